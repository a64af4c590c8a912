package org.latentalign.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.latentalign.score.statistics.ConfidenceInterval;
import org.latentalign.score.statistics.Distinction;
import org.latentalign.score.statistics.EncodingChange;
import org.latentalign.score.statistics.PermutationTest;
import org.latentalign.spectral.LargeNumber;

/**
 * What an alignment score means, in words for somebody who has not read how it is computed.
 *
 * <p>The judgment rests on matched against unmatched pairs, and never on the height of a cosine: a strongly stretching
 * encoder turns every cosine to +1 or -1, whatever the data say. Whether there is any difference is a matter of a
 * permutation test of independent units, such as drugs; how far it goes is one of the area under the curve (AUC).
 *
 * @param distinction in one word
 * @param sentence the same for the user, with the figures it rests on; more than one sentence when there is more to say
 */
public record Verdict(Distinction distinction, String sentence) {

    /** Below so many units, the sentence says how many there are. */
    public static final int FEW_UNITS = ConfidenceInterval.FEW_CLUSTERS;

    /** From this baseline on, unmatched pairs point in the same direction, and a high mean says little. */
    public static final double HIGH_BASELINE = 0.3;

    /** From this mean absolute cosine of unmatched pairs on, a few directions decide every cosine. */
    public static final double HIGH_MAGNITUDE = 0.7;

    /** From a condition number of 10 to this power on, a few directions decide almost every cosine. */
    public static final double HIGH_LOG10_CONDITION_NUMBER = 6;

    /** A smaller rise of the mean cosine by encoding is not worth mentioning. */
    public static final double SMALLEST_RISE = 0.05;

    /**
     * Judges vectors as they are.
     *
     * @param score of the vectors
     * @param things what is compared, in the plural, such as "drugs"
     */
    public static Verdict of(final AlignmentScore score, final String things) {
        return of(score, Optional.empty(), OptionalDouble.empty(), things);
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
        final Distinction first = distinction(before);
        if (after.isEmpty()) {
            final List<String> sentences = new ArrayList<>();
            sentences.add(capitalized(main(first, before, things, "") + advice(first) + "."));
            caution(first, before, things).ifPresent(sentences::add);
            return new Verdict(first, String.join(" ", sentences));
        }
        return new Change(before, after.get(), first, distinction(after.get()), things).verdict(log10ConditionNumber);
    }

    private static Distinction distinction(final AlignmentScore score) {
        return Distinction.of(score.chance(), score.areaUnderCurve());
    }

    /** A score before and after encoding. */
    private record Change(
            AlignmentScore before, AlignmentScore after, Distinction first, Distinction last, String things) {

        Verdict verdict(final OptionalDouble log10ConditionNumber) {
            final var change = EncodingChange.of(first, last, after.area().minus(before.area()));
            final List<String> sentences = new ArrayList<>();
            if (change == EncodingChange.MADE_WORSE) {
                sentences.add("Encoding made it worse: matched " + things + " stood out more before (AUC "
                        + text(before.areaUnderCurve(), 2) + ", and " + text(after.areaUnderCurve(), 2) + " after; "
                        + "95% interval of the change " + text(after.areaChange(before)) + ").");
            }
            // what was so before is not said as if encoding had done it
            final boolean isSame = first == last;
            sentences.add(capitalized((isSame ? "" : "after encoding, ")
                    + main(last, after, things, isSame ? "after encoding " : "")
                    + (isSame ? ", as before" + (last == Distinction.TOO_FEW ? "" : " (" + figures(before) + ")") : "")
                    + advice(last)
                    + "."));
            caution(last, after, things)
                    .map(caution -> caution(first, before, things).equals(Optional.of(caution))
                            ? caution.replaceFirst("\\.$", "; so it was before encoding.")
                            : caution)
                    .ifPresent(sentences::add);
            if (change == EncodingChange.HELPED) {
                sentences.add("Encoding helped: the AUC was " + text(before.areaUnderCurve(), 2) + " before ("
                        + "95% interval of the change " + text(after.areaChange(before)) + ").");
            } else if (change != EncodingChange.MADE_WORSE
                    && last.isSeen()
                    && after.mean() - before.mean() >= SMALLEST_RISE) {
                sentences.add("The mean cosine rose, but nothing shows that matched " + things
                        + " stand out more than before (AUC " + text(before.areaUnderCurve(), 2) + ").");
            }
            condition(log10ConditionNumber).ifPresent(sentences::add);
            return new Verdict(last, String.join(" ", sentences));
        }
    }

    /** A sentence about a high condition number. */
    static Optional<String> condition(final OptionalDouble log10ConditionNumber) {
        return log10ConditionNumber.isPresent() && log10ConditionNumber.getAsDouble() >= HIGH_LOG10_CONDITION_NUMBER
                ? Optional.of("The condition number of the encoder is "
                        + LargeNumber.text(log10ConditionNumber.getAsDouble())
                        + ": a few directions decide almost every cosine.")
                : Optional.empty();
    }

    private static String main(
            final Distinction distinction, final AlignmentScore score, final String things, final String when) {
        final String figures = " (" + when + figures(score) + ")";
        return switch (distinction) {
            case TOO_FEW -> tooFew(score, things);
            case NO_EVIDENCE ->
                "nothing shows that matched " + things + " are more alike than unmatched ones" + figures;
            case NEGLIGIBLE -> "matched " + things + " are hardly more alike than unmatched ones" + figures;
            case WEAK -> "matched " + things + " are somewhat more alike than unmatched ones" + figures;
            case CLEAR -> "matched " + things + " stand out" + figures;
        };
    }

    private static String advice(final Distinction distinction) {
        return switch (distinction) {
            case NO_EVIDENCE, NEGLIGIBLE -> ": do not read the cosines as biology or meaning";
            case WEAK -> ": do not rely on a single pair";
            case TOO_FEW, CLEAR -> "";
        };
    }

    private static String tooFew(final AlignmentScore score, final String things) {
        if (score.pairs() == 0) {
            return "no pair of " + things + " can be compared, so nothing can be said";
        }
        if (score.unmatchedPairs() == 0) {
            return "there are no unmatched " + things
                    + " to compare with, so nothing says whether the cosines are high";
        }
        final String count = score.pairs() == 1 ? "there is only 1 pair" : "there are only " + score.pairs() + " pairs";
        return count + " of " + things
                + (score.units() < score.pairs() ? " of " + score.units() + " different ones" : "")
                + ": too few to tell a match from chance";
    }

    private static String figures(final AlignmentScore score) {
        final String p = score.chance().map(Verdict::chance).orElse("");
        return "AUC " + text(score.areaUnderCurve(), 2) + p + "; mean " + text(score.mean(), 2) + ", baseline "
                + text(score.baseline(), 2)
                + (score.units() < FEW_UNITS ? "; only " + score.units() + " independent ones" : "");
    }

    /** The second p-value is only told where the judgment hangs on it. */
    private static String chance(final PermutationTest test) {
        return ", p " + probability(test.p())
                + (test.p() <= Distinction.LEVEL && test.besideStrength() > Distinction.LEVEL
                        ? ", but " + probability(test.besideStrength()) + " beside what strength alone gives"
                        : "");
    }

    private static String probability(final double p) {
        return p < 0.001 ? "below 0.001" : text(p, 3);
    }

    private static Optional<String> caution(
            final Distinction distinction, final AlignmentScore score, final String things) {
        if (distinction == Distinction.TOO_FEW) {
            return Optional.empty();
        }
        if (score.baseline() >= HIGH_BASELINE && distinction.isSeen()) {
            return Optional.of("Unmatched " + things
                    + " are alike too: read the distance from the baseline, not the height of a cosine.");
        }
        if (score.baselineMagnitude() >= HIGH_MAGNITUDE) {
            return Optional.of("Nearly all cosines, also of unmatched " + things
                    + ", are close to +1 or -1: a few directions decide them.");
        }
        return Optional.empty();
    }

    /** An end that is near 0 is not written as if it were 0, since a judgment may hang on its side. */
    static String text(final ConfidenceInterval interval) {
        final int digits = Math.min(Math.abs(interval.low()), Math.abs(interval.high())) < 0.005 ? 4 : 2;
        return text(interval.low(), digits) + " to " + text(interval.high(), digits);
    }

    static String text(final double value, final int digits) {
        final String text = String.format(Locale.ROOT, "%." + digits + "f", value);
        return text.matches("-0\\.?0*") ? text.substring(1) : text;
    }

    private static String capitalized(final String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
