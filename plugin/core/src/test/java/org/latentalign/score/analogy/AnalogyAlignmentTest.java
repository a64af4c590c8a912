package org.latentalign.score.analogy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.VectorLength;
import org.latentalign.progress.Progress;
import org.latentalign.score.AlignmentScore;

class AnalogyAlignmentTest {

    private static final long SEED = 1;

    private static final double HALF_ROOT = Math.sqrt(0.5);

    /** Pairs (0, 1) and (2, 3) of relation 0 go right and up-right, (4, 5) and (6, 7) of relation 1 go up. */
    private static QuestionWords words() {
        final var words = new QuestionWords(new String[] {"a", "b", "c", "d", "e", "f", "g", "h"});
        final double[][] vectors = {{0, 0}, {1, 0}, {5, 5}, {7, 7}, {1, 1}, {1, 2}, {3, 3}, {3, 9}};
        for (int word = 0; word < vectors.length; word++) {
            words.set(word, word, vectors[word]);
        }
        return words;
    }

    private static AnalogyQuestion question(final int relation, final int a, final int b, final int c, final int d) {
        return new AnalogyQuestion(relation, a, b, c, new int[] {d});
    }

    @Test
    void unmatchedPairsHaveNoRelationInCommon() {
        final var alignment = new AnalogyAlignment(
                List.of(question(0, 0, 1, 2, 3), question(0, 2, 3, 0, 1), question(1, 4, 5, 6, 7)),
                words(),
                VectorLength.AS_GIVEN);
        final AlignmentScore first = alignment.score(0, SEED, 100, Progress.NONE);
        assertEquals(2, first.pairs());
        assertEquals(HALF_ROOT, first.mean(), 1e-15);
        assertEquals(4, first.unmatchedPairs());
        // right with up: 0, twice; up-right with up: sqrt(1/2), twice
        assertEquals(HALF_ROOT / 2, first.baseline(), 1e-15);
        final AlignmentScore total = alignment.score(SEED, 100, Progress.NONE);
        assertEquals(3, total.pairs());
        assertEquals((2 * HALF_ROOT + 1) / 3, total.mean(), 1e-15);
        assertEquals(4, total.unmatchedPairs());
    }

    @Test
    void aPairOfTwoRelationsIsUnmatchedWithNeither() {
        final var alignment = new AnalogyAlignment(
                List.of(question(0, 0, 1, 2, 3), question(1, 0, 1, 6, 7)), words(), VectorLength.AS_GIVEN);
        // only (2, 3) and (6, 7) have no relation in common
        assertEquals(1, alignment.score(SEED, 100, Progress.NONE).unmatchedPairs());
    }

    @Test
    void oneRelationHasNoBaseline() {
        final AlignmentScore score = new AnalogyAlignment(
                        List.of(question(0, 0, 1, 2, 3)), words(), VectorLength.AS_GIVEN)
                .score(SEED, 100, Progress.NONE);
        assertEquals(0, score.unmatchedPairs());
        assertTrue(Double.isNaN(score.baseline()));
    }

    @Test
    void shiftsOfLengthZeroAreCounted() {
        final AlignmentScore score = new AnalogyAlignment(
                        List.of(question(0, 0, 0, 2, 3), question(0, 0, 1, 2, 3)), words(), VectorLength.AS_GIVEN)
                .score(SEED, 100, Progress.NONE);
        assertEquals(1, score.undefined());
        assertEquals(1, score.pairs());
    }

    /** With unit vectors, (7, 7) - (5, 5) vanishes. */
    @Test
    void unitVectorsLoseTheirLengthFirst() {
        final var alignment = new AnalogyAlignment(List.of(question(1, 4, 5, 6, 7)), words(), VectorLength.UNIT);
        final double[] up = {1 / Math.sqrt(5) - HALF_ROOT, 2 / Math.sqrt(5) - HALF_ROOT};
        final double[] steep = {1 / Math.sqrt(10) - HALF_ROOT, 3 / Math.sqrt(10) - HALF_ROOT};
        final double expected =
                (up[0] * steep[0] + up[1] * steep[1]) / Math.hypot(up[0], up[1]) / Math.hypot(steep[0], steep[1]);
        assertEquals(expected, alignment.cosines()[0], 1e-14);
    }

    @Test
    void aSampleIsTheSameForASeed() {
        final var alignment = new AnalogyAlignment(
                List.of(question(0, 0, 1, 2, 3), question(1, 4, 5, 6, 7)), words(), VectorLength.AS_GIVEN);
        final AlignmentScore sampled = alignment.score(SEED, 3, Progress.NONE);
        assertTrue(sampled.sampled());
        assertEquals(3, sampled.unmatchedPairs());
        assertEquals(sampled, alignment.score(SEED, 3, Progress.NONE));
        assertFalse(alignment.score(SEED, 4, Progress.NONE).sampled());
    }
}
