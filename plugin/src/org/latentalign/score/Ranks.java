package org.latentalign.score;

import java.util.stream.IntStream;

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
        final int n = values.length;
        final int[] order = IntStream.range(0, n)
                .boxed()
                .sorted((i, j) -> Double.compare(values[i], values[j]))
                .mapToInt(Integer::intValue)
                .toArray();
        final double[] ranks = new double[n];
        int start = 0;
        while (start < n) {
            int end = start + 1;
            // compared by value: 0.0 and -0.0 tie
            while (end < n && values[order[end]] == values[order[start]]) {
                end++;
            }
            for (int i = start; i < end; i++) {
                ranks[order[i]] = (start + 1 + end) / 2.0;
            }
            start = end;
        }
        return ranks;
    }
}
