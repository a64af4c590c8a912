package org.latentalign.score.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GroupVarianceTest {

    @Test
    void sharesOutTheSumOfSquares() {
        // by hand: means (1, 0) and (5, 0) about (3, 0): 2 * 4 + 2 * 4 = 16 between, 2 + 2 within
        final double[][] rows = {{0, 0}, {2, 0}, {5, 1}, {5, -1}};
        final GroupVariance variance = GroupVariance.of(rows, new int[] {0, 0, 1, 1}, 2);
        assertEquals(0.8, variance.share(), 1e-15);
        assertEquals(1.0 / 3, variance.chance(), 1e-15);
    }

    /** The mean over all ways to deal the labels is what chance gives, exactly. */
    @Test
    void chanceIsTheMeanOverAllPermutations() {
        final double[][] rows = {{0.3, 1}, {-2, 0.5}, {4, 4}, {1, -3}, {0, 0.25}};
        double sum = 0;
        int count = 0;
        for (int i = 0; i < 5; i++) {
            for (int j = i + 1; j < 5; j++) {
                final int[] groups = new int[5];
                groups[i] = 1;
                groups[j] = 1;
                sum += GroupVariance.of(rows, groups, 2).share();
                count++;
            }
        }
        assertEquals(0.25, sum / count, 1e-14);
        assertEquals(0.25, GroupVariance.of(rows, new int[] {0, 1, 0, 0, 1}, 2).chance(), 1e-15);
    }

    @Test
    void equalRowsHaveNoShare() {
        assertTrue(Double.isNaN(
                GroupVariance.of(new double[3][2], new int[] {0, 1, 1}, 2).share()));
    }
}
