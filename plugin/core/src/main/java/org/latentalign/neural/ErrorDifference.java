package org.latentalign.neural;

import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Rows;
import org.latentalign.progress.Progress;

/**
 * Whether a network reconstructs validation rows better than principal components with as many dimensions, row by row: the
 * difference of mean squared errors, and its standard error over rows. The epoch and the restart were chosen on the same
 * rows; how often that misleads is simulated (docs/calibration.md).
 *
 * @param rows that both reconstruct; 0 without validation rows
 * @param componentsError mean squared error of principal components on them, a value
 * @param mean of the network's error less that one
 * @param standardError of that mean; NaN with fewer than two rows
 */
public record ErrorDifference(int rows, double componentsError, double mean, double standardError) {

    /** Of no rows. */
    public static final ErrorDifference NONE = new ErrorDifference(0, Double.NaN, Double.NaN, Double.NaN);

    /** From so many standard errors on a difference counts as one; 95 % of differences of nothing stay below. */
    private static final double CLEARLY = 2;

    /**
     * Below this share of the error a network is as good as principal components. A linear network comes to them, and the
     * epoch that fits the validation rows best is better on these by up to a percent.
     */
    private static final double WORTHWHILE = 0.01;

    /** Fewer rows tell no standard error to rely on. */
    private static final int LEAST_ROWS = 10;

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
        final int[] positions = RowSplit.of(rows.count(), options.validationShare(), options.seed())
                .validation();
        final int n = positions.length;
        final int d = rows.dimension();
        final LayerPass pass = new LayerPass(
                network.layers(), network.layers().stream().map(Layer::product).toList(), null, true);
        final float[] scratch = new float[d];
        final double[][] block = new double[LayerPass.BLOCK][d];
        final double[][] targets = new double[LayerPass.BLOCK][];
        final double[][] outputs = new double[LayerPass.BLOCK][d];
        double mean = 0;
        double squares = 0;
        double sumOfOthers = 0;
        long count = 0;
        for (int first = 0; first < n; first += LayerPass.BLOCK) {
            final double done = (double) first / n;
            progress.report(done, () -> "Comparing with principal components");
            final int size = Math.min(LayerPass.BLOCK, n - first);
            for (int r = 0; r < size; r++) {
                LinearReconstruction.read(rows, positions[first + r], center, scratch, block[r]);
                targets[r] = block[r].clone();
            }
            final double[] others = components.squaredErrors(targets, size, Math.min(h, d));
            pass.run(block, 0, size, outputs);
            for (int r = 0; r < size; r++) {
                final double difference = (Rows.squaredDistance(outputs[r], targets[r]) - others[r]) / d;
                sumOfOthers += others[r] / d;
                count++;
                final double off = difference - mean;
                mean += off / count; // Welford 1962
                squares += off * (difference - mean);
            }
        }
        return n == 0
                ? NONE
                : new ErrorDifference(n, sumOfOthers / n, mean, n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n));
    }

    /** @return whether the network is clearly better */
    public boolean isBetter() {
        return rows >= LEAST_ROWS && -mean > Math.max(CLEARLY * standardError, WORTHWHILE * componentsError);
    }
}
