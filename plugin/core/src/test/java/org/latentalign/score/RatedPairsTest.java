package org.latentalign.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.latentalign.progress.Progress;

/** The yardstick of rated pairs on vectors whose cosines are seen at a glance. */
class RatedPairsTest {

    private static final Map<String, double[]> VECTORS = Map.of(
            "a", new double[] {1, 0},
            "b", new double[] {2, 0},
            "c", new double[] {0, 3},
            "d", new double[] {0, -1},
            "zero", new double[] {0, 0});

    private static AlignmentScore score(final List<String> first, final List<String> second, final int limit) {
        return new RatedPairs(first, second).score(VECTORS::get, limit, 1, Progress.NONE);
    }

    @Test
    void unratedWordsAreTheBaseline() {
        // rated: a-b (1), c-d (-1); unrated: a-d (0), c-b (0)
        final var score = score(List.of("a", "c"), List.of("b", "d"), 100);
        assertEquals(0, score.mean(), 1e-15);
        assertEquals(2, score.unmatchedPairs());
        assertEquals(0, score.baseline(), 1e-15);
        assertEquals(0, score.baselineMagnitude(), 1e-15);
        assertEquals(0.5, score.areaUnderCurve(), 1e-15);
        assertFalse(score.sampled());
    }

    @Test
    void whatIsRatedInAnyOrderIsNoBaseline() {
        // of a-c and c-a neither a-a nor c-c is left
        assertEquals(0, score(List.of("a", "c"), List.of("c", "a"), 100).unmatchedPairs());
        assertEquals(
                0, score(List.of("a", "b", "b"), List.of("b", "c", "a"), 100).unmatchedPairs() - 1);
    }

    @Test
    void wordsWithoutVectorOrDirectionDoNotCount() {
        final var score = score(List.of("a", "unknown", "zero"), List.of("b", "b", "d"), 100);
        assertEquals(1, score.pairs());
        assertEquals(1, score.unmatchedPairs()); // a-d
        assertEquals(0, score.baseline(), 1e-15);
    }

    @Test
    void manyAreSampled() {
        final var score = score(List.of("a", "b", "c", "d"), List.of("b", "c", "d", "a"), 5);
        assertTrue(score.sampled());
        assertTrue(score.unmatchedPairs() <= 5);
        assertEquals(score, score(List.of("a", "b", "c", "d"), List.of("b", "c", "d", "a"), 5));
    }
}
