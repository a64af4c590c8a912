package org.latentalign.score.statistics;

/** Counts in ascending values. They are compared by value: 0.0 and -0.0 are the same. */
public final class SortedValues {

    private SortedValues() {}

    /** The number of values below a limit. */
    public static int below(final double[] sorted, final double limit) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (sorted[middle] < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The number of values that are not above a limit. Looks at few places when few values equal it.
     *
     * @param below how many are below it
     */
    public static int notAbove(final double[] sorted, final double limit, final int below) {
        int low = below;
        int step = 1;
        while (low + step <= sorted.length && sorted[low + step - 1] <= limit) {
            low += step;
            step *= 2;
        }
        int high = Math.min(sorted.length, low + step);
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (sorted[middle] <= limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
