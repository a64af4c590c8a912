package org.latentalign.score;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.Separation;

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
 * @param baselineMagnitude the mean absolute cosine of unmatched pairs: near 1 when a few directions decide every
 *     cosine, even where the signs cancel in the mean
 * @param areaUnderCurve the probability that a matched cosine exceeds an unmatched one, ties counted half
 * @param retrieval the share of shifts whose nearest shift on the other side is their own partner
 * @param matchedHistogram how the cosines of matched pairs are distributed
 * @param unmatchedHistogram how those of unmatched pairs are
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
        double retrieval,
        CosineHistogram matchedHistogram,
        CosineHistogram unmatchedHistogram) {

    /**
     * Sums up cosines.
     *
     * @param matched the cosines of matched pairs, NaN where not defined
     * @param unmatched the cosines of unmatched pairs, NaN where not defined
     * @param sampled whether the unmatched pairs are a sample
     * @param retrieval the retrieval rate, or NaN
     * @param bootstrap how the interval of the mean is found
     * @param progress told while it is found
     */
    public static AlignmentScore of(
            final double[] matched,
            final double[] unmatched,
            final boolean sampled,
            final double retrieval,
            final Bootstrap bootstrap,
            final Progress progress) {
        return of(matched, unmatched, sampled, retrieval, bootstrap.ofMean(defined(matched), progress));
    }

    /**
     * Sums up cosines that depend on one another, so that the interval is found elsewhere.
     *
     * @param matched the cosines of matched pairs, NaN where not defined
     * @param unmatched the cosines of unmatched pairs, NaN where not defined
     * @param sampled whether the unmatched pairs are a sample
     * @param retrieval the retrieval rate, or NaN
     * @param interval of the mean of the matched cosines
     */
    public static AlignmentScore of(
            final double[] matched,
            final double[] unmatched,
            final boolean sampled,
            final double retrieval,
            final Interval interval) {
        final double[] defined = defined(matched);
        final double[] others = defined(unmatched);
        return new AlignmentScore(
                defined.length,
                matched.length - defined.length,
                mean(defined),
                median(defined),
                interval,
                shareAbove(defined, 0.5),
                others.length,
                sampled,
                mean(others),
                mean(Arrays.stream(others).map(Math::abs).toArray()),
                Separation.areaUnderCurve(defined, others),
                retrieval,
                CosineHistogram.of(defined),
                CosineHistogram.of(others));
    }

    /**
     * Sums up comparisons that were made apart, such as those of all pairs of cell lines. Mean, median and share are
     * over all matched pairs; the baseline is over all unmatched pairs; AUC and retrieval are means over the parts,
     * each with the weight of its matched pairs, so that a matched pair is only ever compared with unmatched ones of
     * its own part.
     *
     * @param parts the comparisons
     * @param matched the cosines of the matched pairs of all parts, NaN where not defined
     * @param clusters to which cluster each of them belongs, such as its drug; the interval is found by drawing
     *     clusters
     * @param bootstrap how the interval of the mean is found
     * @param progress told while it is found
     */
    public static AlignmentScore total(
            final List<AlignmentScore> parts,
            final double[] matched,
            final int[] clusters,
            final Bootstrap bootstrap,
            final Progress progress) {
        final double[] defined = defined(matched);
        final int[] definedClusters = IntStream.range(0, matched.length)
                .filter(i -> !Double.isNaN(matched[i]))
                .map(i -> clusters[i])
                .toArray();
        return new AlignmentScore(
                defined.length,
                matched.length - defined.length,
                mean(defined),
                median(defined),
                bootstrap.ofClusteredMean(defined, definedClusters, progress),
                shareAbove(defined, 0.5),
                parts.stream().mapToLong(AlignmentScore::unmatchedPairs).sum(),
                parts.stream().anyMatch(AlignmentScore::sampled),
                weighted(parts, AlignmentScore::baseline, AlignmentScore::unmatchedPairs),
                weighted(parts, AlignmentScore::baselineMagnitude, AlignmentScore::unmatchedPairs),
                weighted(parts, AlignmentScore::areaUnderCurve, AlignmentScore::pairs),
                weighted(parts, AlignmentScore::retrieval, AlignmentScore::pairs),
                CosineHistogram.sum(
                        parts.stream().map(AlignmentScore::matchedHistogram).toList()),
                CosineHistogram.sum(
                        parts.stream().map(AlignmentScore::unmatchedHistogram).toList()));
    }

    /** The weighted mean of what is defined. */
    private static double weighted(
            final List<AlignmentScore> parts,
            final ToDoubleFunction<AlignmentScore> figure,
            final ToDoubleFunction<AlignmentScore> weight) {
        double sum = 0;
        double weights = 0;
        for (final AlignmentScore part : parts) {
            if (!Double.isNaN(figure.applyAsDouble(part))) {
                sum += weight.applyAsDouble(part) * figure.applyAsDouble(part);
                weights += weight.applyAsDouble(part);
            }
        }
        return weights == 0 ? Double.NaN : sum / weights;
    }

    static double[] defined(final double[] cosines) {
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
