package org.latentalign.score.distance;

import java.util.function.DoubleUnaryOperator;

/** Medians of many values, without sorting them all. */
final class Medians {

    private Medians() {}

    /** All values of a triangle in one array. */
    static double[] flat(final double[][] triangle) {
        final int n = triangle.length;
        final double[] all = new double[(int) ((long) n * (n - 1) / 2)];
        int next = 0;
        for (final double[] row : triangle) {
            System.arraycopy(row, 0, all, next, row.length);
            next += row.length;
        }
        return all;
    }

    /**
     * The median of an ascending function of values.
     *
     * @param values at least one, without NaN; put into another order
     * @param function applied to the middle values only
     * @return the middle one, or the mean of the middle two
     */
    static double of(final double[] values, final DoubleUnaryOperator function) {
        final int middle = values.length / 2;
        final double upper = select(values, middle);
        if (values.length % 2 == 1) {
            return function.applyAsDouble(upper);
        }
        double lower = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < middle; i++) {
            lower = Math.max(lower, values[i]);
        }
        return (function.applyAsDouble(lower) + function.applyAsDouble(upper)) / 2;
    }

    /** The median of values; puts them into another order. */
    static double of(final double[] values) {
        return of(values, DoubleUnaryOperator.identity());
    }

    /** Hoare's selection: afterwards values[k] is in its place, with nothing larger before it. */
    private static double select(final double[] values, final int k) {
        int low = 0;
        int high = values.length - 1;
        while (low < high) {
            final double pivot = values[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    final double value = values[i];
                    values[i++] = values[j];
                    values[j--] = value;
                }
            }
            if (k <= j) {
                high = j;
            } else if (k >= i) {
                low = i;
            } else {
                return values[k];
            }
        }
        return values[k];
    }
}
