package org.latentalign.score.statistics;

import java.util.Arrays;

/** Ranks of values, as Spearman's correlation needs them. */
public final class Ranks {

    private Ranks() {}

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
