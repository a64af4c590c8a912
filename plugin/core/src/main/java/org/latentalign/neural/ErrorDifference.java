package org.latentalign.neural;

import java.util.List;
import java.util.stream.IntStream;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Rows;
import org.latentalign.progress.Progress;

/**
 * Whether a network reconstructs validation rows better than principal components with as many dimensions, row by row: the
 * difference of mean squared errors, and its standard error over rows. The epoch and the restart were chosen on the same
 * rows, so that the rows trained on have a say, too; how often all that misleads is simulated (docs/calibration.md).
 *
 * @param rows that both reconstruct; 0 without validation rows
 * @param componentsError mean squared error of principal components on them, a value
 * @param mean of the network's error less that one
 * @param standardError of that mean; NaN with fewer than two rows
 * @param trainingMean the mean of the same difference on rows trained on
 */
public record ErrorDifference(
        int rows, double componentsError, double mean, double standardError, double trainingMean) {

    /** Of no rows. */
    public static final ErrorDifference NONE = new ErrorDifference(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** From so many standard errors on a difference counts as one; 95 % of differences of nothing stay below. */
    private static final double CLEARLY = 2;

    /** Below this share of the error a network is as good as principal components. */
    private static final double WORTHWHILE = 0.01;

    /** Fewer rows tell no standard error to rely on. */
    private static final int LEAST_ROWS = 10;

    /** So many of the rows trained on are enough to tell which fits them better. */
    private static final int TRAINING_ROWS = 4_096;

    /**
     * @param rows as in training
     * @param center subtracted from each, as in training
     * @param network trained on them
     * @param components of the rows trained on
     * @param h number of dimensions of these
     * @param options of the training, which tell the validation rows from the others
     * @param progress from 0 to 1
     * @return the difference
     * @throws FitException when there are no rows
     */
    public static ErrorDifference of(
            final RowStore rows,
            final double[] center,
            final Network network,
            final LinearReconstruction components,
            final int h,
            final TrainingOptions options,
            final Progress progress)
            throws FitException {
        final RowSplit split = RowSplit.of(rows.count(), options.validationShare(), options.seed());
        final int n = split.validation().length;
        if (n == 0) {
            return NONE;
        }
        final var reconstructions = new Reconstructions(rows, center, network, components, h);
        final Differences validation = reconstructions.differences(
                split.validation(), (fraction, message) -> progress.report(fraction / 2, message));
        final Differences training = reconstructions.differences(
                some(split.training()), (fraction, message) -> progress.report((1 + fraction) / 2, message));
        return new ErrorDifference(
                n, validation.componentsError, validation.mean, validation.standardError(), training.mean);
    }

    /** Some of the positions, evenly spread. */
    private static int[] some(final int[] positions) {
        final int count = Math.min(positions.length, TRAINING_ROWS);
        return IntStream.range(0, count)
                .map(i -> positions[(int) ((long) i * positions.length / count)])
                .toArray();
    }

    /**
     * A network that fits the rows trained on no better is not called better on the others: the epoch and the restart were
     * chosen on these, and of networks that come to principal components some are then better on them, even clearly.
     *
     * @return whether the network is clearly better
     */
    public boolean isBetter() {
        return isBetterInTraining()
                && rows >= LEAST_ROWS
                && -mean > Math.max(CLEARLY * standardError, WORTHWHILE * componentsError);
    }

    /** @return whether the network is better on the rows trained on, by however little */
    public boolean isBetterInTraining() {
        return trainingMean < 0;
    }

    /** @return whether its error on the validation rows is not below that of principal components, by however little */
    public boolean isNotBelow() {
        return mean >= 0;
    }

    /**
     * A network that has not learned to reconstruct the rows trained on any better needs no more evidence than that it is no
     * better on the others, either. One that has may have too few validation rows, so that the difference has to be clear.
     *
     * @return whether the network is no better
     */
    public boolean isNoBetter() {
        return isNotBelow() && (!isBetterInTraining() || rows >= LEAST_ROWS && mean > CLEARLY * standardError);
    }

    /** Both reconstructions of rows. */
    private static final class Reconstructions {

        private final RowStore rows;
        private final double[] center;
        private final LinearReconstruction components;
        private final int dimensions;
        private final LayerPass pass;

        Reconstructions(
                final RowStore rows,
                final double[] center,
                final Network network,
                final LinearReconstruction components,
                final int h) {
            this.rows = rows;
            this.center = center;
            this.components = components;
            dimensions = Math.min(h, rows.dimension());
            final List<Layer> layers = network.layers();
            pass = new LayerPass(layers, layers.stream().map(Layer::product).toList(), null, true);
        }

        Differences differences(final int[] positions, final Progress progress) {
            final int n = positions.length;
            final int d = rows.dimension();
            final float[] scratch = new float[d];
            final double[][] block = new double[LayerPass.BLOCK][d];
            final double[][] targets = new double[LayerPass.BLOCK][];
            final double[][] outputs = new double[LayerPass.BLOCK][d];
            final var sum = new Differences();
            for (int first = 0; first < n; first += LayerPass.BLOCK) {
                final double done = (double) first / n;
                progress.report(done, () -> "Comparing with principal components");
                final int size = Math.min(LayerPass.BLOCK, n - first);
                for (int r = 0; r < size; r++) {
                    LinearReconstruction.read(rows, positions[first + r], center, scratch, block[r]);
                    targets[r] = block[r].clone();
                }
                final double[] others = components.squaredErrors(targets, size, dimensions);
                pass.run(block, 0, size, outputs);
                for (int r = 0; r < size; r++) {
                    sum.add(Rows.squaredDistance(outputs[r], targets[r]) / d, others[r] / d);
                }
            }
            return sum;
        }
    }

    /** What the errors of rows come to. */
    private static final class Differences {

        private long count;
        private double componentsError;
        private double mean;
        private double squares;

        void add(final double error, final double ofComponents) {
            count++;
            componentsError += (ofComponents - componentsError) / count;
            final double difference = error - ofComponents;
            final double off = difference - mean;
            mean += off / count; // Welford 1962
            squares += off * (difference - mean);
        }

        double standardError() {
            return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1) / count);
        }
    }
}
