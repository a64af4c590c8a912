package org.latentalign.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What is said about correlations. */
class SimilarityVerdictTest {

    private static Correlation correlation(final double r, final double p, final int n) {
        return new Correlation(r, p, new Interval(r - 0.05, r + 0.05), n);
    }

    private static AlignmentScore cosines(final double magnitude) {
        return AlignmentScore.of(
                new double[] {0.5, 0.5}, new double[] {magnitude, -magnitude}, false, Double.NaN, Interval.UNKNOWN);
    }

    private static String verdict(final Correlation spearman, final int pairs) {
        return SimilarityVerdict.of(spearman, pairs, cosines(0.2), Optional.empty(), OptionalDouble.empty());
    }

    @Test
    void saysHowWellTheRatingsAreFollowed() {
        assertEquals(
                "The cosines follow the ratings (Spearman 0.68; 95% interval 0.63 to 0.73; 2900 pairs).",
                verdict(correlation(0.68, 0, 2900), 3000));
        assertEquals(
                "The cosines follow the ratings weakly (Spearman 0.20; 95% interval 0.15 to 0.25; 2900 pairs).",
                verdict(correlation(0.2, 1e-9, 2900), 3000));
        assertEquals(
                "The cosines do not follow the ratings (Spearman 0.02; 95% interval -0.03 to 0.07; 2900 pairs):"
                        + " do not read them as similarity.",
                verdict(correlation(0.02, 0.3, 2900), 3000));
        assertEquals(
                "The cosines fall where the ratings rise (Spearman -0.40; 95% interval -0.45 to -0.35; 100 pairs):"
                        + " check whether a high rating means that words are alike.",
                verdict(correlation(-0.4, 1e-9, 100), 100));
    }

    @Test
    void saysWhenNothingCanBeSaid() {
        assertEquals(
                "No pair can be compared, so nothing can be said.",
                verdict(new Correlation(Double.NaN, Double.NaN, Interval.UNKNOWN, 0), 5));
        assertEquals(
                "Only 9 pairs can be compared: too few for a correlation.", verdict(correlation(0.9, 0.001, 9), 9));
        assertEquals(
                "All cosines or all ratings are the same, so there is nothing to correlate.",
                verdict(new Correlation(Double.NaN, Double.NaN, Interval.UNKNOWN, 50), 50));
    }

    @Test
    void cautions() {
        assertEquals(
                "The cosines follow the ratings (Spearman 0.50; 95% interval 0.45 to 0.55; 70 pairs)."
                        + " Only 70 of 100 pairs are covered: do not compare with a figure over all of them."
                        + " Nearly all cosines, also of words that nobody paired, are close to +1 or -1: read their"
                        + " order, not their height."
                        + " Encoding made it worse (Spearman 0.60 before)."
                        + " The condition number of the encoder is 10^7.0: a few directions decide almost every"
                        + " cosine.",
                SimilarityVerdict.of(
                        correlation(0.5, 1e-9, 70),
                        100,
                        cosines(0.9),
                        Optional.of(correlation(0.6, 1e-9, 70)),
                        OptionalDouble.of(7)));
    }
}
