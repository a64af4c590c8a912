package org.latentalign.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.latentalign.score.statistics.Jackknife;

/**
 * What the correlation of cosines with ratings means, in words for somebody who has not read how it is computed. Unlike
 * {@link Verdict} it rests on the order of the cosines and not on matched against unmatched pairs: people rate some
 * pairs as not alike at all.
 */
public final class SimilarityVerdict {

    /** Fewer pairs allow no judgment. */
    public static final int FEWEST_PAIRS = 10;

    /** From this p-value on, the order may well be chance. */
    public static final double CHANCE_FROM = 0.05;

    /** Below this rank correlation cosines follow ratings only weakly. */
    public static final double WEAK_BELOW = 0.3;

    /** A smaller change of the rank correlation by encoding is not worth mentioning. */
    public static final double SMALLEST_CHANGE = 0.02;

    /** Below this share of covered pairs the sentence says so. */
    public static final double LOW_COVERAGE = 0.8;

    private SimilarityVerdict() {}

    /**
     * Judges.
     *
     * @param spearman the rank correlation of cosines and ratings
     * @param pairs how many pairs there are in all
     * @param cosines the cosines of rated pairs against those of unrated ones
     * @param before the rank correlation before encoding, when this one is after
     * @param log10ConditionNumber of the encoder, if there is one that has it
     */
    public static String of(
            final Correlation spearman,
            final int pairs,
            final AlignmentScore cosines,
            final Optional<Correlation> before,
            final OptionalDouble log10ConditionNumber) {
        if (spearman.n() < FEWEST_PAIRS) {
            return spearman.n() == 0
                    ? "No pair can be compared, so nothing can be said."
                    : "Only " + spearman.n() + (spearman.n() == 1 ? " pair" : " pairs")
                            + " can be compared: too few for a correlation.";
        }
        if (Double.isNaN(spearman.coefficient())) {
            return "All cosines or all ratings are the same, so there is nothing to correlate.";
        }
        final List<String> sentences = new ArrayList<>();
        sentences.add(main(spearman));
        if (spearman.n() < LOW_COVERAGE * pairs) {
            sentences.add("Only " + spearman.n() + " of " + pairs
                    + " pairs are covered: do not compare with a figure over all of them.");
        }
        if (cosines.baselineMagnitude() >= Verdict.HIGH_MAGNITUDE) {
            sentences.add("Nearly all cosines, also of words that nobody paired, are close to +1 or -1: read their"
                    + " order, not their height.");
        }
        before.flatMap(correlation -> change(correlation, spearman)).ifPresent(sentences::add);
        Verdict.condition(log10ConditionNumber).ifPresent(sentences::add);
        return String.join(" ", sentences);
    }

    private static String main(final Correlation spearman) {
        final var interval = spearman.interval();
        final String figures = "Spearman " + Verdict.text(spearman.coefficient(), 2)
                + (Double.isNaN(interval.low()) ? "" : "; 95% interval " + Verdict.text(interval))
                + "; " + spearman.n() + " pairs of " + spearman.estimate().size() + " words";
        if (isChance(spearman)) {
            return "Nothing shows that the cosines follow the ratings (" + figures
                    + "): do not read them as similarity.";
        }
        if (spearman.coefficient() < 0) {
            return "The cosines fall where the ratings rise (" + figures
                    + "): check whether a high rating means that words are alike.";
        }
        return spearman.coefficient() < WEAK_BELOW
                ? "The cosines follow the ratings weakly (" + figures + ")."
                : "The cosines follow the ratings (" + figures + ").";
    }

    private static boolean isChance(final Correlation spearman) {
        return !(spearman.pValue() < CHANCE_FROM)
                || spearman.interval().low() <= 0 && spearman.interval().high() >= 0;
    }

    /** Better or worse only where the interval of the paired difference excludes none. */
    private static Optional<String> change(final Correlation before, final Correlation after) {
        final Jackknife difference = after.estimate().minus(before.estimate());
        if (Double.isNaN(difference.interval().low())) {
            return Optional.empty();
        }
        final String was = " (Spearman " + Verdict.text(before.coefficient(), 2)
                + " before; 95% interval of the change " + Verdict.text(difference.interval()) + ").";
        if (!difference.interval().excludes(0) || Math.abs(difference.estimate()) < SMALLEST_CHANGE) {
            return isChance(before) || isChance(after)
                    ? Optional.empty()
                    : Optional.of("Nothing shows that encoding changes much" + was);
        }
        if (difference.estimate() < 0) {
            return isChance(before) ? Optional.empty() : Optional.of("Encoding made it worse" + was);
        }
        return isChance(after) ? Optional.empty() : Optional.of("Encoding helped" + was);
    }
}
