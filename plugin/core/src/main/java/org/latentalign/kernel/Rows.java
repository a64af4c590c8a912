package org.latentalign.kernel;

/** Small loops over rows of numbers, written so that the JIT compiler makes vector instructions of them. */
public final class Rows {

    private Rows() {}

    /** Whether all values are finite. */
    public static boolean isFinite(final double[] row) {
        // x - x is 0 for a finite x and NaN otherwise; four sums do not wait for one another
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = 0;
        for (; j + 4 <= row.length; j += 4) {
            s0 += row[j] - row[j];
            s1 += row[j + 1] - row[j + 1];
            s2 += row[j + 2] - row[j + 2];
            s3 += row[j + 3] - row[j + 3];
        }
        for (; j < row.length; j++) {
            s0 += row[j] - row[j];
        }
        return s0 + s1 + s2 + s3 == 0;
    }

    /** Text such as "NaN in position 3" for a row that is not finite; positions count from 1. */
    public static String firstNonFinite(final double[] row) {
        for (int j = 0; j < row.length; j++) {
            if (!Double.isFinite(row[j])) {
                return row[j] + " in position " + (j + 1);
            }
        }
        throw new IllegalArgumentException("The row is finite.");
    }

    /** {@code sum += row}. */
    public static void add(final double[] sum, final double[] row, final int length) {
        for (int j = 0; j < length; j++) {
            sum[j] += row[j];
        }
    }

    /** {@code sum += factor * row}. */
    public static void addMultiple(final double[] sum, final double[] row, final double factor, final int length) {
        for (int j = 0; j < length; j++) {
            sum[j] = Math.fma(factor, row[j], sum[j]);
        }
    }

    /** The inner product; in four sums that do not wait for one another. */
    public static double dot(final double[] x, final double[] y, final int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = 0;
        for (; j + 4 <= length; j += 4) {
            s0 = Math.fma(x[j], y[j], s0);
            s1 = Math.fma(x[j + 1], y[j + 1], s1);
            s2 = Math.fma(x[j + 2], y[j + 2], s2);
            s3 = Math.fma(x[j + 3], y[j + 3], s3);
        }
        for (; j < length; j++) {
            s0 = Math.fma(x[j], y[j], s0);
        }
        return s0 + s1 + (s2 + s3);
    }

    /** {@code row -= other}. */
    public static void subtract(final double[] row, final double[] other, final int length) {
        for (int j = 0; j < length; j++) {
            row[j] -= other[j];
        }
    }

    /** {@code row *= factor}. */
    public static void scale(final double[] row, final double factor, final int length) {
        for (int j = 0; j < length; j++) {
            row[j] *= factor;
        }
    }

    /** The mean of rows of the same length. */
    public static double[] mean(final double[][] rows) {
        final double[] mean = new double[rows[0].length];
        for (final double[] row : rows) {
            add(mean, row, mean.length);
        }
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= rows.length;
        }
        return mean;
    }

    /** The squared Euclidean distance of two rows of the same length. */
    public static double squaredDistance(final double[] x, final double[] y) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += (x[j] - y[j]) * (x[j] - y[j]);
        }
        return sum;
    }
}
