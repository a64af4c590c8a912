package org.latentalign.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShiftTest {

    @Test
    void isTheDifference() {
        assertArrayEquals(new double[] {-2, 5, 0}, Shift.between(new double[] {3, -1, 7}, new double[] {1, 4, 7}));
        assertArrayEquals(new double[2], Shift.between(new double[2], new double[2]));
        assertArrayEquals(new double[] {1e-300, 0}, Shift.between(new double[2], new double[] {1e-300, 0}));
    }

    @Test
    void isZeroUpToTheShareThatRoundingHas() {
        for (final double length : new double[] {1e-300, 1e-160, 1, 3e8, 1e160, 1e300}) {
            final double[] from = {length, 0};
            // the lengths of both together are twice the one
            final double[] rounding = {length, Math.scalb(length, -47)};
            final double[] change = {length, Math.nextUp(Math.scalb(length, -47)) * (1 + 1e-12)};
            assertArrayEquals(new double[2], Shift.between(from, rounding), "length " + length);
            assertArrayEquals(new double[2], Shift.between(rounding, from), "length " + length);
            assertArrayEquals(new double[] {0, change[1]}, Shift.between(from, change), "length " + length);
        }
    }

    @Test
    void keepsWhatIsNotFinite() {
        final double[] one = {1, 1};
        for (final double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            final double[] vector = {bad, 1};
            assertTrue(Double.isNaN(Cosine.between(one, Shift.between(one, vector))));
            assertTrue(Double.isNaN(Cosine.between(one, Shift.between(vector, one))));
        }
        // as long as a double can be, but no rounding
        assertEquals(1e307, Shift.between(new double[] {1.7e308, 1e308}, new double[] {1.7e308, 1.1e308})[1], 1e292);
    }
}
