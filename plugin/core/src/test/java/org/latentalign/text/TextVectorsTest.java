package org.latentalign.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.SecondMomentAccumulator;

class TextVectorsTest {

    private static double[] pooled(final TextPooling pooling) {
        final var text = new PooledText(3, pooling, new RankWeights(4));
        text.clear();
        text.add(new double[] {9, 9, 9}, 1);
        text.clear(); // a new text
        text.add(new double[] {1, -2, 0}, 1);
        text.add(new double[] {3, -4, 8}, 4);
        text.add(new double[] {1, -2, 0}, 1);
        assertEquals(3, text.words());
        final double[] vector = new double[3];
        text.to(vector);
        return vector;
    }

    @Test
    void meanAndMaximumCountAWordAsOftenAsItOccurs() {
        assertArrayEquals(new double[] {5 / 3.0, -8 / 3.0, 8 / 3.0}, pooled(TextPooling.MEAN), 1e-15);
        assertArrayEquals(new double[] {3, -2, 8}, pooled(TextPooling.MAXIMUM));
    }

    /** H = 25/12, so p = 0.48 and 0.12; the weights by hand. */
    @Test
    void rareWordsWeighMore() {
        final double first = 0.001 / 0.481;
        final double fourth = 0.001 / 0.121;
        assertEquals(first, new RankWeights(4).of(1), 1e-15);
        assertEquals(fourth, new RankWeights(4).of(4), 1e-15);
        assertArrayEquals(
                new double[] {(2 * first + 3 * fourth) / 3, (-4 * first - 4 * fourth) / 3, 8 * fourth / 3},
                pooled(TextPooling.INVERSE_FREQUENCY),
                1e-15);
    }

    /** The sum of 1 to 1/20,000, from SciPy's digamma function. */
    @Test
    void manyWordsHaveTheHarmonicNumberOfTheirCount() {
        assertEquals(1 / (1000.0 / 10.480728217229327 + 1), new RankWeights(20_000).of(1), 1e-15);
    }

    @Test
    void theCommonDirectionIsGone() throws FitException {
        final var random = new Random(1);
        final var moment = new SecondMomentAccumulator(4, false);
        final double[] common = {0.5, 0.5, -0.5, 0.5};
        for (int i = 0; i < 400; i++) {
            final double[] row = new double[4];
            final double strength = 10 * random.nextGaussian();
            for (int j = 0; j < 4; j++) {
                row[j] = strength * common[j] + 1e-7 * random.nextGaussian();
            }
            moment.add(row);
        }
        final double[] vector = {1, 2, 3, 4};
        CommonDirection.of(moment.finish(), Progress.NONE).removeFrom(vector);
        assertArrayEquals(new double[] {0, 1, 4, 3}, vector, 1e-6); // less 2 times the common direction
    }

    @Test
    void cutsAtBlanksAndPunctuation() {
        assertEquals(
                List.of("Don", "t", "stop", "the", "p53", "pathway", "naïve", "e\u0301te", "東京"),
                Tokens.WORDS.of(" Don't stop: the p53-pathway,\tnaïve e\u0301te\u00a0東京。", word -> false));
        assertEquals(List.of("Don't", "stop:", "x"), Tokens.BLANKS.of("Don't stop:\u00a0x ", word -> false));
        assertEquals(List.of(), Tokens.WORDS.of(" ... ", word -> false));
        assertEquals(List.of(), Tokens.WORDS.of("", word -> false));
        assertEquals(
                List.of("\ud835\udc00a"), Tokens.WORDS.of("\ud835\udc00a", word -> false)); // a letter of two chars
    }

    @Test
    void whatTheVocabularyHasStaysWhole() {
        final var words = Set.of("New York", "well-known", "u.s", "end.", "york");
        assertEquals(List.of("New York"), Tokens.WORDS.of(" New York ", words::contains));
        assertEquals(
                List.of("A", "well-known", "u.s", "two", "way", "end."),
                Tokens.WORDS.of("A (well-known) u.s., two-way end.", words::contains));
        final var candidates = Tokens.WORDS.candidates("A (well-known) end.");
        assertEquals(
                Set.of("A (well-known) end.", "A", "(well-known)", "well-known", "well", "known", "end.", "end"),
                candidates);
    }

    @Test
    void aTextWithoutWordsHasNoVector() {
        final var text = new PooledText(3, TextPooling.MEAN, new RankWeights(4));
        text.clear();
        assertThrows(IllegalStateException.class, () -> text.to(new double[3]));
    }
}
