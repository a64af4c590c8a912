package org.latentalign.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.latentalign.score.statistics.ConfidenceInterval;
import org.latentalign.score.statistics.Distinction;
import org.latentalign.score.statistics.PermutationTest;

/** Verdicts on shifts of which the truth is known. */
class VerdictTest {

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
        return TestScores.ofDrugs(first, second);
    }

    @Test
    void matchedShiftsStandOut() {
        final var verdict = Verdict.of(score(20, 1, 0, 0.5), "drugs");
        assertEquals(Distinction.CLEAR, verdict.distinction());
        assertTrue(verdict.sentence().startsWith("Matched drugs stand out (AUC "), verdict.sentence());
        assertFalse(verdict.sentence().contains("NaN"), verdict.sentence());
    }

    @Test
    void noiseIsIndistinguishable() {
        final var verdict = Verdict.of(score(20, 0, 0, 1), "drugs");
        assertEquals(Distinction.NO_EVIDENCE, verdict.distinction());
        assertTrue(
                verdict.sentence()
                        .startsWith("Nothing shows that matched drugs are more alike than unmatched ones (AUC "),
                verdict.sentence());
    }

    @Test
    void highCosinesOfAllPairsAreIndistinguishable() {
        final var score = score(20, 0, 1, 0.1);
        assertTrue(score.mean() > 0.9);
        assertEquals(Distinction.NO_EVIDENCE, Verdict.of(score, "drugs").distinction());
    }

    @Test
    void aHighBaselineIsMentionedWhereMatchedPairsStandOut() {
        final var verdict = Verdict.of(score(20, 1, 1, 0.1), "words");
        assertEquals(Distinction.CLEAR, verdict.distinction());
        assertTrue(verdict.sentence().contains("Unmatched words are alike too"), verdict.sentence());
    }

    @Test
    void twoPairsAreTooFew() {
        final var verdict = Verdict.of(score(2, 1, 0, 0), "drugs");
        assertEquals(Distinction.TOO_FEW, verdict.distinction());
        assertEquals("There are only 2 pairs of drugs: too few to tell a match from chance.", verdict.sentence());
    }

    @Test
    void noPairIsTooFew() {
        final var verdict = Verdict.of(score(0, 1, 0, 0), "drugs");
        assertEquals("No pair of drugs can be compared, so nothing can be said.", verdict.sentence());
    }

    @Test
    void pairsWithoutUnmatchedOnesHaveNoYardstick() {
        final var score = TestScores.of(new double[] {0.9, 0.8, 0.7}, new double[0], Double.NaN);
        assertEquals(Distinction.TOO_FEW, Verdict.of(score, "drugs").distinction());
        assertTrue(Verdict.of(score, "drugs").sentence().contains("nothing says whether the cosines are high"));
    }

    /** With 4 drugs only the best of 24 exchanges is less likely than 1 in 20; with 3 none is. */
    @Test
    void withFewDrugsChanceGoesFar() {
        assertEquals(
                Distinction.TOO_FEW, Verdict.of(score(3, 1, 0, 0.1), "drugs").distinction());
        assertEquals(Distinction.CLEAR, Verdict.of(score(4, 1, 0, 0.1), "drugs").distinction());
        final var noise = Verdict.of(score(4, 0, 0, 1), "drugs");
        assertEquals(Distinction.NO_EVIDENCE, noise.distinction());
        assertTrue(noise.sentence().contains("only 4 independent ones"), noise.sentence());
    }

    /** Shifts before, and after a change of each. */
    private Verdict change(
            final int pairs,
            final double noiseBefore,
            final double noiseAfter,
            final double commonAfter,
            final double log10) {
        final double[] shared = noise(commonAfter);
        final double[][][] first = new double[2][pairs][];
        final double[][][] second = new double[2][pairs][];
        for (int i = 0; i < pairs; i++) {
            final double[] own = noise(1);
            first[0][i] = sum(own, noise(noiseBefore));
            second[0][i] = sum(own, noise(noiseBefore));
            first[1][i] = sum(sum(own, shared), noise(noiseAfter));
            second[1][i] = sum(sum(own, shared), noise(noiseAfter));
        }
        final var alignment = TestScores.alignment(first, second);
        return Verdict.of(alignment.totalBefore(), alignment.totalAfter(), OptionalDouble.of(log10), "drugs");
    }

    @Test
    void saysFirstWhenEncodingMadeItWorse() {
        final var verdict = change(20, 0.5, 20, 0, 8.04);
        assertEquals(Distinction.NO_EVIDENCE, verdict.distinction());
        assertTrue(
                verdict.sentence().startsWith("Encoding made it worse: matched drugs stood out more before (AUC 1.00"),
                verdict.sentence());
        assertTrue(verdict.sentence().contains("After encoding, nothing shows that matched drugs"), verdict.sentence());
        assertTrue(verdict.sentence().contains("1e8"), verdict.sentence());
    }

    @Test
    void saysWhenOnlyTheMeanRose() {
        final var verdict = change(20, 0.6, 0.6, 2, 1);
        assertTrue(
                verdict.sentence().contains("nothing shows that matched drugs stand out more than before"),
                verdict.sentence());
        assertFalse(verdict.sentence().contains("condition number"), verdict.sentence());
    }

    @Test
    void doesNotSayOfEncodingWhatWasSoBefore() {
        final var same = change(20, 0.5, 0.5, 0, 1);
        assertTrue(same.sentence().startsWith("Matched drugs stand out (after encoding AUC "), same.sentence());
        assertTrue(same.sentence().contains(", as before (AUC "), same.sentence());
        final var noise = change(20, 30, 30, 0, 1);
        assertTrue(noise.sentence().startsWith("Nothing shows that matched drugs"), noise.sentence());
        assertFalse(noise.sentence().contains("ncoding helped"), noise.sentence());
        assertFalse(noise.sentence().contains("made it worse"), noise.sentence());
    }

    @Test
    void saysNothingOfAChangeThatIsNotDefined() {
        final var before = TestScores.of(new double[] {0.1, 0.2, 0.3}, new double[0], Double.NaN);
        final var after = TestScores.of(new double[] {0.9, 0.9, 0.9}, new double[0], Double.NaN);
        final var verdict = Verdict.of(before, Optional.of(after), OptionalDouble.of(66), "drugs");
        assertFalse(verdict.sentence().contains("NaN"), verdict.sentence());
        assertTrue(verdict.sentence().endsWith("1e66: a few directions decide almost every cosine."));
    }

    @Test
    void saysWhenEncodingHelped() {
        final var verdict = change(20, 6, 0.3, 0, 1);
        assertEquals(Distinction.CLEAR, verdict.distinction());
        assertTrue(verdict.sentence().contains("Encoding helped: the AUC was 0."), verdict.sentence());
        assertTrue(verdict.sentence().contains("95% interval of the change 0."), verdict.sentence());
    }

    @Test
    void mentionsCosinesNearPlusAndMinusOne() {
        final double[][] first = new double[20][];
        final double[][] second = new double[20][];
        final double[] axis = noise(1);
        for (int i = 0; i < 20; i++) {
            final int drug = i;
            first[i] = sum(
                    Arrays.stream(axis).map(x -> (drug % 2 == 0 ? 20 : -20) * x).toArray(), noise(1));
            second[i] = sum(
                    Arrays.stream(axis).map(x -> (drug % 3 == 0 ? 20 : -20) * x).toArray(), noise(1));
        }
        final var score = TestScores.ofDrugs(first, second);
        assertEquals(0.985, score.baselineMagnitude(), 0.02);
        final var verdict = Verdict.of(score, "drugs");
        assertEquals(Distinction.NO_EVIDENCE, verdict.distinction());
        assertTrue(verdict.sentence().contains("close to +1 or -1"), verdict.sentence());
    }

    /** Both p-values are told where the judgment hangs on the second. */
    @Test
    void strengthAloneIsNoEvidence() {
        final AlignmentScore score = TestScores.of(
                        new double[] {0.9, 0.8, 0.7, 0.6, 0.5, 0.4}, new double[] {0, 0.1, -0.1, 0.2}, Double.NaN)
                .with(Optional.of(new PermutationTest(0.65, 0.02, 0.08, 0.001)));
        final Verdict verdict = Verdict.of(score, "drugs");
        assertEquals(Distinction.NO_EVIDENCE, verdict.distinction());
        assertTrue(
                verdict.sentence().contains("p 0.020, but 0.080 beside what strength alone gives"), verdict::sentence);
    }

    /** A change whose interval excludes 0 is not said to reach up to 0.00. */
    @Test
    void endsOfAnIntervalNearZeroKeepTheirDigits() {
        assertEquals("-0.1400 to -0.0012", Verdict.text(ConfidenceInterval.of(-0.14, -0.0012, 20)));
        assertEquals("0.40 to 0.59", Verdict.text(ConfidenceInterval.of(0.4, 0.594, 20)));
    }
}
