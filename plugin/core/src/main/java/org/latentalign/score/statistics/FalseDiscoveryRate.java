package org.latentalign.score.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The step-up procedure of Benjamini and Hochberg ("Controlling the false discovery rate", 1995): among the tests whose
 * adjusted p-value is at most q, a share of about q at most is expected to be a false alarm.
 */
public final class FalseDiscoveryRate {

    private FalseDiscoveryRate() {}

    /**
     * Adjusts.
     *
     * @param p p-values; NaN where there is none, which then counts as no test
     * @return as many adjusted p-values, NaN where there is no p-value
     */
    public static double[] adjusted(final double[] p) {
        final int[] order = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(i -> i)
                .toArray();
        final double[] adjusted = new double[p.length];
        Arrays.fill(adjusted, Double.NaN);
        double smallest = 1;
        for (int rank = order.length; rank > 0; rank--) {
            smallest = Math.min(smallest, p[order[rank - 1]] * order.length / rank);
            adjusted[order[rank - 1]] = smallest;
        }
        return adjusted;
    }
}
