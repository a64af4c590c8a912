package org.latentalign.node.read.h5ad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CountsSeenTest {

    private static void assertCounts(final boolean expected, final double[]... rows) {
        var seen = new CountsSeen();
        for (double[] row : rows) {
            seen.add(row);
        }
        assertEquals(expected, seen.areCounts());
    }

    @Test
    void wholeNumbersAreCounts() {
        assertCounts(true, new double[] {0, 3, 0}, new double[] {1, Double.NaN, 12_345});
    }

    @Test
    void logarithmsDifferencesAndMarksAreNone() {
        assertCounts(false, new double[] {0, 3}, new double[] {0, 1.0986});
        assertCounts(false, new double[] {0, 3}, new double[] {-1, 2});
        assertCounts(false, new double[] {0, 1}, new double[] {1, 1});
        assertCounts(false, new double[0]);
        assertCounts(false);
    }
}
