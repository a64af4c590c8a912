package org.latentalign.score.distance;

import java.util.Arrays;

/**
 * Squared Euclidean distances of all pairs of rows, from the differences of their values: unlike the shorter way over
 * products, it loses nothing when rows are close together and far from the origin.
 */
final class SquaredDistances {

    /** Rows that are compared with a row together, so that their sums stay in the first-level cache. */
    private static final int STRIP = 512;

    /** After so many rows the user may have canceled. */
    private static final int CHECKED = 64;

    private SquaredDistances() {}

    /**
     * @param rows N rows of d finite values
     * @param check called several times a second
     * @return the lower triangle: row i holds the squared distances to the rows 0 to i - 1
     */
    static double[][] lowerTriangle(final double[][] rows, final Runnable check) {
        final int n = rows.length;
        final double[][] triangle = new double[n][];
        for (int i = 0; i < n; i++) {
            triangle[i] = new double[i];
        }
        final int d = n == 0 ? 0 : rows[0].length;
        final double[] sums = new double[STRIP];
        for (int start = 0; start < n; start += STRIP) {
            final int width = Math.min(STRIP, n - start);
            final double[][] values = transposed(rows, start, width, d);
            for (int i = start + 1; i < n; i++) {
                if (i % CHECKED == 0) {
                    check.run();
                }
                final int count = Math.min(width, i - start);
                Arrays.fill(sums, 0, count, 0);
                addTerms(sums, values, rows[i], count);
                System.arraycopy(sums, 0, triangle[i], start, count);
            }
        }
        return triangle;
    }

    /**
     * @param rows n rows of d finite values
     * @param others m rows of d values
     * @param check called several times a second
     * @return by row: the sum of its distances, not squared, to all others
     */
    static double[] sumsOfRoots(final double[][] rows, final double[][] others, final Runnable check) {
        final double[] sums = new double[rows.length];
        final double[] squares = new double[STRIP];
        for (int start = 0; start < others.length; start += STRIP) {
            final int width = Math.min(STRIP, others.length - start);
            final double[][] values = transposed(others, start, width, others[0].length);
            for (int i = 0; i < rows.length; i++) {
                if (i % CHECKED == 0) {
                    check.run();
                }
                Arrays.fill(squares, 0, width, 0);
                addTerms(squares, values, rows[i], width);
                for (int j = 0; j < width; j++) {
                    sums[i] += Math.sqrt(squares[j]);
                }
            }
        }
        return sums;
    }

    private static double[][] transposed(final double[][] rows, final int start, final int width, final int d) {
        final double[][] values = new double[d][width];
        for (int j = 0; j < width; j++) {
            final double[] row = rows[start + j];
            for (int k = 0; k < d; k++) {
                values[k][j] = row[k];
            }
        }
        return values;
    }

    private static void addTerms(final double[] sums, final double[][] values, final double[] row, final int count) {
        final int d = row.length;
        int k = 0;
        for (; k + 4 <= d; k += 4) {
            addFour(sums, values[k], values[k + 1], values[k + 2], values[k + 3], row, k, count);
        }
        for (; k < d; k++) {
            addOne(sums, values[k], row[k], count);
        }
    }

    /** Small, and over arrays indexed by the loop variable, since only so the compiler makes vectors of it. */
    private static void addFour(
            final double[] sums,
            final double[] a,
            final double[] b,
            final double[] c,
            final double[] e,
            final double[] row,
            final int k,
            final int count) {
        final double rowA = row[k];
        final double rowB = row[k + 1];
        final double rowC = row[k + 2];
        final double rowE = row[k + 3];
        for (int j = 0; j < count; j++) {
            final double differenceA = rowA - a[j];
            final double differenceB = rowB - b[j];
            final double differenceC = rowC - c[j];
            final double differenceE = rowE - e[j];
            sums[j] = Math.fma(
                    differenceE,
                    differenceE,
                    Math.fma(
                            differenceC,
                            differenceC,
                            Math.fma(differenceB, differenceB, Math.fma(differenceA, differenceA, sums[j]))));
        }
    }

    private static void addOne(final double[] sums, final double[] values, final double value, final int count) {
        for (int j = 0; j < count; j++) {
            final double difference = value - values[j];
            sums[j] = Math.fma(difference, difference, sums[j]);
        }
    }
}
