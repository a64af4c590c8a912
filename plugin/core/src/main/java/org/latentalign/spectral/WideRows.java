package org.latentalign.spectral;

import java.util.concurrent.Executor;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.RowProduct;
import org.latentalign.progress.Progress;
import org.latentalign.threads.ParallelParts;

/** Products of a few long rows with each other and with small matrices; the same bits on any number of threads. */
final class WideRows {

    /** Positions that are taken together: what the kernels keep in the first-level cache. */
    private static final int BLOCK = 512;

    private final Executor executor;
    private final int threads;

    /**
     * @param executor whose threads help
     * @param threads how many to ask it for, at most
     */
    WideRows(final Executor executor, final int threads) {
        this.executor = executor;
        this.threads = threads;
    }

    /**
     * All inner products.
     *
     * @param rows of d values; not changed
     * @param count how many of them
     * @param factor of each product
     * @param progress from 0 to 1
     * @return count x count, symmetric
     * @throws FitException when a product is too large for a double
     */
    double[][] gram(final double[][] rows, final int count, final double factor, final Progress progress)
            throws FitException {
        final int d = rows[0].length;
        final SecondMomentAccumulator sum = new SecondMomentAccumulator(count, false, executor, threads);
        final double[][] columns = new double[BLOCK][count];
        for (int from = 0; from < d; from += BLOCK) {
            final double done = (double) from / d;
            progress.report(done, () -> "Multiplying the rows with each other");
            final int width = Math.min(BLOCK, d - from);
            for (int i = 0; i < count; i++) {
                final double[] row = rows[i];
                for (int j = 0; j < width; j++) {
                    columns[j][i] = row[from + j];
                }
            }
            for (int j = 0; j < width; j++) {
                sum.add(columns[j]);
            }
        }
        return sum.finish().sum(factor);
    }

    /**
     * Replaces rows by combinations of them.
     *
     * @param weights r x n
     * @param rows n rows of d values
     * @param first which of them, and of those after it, become {@code weights rows}; no row after the r-th of these is
     *     changed
     * @param progress from 0 to 1
     */
    void combine(final double[][] weights, final double[][] rows, final int first, final Progress progress) {
        final int d = rows[0].length;
        ParallelParts.run(
                (d + BLOCK - 1) / BLOCK,
                (block, check) -> combine(weights, rows, first, block * BLOCK),
                executor,
                threads - 1,
                progress,
                () -> "Computing the directions");
    }

    private static void combine(final double[][] weights, final double[][] rows, final int first, final int from) {
        final int width = Math.min(BLOCK, rows[0].length - from);
        final double[][] block = new double[rows.length][width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], from, block[i], 0, width);
        }
        final double[][] result = new double[weights.length][width];
        final RowProduct product = RowProduct.ofColumns(block);
        product.multiply(weights, weights.length, result, product.newScratch());
        for (int i = 0; i < weights.length; i++) {
            System.arraycopy(result[i], 0, rows[first + i], from, width);
        }
    }
}
