package org.latentalign.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an alignment score means, in words for somebody who has not read how it is computed.
 *
 * <p>The judgment rests on the area under the curve (AUC), that is on matched against unmatched pairs, and never on
 * the height of a cosine: a strongly stretching encoder turns every cosine to +1 or -1, whatever the data say.
 *
 * @param judgment in one word
 * @param sentence the same for the user, with the figures it rests on; more than one sentence when there is more to say
 */
public record Verdict(Judgment judgment, String sentence) {

    /** What can be said about matched pairs. */
    public enum Judgment {
        /** There is not enough to compare: fewer than {@link #FEWEST_PAIRS} pairs or no unmatched pair. */
        TOO_FEW,
        /** Matched pairs are no more alike than unmatched ones. */
        INDISTINGUISHABLE,
        /** Matched pairs are more alike than unmatched ones, but often they are not. */
        WEAK,
        /** Matched pairs are clearly more alike than unmatched ones. */
        CLEAR
    }

    /** Fewer pairs allow no judgment at all. */
    public static final int FEWEST_PAIRS = 3;

    /** Below so many pairs, the sentence says that there are few. */
    public static final int FEW_PAIRS = 10;

    /** Below this AUC matched pairs count as no more alike than unmatched ones, however many there are. */
    public static final double INDISTINGUISHABLE_BELOW = 0.6;

    /** From this AUC on matched pairs stand out clearly. */
    public static final double CLEAR_FROM = 0.75;

    /** From this baseline on, unmatched pairs point in the same direction, and a high mean says little. */
    public static final double HIGH_BASELINE = 0.3;

    /** From this mean absolute cosine of unmatched pairs on, a few directions decide every cosine. */
    public static final double HIGH_MAGNITUDE = 0.7;

    /** From a condition number of 10 to this power on, a few directions decide almost every cosine. */
    public static final double HIGH_LOG10_CONDITION_NUMBER = 6;

    /** A smaller change of the AUC by encoding is not worth mentioning. */
    public static final double SMALLEST_CHANGE = 0.05;

    /**
     * Judges vectors as they are.
     *
     * @param score of the vectors
     * @param things what is compared, in the plural, such as "drugs"
     */
    public static Verdict of(final AlignmentScore score, final String things) {
        return of(score, "", things, List.of());
    }

    /**
     * Judges encoded vectors, or vectors as they are when there are no encoded ones.
     *
     * @param before the score of the vectors as they are
     * @param after the score of the same pairs after encoding, if there is one
     * @param log10ConditionNumber of the encoder, if known
     * @param things what is compared, in the plural, such as "drugs"
     */
    public static Verdict of(
            final AlignmentScore before,
            final Optional<AlignmentScore> after,
            final OptionalDouble log10ConditionNumber,
            final String things) {
        if (after.isEmpty()) {
            return of(before, things);
        }
        final List<String> more = new ArrayList<>();
        change(before, after.get(), things).ifPresent(more::add);
        condition(log10ConditionNumber).ifPresent(more::add);
        return of(after.get(), "after encoding, ", things, more);
    }

    /** A sentence about a high condition number. */
    static Optional<String> condition(final OptionalDouble log10ConditionNumber) {
        return log10ConditionNumber.isPresent() && log10ConditionNumber.getAsDouble() >= HIGH_LOG10_CONDITION_NUMBER
                ? Optional.of("The condition number of the encoder is 10^"
                        + text(log10ConditionNumber.getAsDouble(), 1)
                        + ": a few directions decide almost every cosine.")
                : Optional.empty();
    }

    private static Verdict of(
            final AlignmentScore score, final String when, final String things, final List<String> more) {
        final Judgment judgment = judge(score);
        final List<String> sentences = new ArrayList<>();
        sentences.add(capitalized(when + main(judgment, score, things)));
        if (judgment != Judgment.TOO_FEW) {
            caution(judgment, score, things).ifPresent(sentences::add);
        }
        sentences.addAll(more);
        return new Verdict(judgment, String.join(" ", sentences));
    }

    private static Judgment judge(final AlignmentScore score) {
        final double auc = score.areaUnderCurve();
        if (score.pairs() < FEWEST_PAIRS || Double.isNaN(auc)) {
            return Judgment.TOO_FEW;
        }
        if (auc < Math.max(INDISTINGUISHABLE_BELOW, 0.5 + 2 * standardError(score))) {
            return Judgment.INDISTINGUISHABLE;
        }
        return auc < CLEAR_FROM ? Judgment.WEAK : Judgment.CLEAR;
    }

    /** Of the AUC when matched pairs are like any other (Mann and Whitney 1947): with few pairs chance goes far. */
    private static double standardError(final AlignmentScore score) {
        final double matched = score.pairs();
        final double unmatched = score.unmatchedPairs();
        return Math.sqrt((matched + unmatched + 1) / (12 * matched * unmatched));
    }

    private static String main(final Judgment judgment, final AlignmentScore score, final String things) {
        return switch (judgment) {
            case TOO_FEW -> tooFew(score, things);
            case INDISTINGUISHABLE ->
                "unmatched " + things + " look as alike as matched ones (" + figures(score)
                        + "): do not read the cosines as biology or meaning.";
            case WEAK ->
                "matched " + things + " are somewhat more alike than unmatched ones (" + figures(score)
                        + "): do not rely on a single pair.";
            case CLEAR -> "matched " + things + " stand out (" + figures(score) + ").";
        };
    }

    private static String tooFew(final AlignmentScore score, final String things) {
        if (score.pairs() == 0) {
            return "no pair of " + things + " can be compared, so nothing can be said.";
        }
        final String count = score.pairs() == 1 ? "there is only 1 pair" : "there are only " + score.pairs() + " pairs";
        return score.pairs() < FEWEST_PAIRS
                ? count + " of " + things + ": too few to tell a match from chance."
                : "there are no unmatched " + things + " to compare with, so the cosines have no yardstick.";
    }

    private static String figures(final AlignmentScore score) {
        return "AUC " + text(score.areaUnderCurve(), 2) + "; mean " + text(score.mean(), 2) + ", baseline "
                + text(score.baseline(), 2)
                + (score.pairs() < FEW_PAIRS ? "; only " + score.pairs() + " pairs" : "");
    }

    private static Optional<String> caution(final Judgment judgment, final AlignmentScore score, final String things) {
        if (score.baseline() >= HIGH_BASELINE && judgment != Judgment.INDISTINGUISHABLE) {
            return Optional.of("Unmatched " + things
                    + " are alike too: read the distance from the baseline, not the height of a cosine.");
        }
        if (score.baselineMagnitude() >= HIGH_MAGNITUDE) {
            return Optional.of("Nearly all cosines, also of unmatched " + things
                    + ", are close to +1 or -1: a few directions decide them, and the degree is too high.");
        }
        return Optional.empty();
    }

    private static Optional<String> change(
            final AlignmentScore before, final AlignmentScore after, final String things) {
        final double change = after.areaUnderCurve() - before.areaUnderCurve();
        if (judge(before) == Judgment.TOO_FEW || judge(after) == Judgment.TOO_FEW) {
            return Optional.empty();
        }
        if (change <= -SMALLEST_CHANGE) {
            return Optional.of("Encoding made it worse: matched " + things + " stood out more before (AUC "
                    + text(before.areaUnderCurve(), 2) + ").");
        }
        if (change >= SMALLEST_CHANGE) {
            return Optional.of("Encoding helped: the AUC was " + text(before.areaUnderCurve(), 2) + " before.");
        }
        if (after.mean() - before.mean() >= SMALLEST_CHANGE) {
            return Optional.of("The mean cosine rose, but matched " + things + " stand out no more than before (AUC "
                    + text(before.areaUnderCurve(), 2) + ").");
        }
        return Optional.empty();
    }

    static String text(final double value, final int digits) {
        final String text = String.format(Locale.ROOT, "%." + digits + "f", value);
        return text.matches("-0\\.?0*") ? text.substring(1) : text;
    }

    private static String capitalized(final String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
