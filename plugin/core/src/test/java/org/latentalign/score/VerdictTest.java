package org.latentalign.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.progress.Progress;
import org.latentalign.score.Verdict.Judgment;

/** Verdicts on shifts of which the truth is known. */
class VerdictTest {

    private static final Bootstrap BOOTSTRAP = Bootstrap.standard(1);

    private static final int DIMENSION = 40;

    private final SplittableRandom random = new SplittableRandom(7);

    private double[] noise(final double size) {
        final double[] vector = new double[DIMENSION];
        Arrays.setAll(vector, j -> size * (random.nextDouble() - 0.5));
        return vector;
    }

    private static double[] sum(final double[] a, final double[] b) {
        final double[] sum = a.clone();
        Arrays.setAll(sum, j -> a[j] + b[j]);
        return sum;
    }

    /** Shifts with a part of their own, a part that all share, and noise, in two places. */
    private AlignmentScore score(final int pairs, final double own, final double common, final double noise) {
        final double[] shared = noise(common);
        final double[][] first = new double[pairs][];
        final double[][] second = new double[pairs][];
        for (int i = 0; i < pairs; i++) {
            final double[] part = sum(noise(own), shared);
            first[i] = sum(part, noise(noise));
            second[i] = sum(part, noise(noise));
        }
        return ComparedShifts.inTwoContexts(IntStream.range(0, first.length).toArray(), 100_000, BOOTSTRAP.seed())
                .measure(UnitShifts.of(first, Progress.NONE), UnitShifts.of(second, Progress.NONE), Progress.NONE)
                .score(Interval.UNKNOWN);
    }

    @Test
    void matchedShiftsStandOut() {
        final var verdict = Verdict.of(score(20, 1, 0, 0.5), "drugs");
        assertEquals(Judgment.CLEAR, verdict.judgment());
        assertTrue(verdict.sentence().startsWith("Matched drugs stand out (AUC "), verdict.sentence());
        assertFalse(verdict.sentence().contains("NaN"), verdict.sentence());
    }

    @Test
    void noiseIsIndistinguishable() {
        final var verdict = Verdict.of(score(20, 0, 0, 1), "drugs");
        assertEquals(Judgment.INDISTINGUISHABLE, verdict.judgment());
        assertTrue(verdict.sentence().startsWith("Unmatched drugs look as alike as matched ones"), verdict.sentence());
    }

    @Test
    void highCosinesOfAllPairsAreIndistinguishable() {
        final var score = score(20, 0, 1, 0.1);
        assertTrue(score.mean() > 0.9);
        assertEquals(Judgment.INDISTINGUISHABLE, Verdict.of(score, "drugs").judgment());
    }

    @Test
    void aHighBaselineIsMentionedWhereMatchedPairsStandOut() {
        final var verdict = Verdict.of(score(20, 1, 1, 0.1), "words");
        assertEquals(Judgment.CLEAR, verdict.judgment());
        assertTrue(verdict.sentence().contains("Unmatched words are alike too"), verdict.sentence());
    }

    @Test
    void twoPairsAreTooFew() {
        final var verdict = Verdict.of(score(2, 1, 0, 0), "drugs");
        assertEquals(Judgment.TOO_FEW, verdict.judgment());
        assertEquals("There are only 2 pairs of drugs: too few to tell a match from chance.", verdict.sentence());
    }

    @Test
    void noPairIsTooFew() {
        final var verdict = Verdict.of(score(0, 1, 0, 0), "drugs");
        assertEquals("No pair of drugs can be compared, so nothing can be said.", verdict.sentence());
    }

    @Test
    void pairsWithoutUnmatchedOnesHaveNoYardstick() {
        final var score = AlignmentScore.of(
                new double[] {0.9, 0.8, 0.7}, new double[0], false, Double.NaN, BOOTSTRAP, Progress.NONE);
        assertEquals(Judgment.TOO_FEW, Verdict.of(score, "drugs").judgment());
        assertTrue(Verdict.of(score, "drugs").sentence().contains("no yardstick"));
    }

    @Test
    void withFourPairsChanceGoesFar() {
        // AUC 0.75 would be clear with many pairs; two standard errors of four matched and twelve unmatched are 0.34
        final double[] unmatched = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99};
        final var score = AlignmentScore.of(
                new double[] {0.85, 0.75, 0.65, 0.96}, unmatched, false, 0.5, BOOTSTRAP, Progress.NONE);
        assertTrue(score.areaUnderCurve() > Verdict.CLEAR_FROM - 0.05);
        assertEquals(Judgment.INDISTINGUISHABLE, Verdict.of(score, "drugs").judgment());
    }

    @Test
    void saysWhenEncodingMadeItWorse() {
        final var verdict =
                Verdict.of(score(20, 1, 0, 0.5), Optional.of(score(20, 0, 1, 0.1)), OptionalDouble.of(8.04), "drugs");
        assertEquals(Judgment.INDISTINGUISHABLE, verdict.judgment());
        assertTrue(
                verdict.sentence().startsWith("After encoding, unmatched drugs look as alike as matched ones"),
                verdict.sentence());
        assertTrue(verdict.sentence().contains("Encoding made it worse"), verdict.sentence());
        assertTrue(verdict.sentence().contains("10^8.0"), verdict.sentence());
    }

    @Test
    void saysWhenOnlyTheMeanRose() {
        final var verdict =
                Verdict.of(score(20, 1, 0, 0.6), Optional.of(score(20, 1, 1, 0.3)), OptionalDouble.of(1), "drugs");
        assertTrue(verdict.sentence().contains("stand out no more than before"), verdict.sentence());
        assertFalse(verdict.sentence().contains("condition number"), verdict.sentence());
    }

    @Test
    void saysNothingOfAChangeThatIsNotDefined() {
        final var before = AlignmentScore.of(
                new double[] {0.1, 0.2, 0.3}, new double[0], false, Double.NaN, BOOTSTRAP, Progress.NONE);
        final var after = AlignmentScore.of(
                new double[] {0.9, 0.9, 0.9}, new double[0], false, Double.NaN, BOOTSTRAP, Progress.NONE);
        final var verdict = Verdict.of(before, Optional.of(after), OptionalDouble.of(66), "drugs");
        assertFalse(verdict.sentence().contains("NaN"), verdict.sentence());
        assertTrue(verdict.sentence().endsWith("10^66.0: a few directions decide almost every cosine."));
    }

    @Test
    void saysWhenEncodingHelped() {
        final var verdict =
                Verdict.of(score(20, 0, 0, 1), Optional.of(score(20, 1, 0, 0.3)), OptionalDouble.empty(), "drugs");
        assertEquals(Judgment.CLEAR, verdict.judgment());
        assertTrue(verdict.sentence().contains("Encoding helped"), verdict.sentence());
    }

    @Test
    void mentionsCosinesNearPlusAndMinusOne() {
        final double[] matched = {0.99, -0.98, 0.99, 0.97, -0.99};
        final double[] unmatched = new double[20];
        Arrays.setAll(unmatched, i -> (i % 2 == 0 ? 0.98 : -0.99) * (1 - i * 1e-4));
        final var score = AlignmentScore.of(matched, unmatched, false, 0.2, BOOTSTRAP, Progress.NONE);
        assertEquals(0.985, score.baselineMagnitude(), 0.01);
        final var verdict = Verdict.of(score, "drugs");
        assertEquals(Judgment.INDISTINGUISHABLE, verdict.judgment());
        assertTrue(verdict.sentence().contains("close to +1 or -1"), verdict.sentence());
    }
}
