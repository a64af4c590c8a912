package org.latentalign.neural;

import java.util.List;
import java.util.concurrent.Executor;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;

/**
 * A training of a variational autoencoder and its result.
 *
 * @param network the trained network
 * @param epochs what each came to
 * @param keptEpoch which of them the network is from
 * @param end why it ended
 */
public record VariationalTraining(
        VariationalNetwork network, List<VariationalEpoch> epochs, int keptEpoch, Training.End end) {

    /** Purposes of random streams; numbers that never change. */
    private static final long DRAWS = -3;

    private static final long DIRECTIONS = -4;

    /** Copies the list. */
    public VariationalTraining {
        epochs = List.copyOf(epochs);
    }

    /**
     * Trains. The result is the same to the last bit for any number of threads: what is drawn for a row depends on seed,
     * epoch and row alone.
     *
     * @param rows n of them, at least one
     * @param center subtracted from every row, or of length 0
     * @param start the network to begin with
     * @param options how
     * @param variational what the loss consists of
     * @param executor runs helpers until the end; a direct executor cannot be used
     * @param helpers how many threads may help the calling one
     * @param progress told how far it is, for each chunk of a batch
     * @return network and losses
     * @throws java.util.concurrent.CancellationException when the user canceled, unless the options ask for the model
     *     of a canceled training and there is one
     * @throws FitException when the data do not suffice, or training diverges, with the sentence for the user
     */
    public static VariationalTraining of(
            final RowStore rows,
            final double[] center,
            final VariationalNetwork start,
            final TrainingOptions options,
            final VariationalOptions variational,
            final Executor executor,
            final int helpers,
            final Progress progress)
            throws FitException {
        if (start.encoder().inputs() != rows.dimension()) {
            throw new IllegalArgumentException("The network must have inputs and outputs as the rows.");
        }
        final RowSplit split = RowSplit.of(rows.count(), options.validationShare(), options.seed());
        final int most = VariationalPropagation.chunk(start, variational.curvature());
        final double totalVariance = variational.curvature().isActive() ? totalVariance(rows) : 0;
        try (Team team = new Team(executor, helpers)) {
            final VariationalPropagation objective = new VariationalPropagation(
                    start,
                    variational,
                    options.optimizer(),
                    EpochLoop.capacity(most, split, options),
                    !(options.noise() instanceof InputNoise.None),
                    totalVariance,
                    RowNumbers.normal(options.seed(), DRAWS),
                    RowNumbers.directions(options.seed(), DIRECTIONS),
                    team);
            final var result = new EpochLoop<>(rows, center, split, objective, options, team, progress).train();
            return new VariationalTraining(
                    result.model(),
                    result.epochs().stream()
                            .map(epoch -> of(epoch, rows.dimension()))
                            .toList(),
                    result.keptEpoch(),
                    result.end());
        }
    }

    private static VariationalEpoch of(final EpochLoop.Epoch epoch, final int dimension) {
        return new VariationalEpoch(
                epoch.number(),
                VariationalLoss.of(epoch.training(), dimension),
                VariationalLoss.of(epoch.validation(), dimension));
    }

    /** The sum of the variances of all coordinates. */
    private static double totalVariance(final RowStore rows) {
        final float[] row = new float[rows.dimension()];
        final double[] origin = new double[row.length];
        final double[] sums = new double[row.length];
        double squares = 0;
        final int n = (int) rows.count();
        for (int r = 0; r < n; r++) {
            rows.read(r, row);
            for (int j = 0; j < row.length; j++) {
                if (r == 0) {
                    origin[j] = row[j];
                }
                final double value = row[j] - origin[j]; // so that a large mean costs no digits
                sums[j] += value;
                squares += value * value;
            }
        }
        double between = 0;
        for (final double sum : sums) {
            between += sum / n * (sum / n);
        }
        return squares / n - between;
    }
}
