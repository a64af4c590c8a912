package org.latentalign.score;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.ClusteredPairs;
import org.latentalign.score.statistics.ConfidenceInterval;
import org.latentalign.score.statistics.Jackknife;
import org.latentalign.score.statistics.PermutationTest;
import org.latentalign.score.statistics.Separation;

/**
 * The alignment of shifts, never without the yardstick that tells whether it means anything: how shifts that have
 * nothing to do with each other score. Figures that are not defined (no pair, no unmatched partner) are NaN; a node
 * shows them as missing.
 *
 * @param pairs how many matched pairs have a cosine
 * @param undefined how many matched pairs have none, because a shift has length zero
 * @param meanCosine the mean cosine of matched pairs, and without each independent unit, such as a drug
 * @param median their median cosine
 * @param shareAboveHalf the share of matched pairs with a cosine above 0.5
 * @param unmatchedPairs over how many unmatched pairs the baseline is taken
 * @param sampled whether these were drawn at random, because all of them would be too many
 * @param baseline the mean cosine of unmatched pairs
 * @param baselineMagnitude the mean absolute cosine of unmatched pairs: near 1 when a few directions decide every
 *     cosine, even where the signs cancel in the mean
 * @param area the probability that a matched cosine exceeds an unmatched one, ties counted half, and without each unit
 * @param retrievalRate the share of shifts whose nearest shift on the other side is their own partner, and its chance
 * @param chance how often chance alone matches as well, where units can be exchanged
 * @param matchedHistogram how the cosines of matched pairs are distributed
 * @param unmatchedHistogram how those of unmatched pairs are
 */
public record AlignmentScore(
        int pairs,
        int undefined,
        Jackknife meanCosine,
        double median,
        double shareAboveHalf,
        long unmatchedPairs,
        boolean sampled,
        double baseline,
        double baselineMagnitude,
        Jackknife area,
        RetrievalRate retrievalRate,
        Optional<PermutationTest> chance,
        CosineHistogram matchedHistogram,
        CosineHistogram unmatchedHistogram) {

    /**
     * Sums up cosines that are compared with each other.
     *
     * @param measured the matched and the unmatched cosines
     * @param sampled whether the unmatched pairs are a sample
     * @param retrievalRate how often partners are found
     * @param progress told now and then, without a fraction
     */
    public static AlignmentScore of(
            final Separation.Measured measured,
            final boolean sampled,
            final RetrievalRate retrievalRate,
            final Progress progress) {
        final double[] defined = defined(measured.matched());
        final double[] others = defined(measured.unmatched());
        return new AlignmentScore(
                defined.length,
                measured.matched().length - defined.length,
                measured.pairs().matched().mean(measured.matched()),
                median(defined),
                shareAbove(defined, 0.5),
                others.length,
                sampled,
                mean(others),
                mean(Arrays.stream(others).map(Math::abs).toArray()),
                Separation.areaUnderCurve(List.of(measured), progress),
                retrievalRate,
                Optional.empty(),
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
     * @param measured the cosines of every part, with units that have the same number in all of them
     * @param progress told now and then, without a fraction
     */
    public static AlignmentScore total(
            final List<AlignmentScore> parts, final List<Separation.Measured> measured, final Progress progress) {
        final double[] matched = measured.stream()
                .flatMapToDouble(part -> Arrays.stream(part.matched()))
                .toArray();
        final double[] defined = defined(matched);
        final var units = new ClusteredPairs(
                measured.stream()
                        .flatMapToInt(
                                part -> Arrays.stream(part.pairs().matched().first()))
                        .toArray(),
                measured.stream()
                        .flatMapToInt(
                                part -> Arrays.stream(part.pairs().matched().second()))
                        .toArray());
        return new AlignmentScore(
                defined.length,
                matched.length - defined.length,
                units.mean(matched),
                median(defined),
                shareAbove(defined, 0.5),
                parts.stream().mapToLong(AlignmentScore::unmatchedPairs).sum(),
                parts.stream().anyMatch(AlignmentScore::sampled),
                weighted(parts, AlignmentScore::baseline, AlignmentScore::unmatchedPairs),
                weighted(parts, AlignmentScore::baselineMagnitude, AlignmentScore::unmatchedPairs),
                Separation.areaUnderCurve(measured, progress),
                RetrievalRate.weighted(
                        parts.stream().map(AlignmentScore::retrievalRate).toList(),
                        parts.stream().mapToDouble(AlignmentScore::pairs).toArray()),
                Optional.empty(),
                CosineHistogram.sum(
                        parts.stream().map(AlignmentScore::matchedHistogram).toList()),
                CosineHistogram.sum(
                        parts.stream().map(AlignmentScore::unmatchedHistogram).toList()));
    }

    /**
     * The same with a test by exchange of units.
     *
     * @param test how often chance alone matches as well, where it can be told
     */
    public AlignmentScore with(final Optional<PermutationTest> test) {
        return new AlignmentScore(
                pairs,
                undefined,
                meanCosine,
                median,
                shareAboveHalf,
                unmatchedPairs,
                sampled,
                baseline,
                baselineMagnitude,
                area,
                retrievalRate,
                test,
                matchedHistogram,
                unmatchedHistogram);
    }

    /** @return the mean cosine of matched pairs */
    public double mean() {
        return meanCosine.estimate();
    }

    /** @return the share of shifts whose nearest shift on the other side is their own partner, or NaN */
    public double retrieval() {
        return retrievalRate.found();
    }

    /** @return the 95% interval of the mean, over independent units */
    public ConfidenceInterval interval() {
        return meanCosine.correlationInterval();
    }

    /** @return the area under the ROC curve */
    public double areaUnderCurve() {
        return area.estimate();
    }

    /** @return its 95% interval, over independent units */
    public ConfidenceInterval areaInterval() {
        return area.areaInterval();
    }

    /** @return how many independent units, such as drugs, the matched pairs rest on */
    public int units() {
        return meanCosine.size();
    }

    /**
     * The 95% interval of a change of the area under the curve between two scores of the same units.
     *
     * @param earlier the other score
     */
    public ConfidenceInterval areaChange(final AlignmentScore earlier) {
        return area.minus(earlier.area).interval();
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
