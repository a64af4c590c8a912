package org.latentalign.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 100, 301, 911, 4096, 100_000})
    void spreadsAlongALogarithmicAxis(final int size) {
        for (final int limit : new int[] {2, 10, 300}) {
            final int[] places = Selection.logarithmic(size, limit);
            assertEquals(Math.min(size, limit), places.length);
            assertEquals(0, places[0]);
            assertEquals(size - 1, places[places.length - 1]);
            for (int i = 1; i < places.length; i++) {
                assertTrue(places[i] > places[i - 1]);
            }
        }
    }

    @Test
    void keepsTheFirstOnes() {
        final int[] places = Selection.logarithmic(4096, 300);
        for (int i = 0; i < 30; i++) {
            assertEquals(i, places[i]);
        }
    }

    @Test
    void takesBothEnds() {
        assertArrayEquals(new int[] {0, 1, 2}, Selection.ends(3, 5));
        assertArrayEquals(new int[] {0, 1, 8, 9}, Selection.ends(10, 4));
        assertArrayEquals(new int[] {0, 1, 9}, Selection.ends(10, 3));
        assertArrayEquals(new int[0], Selection.ends(0, 3));
    }

    @Test
    void saysWhatIsShown() {
        assertEquals(
                new Fact("Drugs shown", "200 of 1,234: the highest and the lowest"),
                Selection.fact("Drugs", 200, 1234, "the highest and the lowest"));
    }
}
