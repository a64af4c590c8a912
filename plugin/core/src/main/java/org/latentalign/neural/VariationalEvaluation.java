package org.latentalign.neural;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;

/**
 * What a trained variational autoencoder makes of rows when each is encoded as its mean, without drawing.
 *
 * @param dimensions of the latent space, those that carry most first
 * @param trainingError mean squared error over all values of the rows trained on
 * @param validationError the same of the validation rows; NaN without such rows
 */
public record VariationalEvaluation(List<LatentDimension> dimensions, double trainingError, double validationError) {

    /** Copies the list. */
    public VariationalEvaluation {
        dimensions = List.copyOf(dimensions);
    }

    /** @return the KL divergence of a row trained on, in nats, on average */
    public double divergence() {
        return dimensions.stream().mapToDouble(LatentDimension::divergence).sum();
    }

    /** @return how many dimensions carry information */
    public int activeDimensions() {
        return (int) dimensions.stream().filter(LatentDimension::isActive).count();
    }

    /**
     * @param rows as in training
     * @param center as in training
     * @param network trained on them
     * @param options of the training, which tell the validation rows from the others
     * @param executor runs helpers until the end
     * @param helpers how many threads may help the calling one
     * @param progress from 0 to 1
     * @return the evaluation, the same to the last bit for any number of threads
     * @throws FitException when there are no rows
     */
    public static VariationalEvaluation of(
            final RowStore rows,
            final double[] center,
            final VariationalNetwork network,
            final TrainingOptions options,
            final Executor executor,
            final int helpers,
            final Progress progress)
            throws FitException {
        final RowSplit split = RowSplit.of(rows.count(), options.validationShare(), options.seed());
        final var plain = new VariationalOptions(1, 0, CurvaturePenalty.NONE);
        try (Team team = new Team(executor, helpers)) {
            final var propagation = new VariationalPropagation(
                    network,
                    plain,
                    options.optimizer(),
                    VariationalPropagation.chunk(network, CurvaturePenalty.NONE),
                    false,
                    0,
                    (epoch, row, values) -> {},
                    (epoch, row, values) -> {},
                    team);
            final Sums sums = new Sums(network.latentDimension());
            final double training = error(rows, center, split.training(), propagation, sums, team, progress);
            final double validation = error(
                    rows, center, split.validation(), propagation, new Sums(network.latentDimension()), team, progress);
            return new VariationalEvaluation(sums.dimensions(), training, validation);
        }
    }

    private static double error(
            final RowStore rows,
            final double[] center,
            final int[] positions,
            final VariationalPropagation propagation,
            final Sums sums,
            final Team team,
            final Progress progress) {
        final double[] parts = new double[propagation.parts()];
        for (int first = 0; first < positions.length; first += propagation.capacity()) {
            final double done = (double) first / positions.length;
            progress.report(done, () -> "Measuring what the latent dimensions carry");
            final int count = Math.min(propagation.capacity(), positions.length - first);
            final var chunk = new Objective.Chunk(positions, first, count, 0, positions.length);
            final int start = first;
            team.run(LayerChain.blocks(count), block -> {
                final float[] row = new float[rows.dimension()];
                final int from = block * MatrixProduct.BLOCK;
                for (int r = from; r < LayerChain.end(from, count); r++) {
                    rows.read(positions[start + r], row);
                    for (int j = 0; j < center.length; j++) {
                        row[j] -= (float) center[j];
                    }
                    propagation.input().setRow(r, row);
                }
            });
            propagation.propagate(chunk, parts);
            for (int r = 0; r < count; r++) {
                sums.add(propagation.sample(), r);
            }
        }
        return parts[1] / positions.length / rows.dimension();
    }

    /** Sums over rows, by latent dimension. */
    private static final class Sums {

        private final double[] divergences;
        private final double[] means;
        private final double[] squares;
        private final double[] deviations;
        private long count;

        Sums(final int latent) {
            divergences = new double[latent];
            means = new double[latent];
            squares = new double[latent];
            deviations = new double[latent];
        }

        void add(final LatentSample sample, final int r) {
            count++;
            for (int k = 0; k < means.length; k++) {
                final double mean = sample.mean(r, k);
                final double off = mean - means[k];
                means[k] += off / count; // Welford 1962
                squares[k] += off * (mean - means[k]);
                deviations[k] += sample.deviation(r, k);
                divergences[k] += sample.divergence(r, k);
            }
        }

        List<LatentDimension> dimensions() {
            final List<LatentDimension> result = new ArrayList<>();
            for (int k = 0; k < means.length; k++) {
                result.add(
                        new LatentDimension(k + 1, divergences[k] / count, squares[k] / count, deviations[k] / count));
            }
            result.sort(Comparator.comparingDouble(LatentDimension::divergence).reversed());
            return result;
        }
    }
}
