package org.latentalign.score.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Ranks by counting, and on ties that are seen at a glance. */
class RanksTest {

    @Test
    void tiesGetTheirAverageRank() {
        assertArrayEquals(new double[] {2, 4.5, 1, 4.5, 3}, Ranks.of(new double[] {2, 7, -1, 7, 3}));
        assertArrayEquals(new double[] {2, 2, 2, 4}, Ranks.of(new double[] {0.0, -0.0, 0.0, 1}));
        assertArrayEquals(new double[] {3, 3, 3, 3, 3}, Ranks.of(new double[] {5, 5, 5, 5, 5}));
        assertArrayEquals(new double[] {1}, Ranks.of(new double[] {Double.NEGATIVE_INFINITY}));
        assertArrayEquals(new double[0], Ranks.of(new double[0]));
    }

    @Test
    void aRankCountsWhatIsBelowAndHalfOfWhatIsEqual() {
        final var random = new SplittableRandom(3);
        for (int n = 1; n < 60; n++) {
            final double[] values =
                    random.ints(n, 0, n / 2 + 1).mapToDouble(i -> i / 4.0).toArray();
            final double[] ranks = Ranks.of(values);
            for (int i = 0; i < n; i++) {
                int below = 0;
                int equal = 0;
                for (final double value : values) {
                    below += value < values[i] ? 1 : 0;
                    equal += value == values[i] ? 1 : 0;
                }
                assertEquals(below + (equal + 1) / 2.0, ranks[i]);
            }
        }
    }
}
