package org.latentalign.score.distance;

import java.util.Arrays;

/**
 * Sums of values of pairs of rows, within the first group of a labeling, by products of many labelings with the values:
 * {@link SubsetSums}.
 *
 * <p>The values are first rounded to a grid that is as fine as sums over all pairs, exact in a double, allow: so the
 * sums do not depend on the order of the rows, labelings that part the rows alike have exactly the same sums, and ties
 * are ties.
 */
final class PairSums {

    /** Rows whose sums are computed together; those with the upper triangle, which is 0, are left out by blocks. */
    private static final int BLOCK = 64;

    /** The digits of a double. */
    private static final int PRECISION = 53;

    private final SubsetSums[] blocks;
    private final double[] rowSums;
    private final double total;

    /**
     * @param triangle the lower triangle of the values: row i holds those of row i and the rows 0 to i - 1; finite;
     *     rounded to the grid by this
     */
    PairSums(final double[][] triangle) {
        final int n = triangle.length;
        roundToGrid(triangle);
        rowSums = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                rowSums[i] += triangle[i][j];
                rowSums[j] += triangle[i][j];
                sum += triangle[i][j];
            }
        }
        total = sum;
        blocks = new SubsetSums[(n + BLOCK - 1) / BLOCK];
        for (int b = 0; b < blocks.length; b++) {
            blocks[b] = block(triangle, b * BLOCK, Math.min(n, (b + 1) * BLOCK));
        }
    }

    private static void roundToGrid(final double[][] triangle) {
        double largest = 0;
        for (final double[] row : triangle) {
            for (final double value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        final int bits = 2 * (Integer.SIZE - Integer.numberOfLeadingZeros(triangle.length));
        final double unit = Math.scalb(1.0, Math.getExponent(largest) + 1 + bits - PRECISION);
        if (largest == 0 || unit < Double.MIN_NORMAL) { // values that small are on a grid as they are
            return;
        }
        for (final double[] row : triangle) {
            for (int j = 0; j < row.length; j++) {
                row[j] = Math.rint(row[j] / unit) * unit;
            }
        }
    }

    /** The sums of the rows from start to end of the triangle, by columns. */
    private static SubsetSums block(final double[][] triangle, final int start, final int end) {
        final double[][] columns = new double[end][end - start];
        for (int i = start; i < end; i++) {
            for (int j = 0; j < i; j++) {
                columns[j][i - start] = triangle[i][j];
            }
        }
        return new SubsetSums(columns, end - start);
    }

    /** @return the sum of the values of all pairs */
    double total() {
        return total;
    }

    /**
     * @param labels of a labeling
     * @return the sum, over the rows of the first group, of their values with all other rows
     */
    double rowSums(final double[] labels) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            sum += labels[i] * rowSums[i];
        }
        return sum;
    }

    /**
     * @param labelings at least {@code count} labelings
     * @param count how many
     * @param sums takes, for each labeling, the sum of the values of the pairs within the first group
     */
    void within(final double[][] labelings, final int count, final double[] sums) {
        final byte[][] chosen = new byte[count][];
        Arrays.setAll(chosen, p -> SubsetSums.chosen(labelings[p]));
        final double[][] products = new double[count][BLOCK];
        Arrays.fill(sums, 0, count, 0);
        for (int b = 0; b < blocks.length; b++) {
            final int start = b * BLOCK;
            final int width = Math.min(BLOCK, rowSums.length - start);
            blocks[b].of(chosen, count, products);
            for (int p = 0; p < count; p++) {
                final double[] labels = labelings[p];
                final double[] product = products[p];
                double sum = 0;
                for (int i = 0; i < width; i++) {
                    sum += labels[start + i] * product[i];
                }
                sums[p] += sum;
            }
        }
    }
}
