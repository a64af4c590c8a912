package org.latentalign.score.query;

import java.util.Arrays;

/** Sums up the scores of a drug over cell lines, as the Connectivity Map does. */
public final class MaximumQuantile {

    private static final double HIGH = 0.67;

    private static final double LOW = 0.33;

    private MaximumQuantile() {}

    /**
     * Of the 67 % and the 33 % quantile (interpolated, type 7 of Hyndman and Fan, 1996) the one that is larger in size, of equal
     * ones the 67 %.
     *
     * @param scores NaN for none
     * @return NaN without scores
     */
    public static double of(final double[] scores) {
        final double[] sorted = Arrays.stream(scores)
                .filter(score -> !Double.isNaN(score))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        final double high = quantile(sorted, HIGH);
        final double low = quantile(sorted, LOW);
        return Math.abs(high) >= Math.abs(low) ? high : low;
    }

    private static double quantile(final double[] sorted, final double share) {
        final double place = share * (sorted.length - 1);
        final int below = (int) Math.floor(place);
        final int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
