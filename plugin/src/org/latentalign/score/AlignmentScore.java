package org.latentalign.score;

import java.util.Arrays;

/**
 * The alignment of shifts, never without the yardstick that tells whether it means anything: how shifts that have
 * nothing to do with each other score. Figures that are not defined (no pair, no unmatched partner) are NaN; a node
 * shows them as missing.
 *
 * @param pairs how many matched pairs have a cosine
 * @param undefined how many matched pairs have none, because a shift has length zero
 * @param mean the mean cosine of matched pairs
 * @param median their median cosine
 * @param interval of the mean, by bootstrap over the pairs
 * @param shareAboveHalf the share of matched pairs with a cosine above 0.5
 * @param unmatchedPairs over how many unmatched pairs the baseline is taken
 * @param sampled whether these were drawn at random, because all of them would be too many
 * @param baseline the mean cosine of unmatched pairs
 * @param baselineMagnitude the mean absolute cosine of unmatched pairs: near 1 when a few directions decide every cosine,
 *     even where the signs cancel in the mean
 * @param areaUnderCurve the probability that a matched cosine exceeds an unmatched one, ties counted half
 * @param retrieval the share of shifts whose nearest shift on the other side is their own partner
 */
public record AlignmentScore(
        int pairs,
        int undefined,
        double mean,
        double median,
        Interval interval,
        double shareAboveHalf,
        long unmatchedPairs,
        boolean sampled,
        double baseline,
        double baselineMagnitude,
        double areaUnderCurve,
        double retrieval) {

    /**
     * Sums up cosines.
     *
     * @param matched the cosines of matched pairs, NaN where not defined
     * @param unmatched the cosines of unmatched pairs, NaN where not defined
     * @param sampled whether the unmatched pairs are a sample
     * @param retrieval the retrieval rate, or NaN
     * @param bootstrap how the interval of the mean is found
     */
    public static AlignmentScore of(
            final double[] matched,
            final double[] unmatched,
            final boolean sampled,
            final double retrieval,
            final Bootstrap bootstrap) {
        final double[] defined = defined(matched);
        final double[] others = defined(unmatched);
        return new AlignmentScore(
                defined.length,
                matched.length - defined.length,
                mean(defined),
                median(defined),
                bootstrap.ofMean(defined),
                shareAbove(defined, 0.5),
                others.length,
                sampled,
                mean(others),
                mean(Arrays.stream(others).map(Math::abs).toArray()),
                Separation.areaUnderCurve(defined, others),
                retrieval);
    }

    private static double[] defined(final double[] cosines) {
        return Arrays.stream(cosines).filter(cosine -> !Double.isNaN(cosine)).toArray();
    }

    private static double mean(final double[] values) {
        double sum = 0;
        for (final double value : values) {
            sum += value;
        }
        return values.length == 0 ? Double.NaN : sum / values.length;
    }

    private static double median(final double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        final int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double shareAbove(final double[] values, final double limit) {
        return values.length == 0
                ? Double.NaN
                : (double) Arrays.stream(values).filter(value -> value > limit).count() / values.length;
    }
}
