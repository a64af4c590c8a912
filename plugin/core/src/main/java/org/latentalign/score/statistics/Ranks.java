package org.latentalign.score.statistics;

import java.util.Arrays;

/** Ranks of values, ties with the average of the ranks that they could have. */
public final class Ranks {

    private Ranks() {}

    /**
     * The rank of a value among others, from 1: those above come before it, of those that equal it a half.
     *
     * @param above how many of the others are above
     * @param equal how many equal it
     */
    public static double among(final long above, final long equal) {
        return 1 + above + equal / 2.0;
    }

    /**
     * Ranks from 1, ties with their average rank.
     *
     * @param values n values without NaN
     * @return n ranks in the order of the values
     */
    public static double[] of(final double[] values) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        final double[] ranks = new double[values.length];
        for (int i = 0; i < ranks.length; i++) {
            final int below = SortedValues.below(sorted, values[i]);
            ranks[i] = (below + 1 + SortedValues.notAbove(sorted, values[i], below)) / 2.0;
        }
        return ranks;
    }
}
