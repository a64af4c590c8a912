package org.latentalign.score;

import java.util.Arrays;

/** Ranks of values, as Spearman's correlation needs them. */
final class Ranks {

    private Ranks() {}

    /**
     * Ranks from 1, ties with their average rank.
     *
     * @param values n values without NaN
     * @return n ranks in the order of the values
     */
    static double[] of(final double[] values) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        final double[] ranks = new double[values.length];
        for (int i = 0; i < ranks.length; i++) {
            // compared by value: 0.0 and -0.0 tie
            final int below = firstNotBelow(sorted, values[i]);
            ranks[i] = (below + 1 + firstAbove(sorted, values[i], below)) / 2.0;
        }
        return ranks;
    }

    private static int firstNotBelow(final double[] sorted, final double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Looks at few places when few values tie. */
    private static int firstAbove(final double[] sorted, final double value, final int from) {
        int low = from;
        int step = 1;
        while (low + step <= sorted.length && sorted[low + step - 1] <= value) {
            low += step;
            step *= 2;
        }
        int high = Math.min(sorted.length, low + step);
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
