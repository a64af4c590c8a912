package org.latentalign.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.score.statistics.Jackknife;

/** What is said about correlations. */
class SimilarityVerdictTest {

    private static Correlation correlation(final double r, final double p, final int n) {
        return new Correlation(estimate(r, 0.01), p, n);
    }

    /** Of 20 words, and without every one of them a little more or less. */
    private static Jackknife estimate(final double r, final double by) {
        return new Jackknife(
                r,
                IntStream.range(0, 20).toArray(),
                IntStream.range(0, 20)
                        .mapToDouble(i -> r + (i % 2 == 0 ? by : -by))
                        .toArray());
    }

    private static AlignmentScore cosines(final double magnitude) {
        return TestScores.of(new double[] {0.5, 0.5}, new double[] {magnitude, -magnitude}, Double.NaN);
    }

    private static String verdict(final Correlation spearman, final int pairs) {
        return SimilarityVerdict.of(spearman, pairs, cosines(0.2), Optional.empty(), OptionalDouble.empty());
    }

    @Test
    void saysHowWellTheRatingsAreFollowed() {
        assertEquals(
                "The cosines follow the ratings (Spearman 0.68; 95% interval 0.58 to 0.76; 2900 pairs of 20 words).",
                verdict(correlation(0.68, 0, 2900), 3000));
        assertEquals(
                "The cosines follow the ratings weakly (Spearman 0.20; 95% interval 0.11 to 0.29; 2900 pairs of 20 words).",
                verdict(correlation(0.2, 1e-9, 2900), 3000));
        assertEquals(
                "Nothing shows that the cosines follow the ratings (Spearman 0.02; 95% interval -0.07 to 0.11; 2900 pairs of 20 words):"
                        + " do not read them as similarity.",
                verdict(correlation(0.02, 0.3, 2900), 3000));
        assertEquals(
                "The cosines fall where the ratings rise (Spearman -0.40; 95% interval -0.49 to -0.31; 100 pairs of 20 words):"
                        + " check whether a high rating means that words are alike.",
                verdict(correlation(-0.4, 1e-9, 100), 100));
    }

    @Test
    void saysWhenNothingCanBeSaid() {
        assertEquals(
                "No pair can be compared, so nothing can be said.",
                verdict(new Correlation(estimate(Double.NaN, 0), Double.NaN, 0), 5));
        assertEquals(
                "Only 9 pairs can be compared: too few for a correlation.", verdict(correlation(0.9, 0.001, 9), 9));
        assertEquals(
                "All cosines or all ratings are the same, so there is nothing to correlate.",
                verdict(new Correlation(estimate(Double.NaN, 0), Double.NaN, 50), 50));
    }

    /** What the reader asks when there is a model: did it help? */
    @Test
    void saysWhenEncodingChangesNothing() {
        assertEquals(
                "The cosines follow the ratings (Spearman 0.50; 95% interval 0.40 to 0.59; 70 pairs of 20 words)."
                        + " Nothing shows that encoding changes much (Spearman 0.51 before; 95% interval of the change"
                        + " -0.0191 to -0.0009).",
                SimilarityVerdict.of(
                        correlation(0.5, 1e-9, 70),
                        70,
                        cosines(0.1),
                        Optional.of(new Correlation(estimate(0.51, 0.009), 1e-9, 70)),
                        OptionalDouble.empty()));
        assertEquals(
                verdict(correlation(0.02, 0.3, 2900), 2900),
                SimilarityVerdict.of(
                        correlation(0.02, 0.3, 2900),
                        2900,
                        cosines(0.1),
                        Optional.of(correlation(0.03, 0.3, 2900)),
                        OptionalDouble.empty()));
    }

    @Test
    void cautions() {
        assertEquals(
                "The cosines follow the ratings (Spearman 0.50; 95% interval 0.40 to 0.59; 70 pairs of 20 words)."
                        + " Only 70 of 100 pairs are covered: do not compare with a figure over all of them."
                        + " Nearly all cosines, also of words that nobody paired, are close to +1 or -1: read their"
                        + " order, not their height."
                        + " Encoding made it worse (Spearman 0.60 before; 95% interval of the change -0.10 to -0.10)."
                        + " The condition number of the encoder is 1e7: a few directions decide almost every"
                        + " cosine.",
                SimilarityVerdict.of(
                        correlation(0.5, 1e-9, 70),
                        100,
                        cosines(0.9),
                        Optional.of(correlation(0.6, 1e-9, 70)),
                        OptionalDouble.of(7)));
    }
}
