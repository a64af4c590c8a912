package org.latentalign.score.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.latentalign.progress.Progress;

/**
 * Spearman's rank correlation of two figures of pairs, such as cosine and rating of pairs of words, and what it is
 * without each word and all its pairs.
 */
public final class RankCorrelation {

    private RankCorrelation() {}

    /**
     * Correlates ranks, ties with their average rank.
     *
     * @param x n figures without NaN
     * @param y n figures without NaN
     * @param pairs to which words they belong
     * @param progress told before each word is left out, without a fraction
     * @return NaN where a figure is the same for all pairs, or there are fewer than two
     */
    public static Jackknife spearman(
            final double[] x, final double[] y, final ClusteredPairs pairs, final Progress progress) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " values cannot be correlated with " + y.length + ".");
        }
        final int[] words = pairs.clustersOf(x);
        final int[][] pairsOf = pairs.pairsOf(words);
        final var xRanks = new LeftRanks(x);
        final var yRanks = new LeftRanks(y);
        final boolean[] isOut = new boolean[x.length];
        final double estimate = correlation(xRanks, yRanks, isOut, x.length);
        final double[] leftOut = new double[words.length];
        for (int w = 0; w < words.length; w++) {
            progress.report(Double.NaN, () -> "Leaving out one word after another");
            for (final int pair : pairsOf[w]) {
                isOut[pair] = true;
            }
            leftOut[w] = correlation(xRanks, yRanks, isOut, x.length - pairsOf[w].length);
            for (final int pair : pairsOf[w]) {
                isOut[pair] = false;
            }
        }
        return new Jackknife(estimate, words, leftOut);
    }

    private static double correlation(final LeftRanks x, final LeftRanks y, final boolean[] isOut, final int size) {
        final double[] a = x.of(isOut);
        final double[] b = y.of(isOut);
        final double mean = (size + 1) / 2.0;
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (int i = 0; i < a.length; i++) {
            if (!isOut[i]) {
                final double da = a[i] - mean;
                final double db = b[i] - mean;
                aa += da * da;
                bb += db * db;
                ab += da * db;
            }
        }
        return aa == 0 || bb == 0 ? Double.NaN : Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb)));
    }

    /** Ranks among the values that are left: sorted once, counted anew. */
    private static final class LeftRanks {

        private final double[] values;

        private final int[] order;

        /** Overwritten with every count. */
        private final double[] ranks;

        LeftRanks(final double[] values) {
            this.values = values;
            order = IntStream.range(0, values.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> values[i]))
                    .mapToInt(i -> i)
                    .toArray();
            ranks = new double[values.length];
        }

        /** Ranks from 1, ties with their average rank; without meaning where a value is out. */
        double[] of(final boolean[] isOut) {
            int below = 0;
            int start = 0;
            while (start < order.length) {
                int end = start;
                int count = 0;
                while (end < order.length && values[order[end]] == values[order[start]]) {
                    count += isOut[order[end]] ? 0 : 1;
                    end++;
                }
                for (int place = start; place < end; place++) {
                    ranks[order[place]] = below + (count + 1) / 2.0;
                }
                below += count;
                start = end;
            }
            return ranks;
        }
    }
}
