package org.latentalign.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CosineTest {

    @Test
    void knownAngles() {
        assertEquals(0.5, Cosine.between(new double[] {1, 0}, new double[] {1, Math.sqrt(3)}), 1e-15);
        assertEquals(0.6, Cosine.between(new double[] {3, 4}, new double[] {7, 0}), 1e-15);
        assertEquals(-1, Cosine.between(new double[] {1, 2, 3}, new double[] {-2, -4, -6}));
    }

    @Test
    void lengthDoesNotMatterHoweverExtreme() {
        final double[] direction = {3, 4};
        for (final double length : new double[] {1e-320, 1e-300, 1e-160, 1, 1e160, 1e307}) {
            final double[] vector = {length, 0};
            assertEquals(0.6, Cosine.between(vector, direction), 1e-15, "length " + length);
            assertEquals(0.6, Cosine.between(direction, vector), 1e-15, "length " + length);
        }
    }

    @Test
    void undefinedForZeroAndForValuesThatAreNotFinite() {
        final double[] one = {1, 0};
        for (final double[] bad : new double[][] {{0, 0}, {Double.NaN, 1}, {Double.POSITIVE_INFINITY, 1}, {-0.0, 0}}) {
            assertTrue(Double.isNaN(Cosine.between(one, bad)));
            assertTrue(Double.isNaN(Cosine.between(bad, one)));
        }
        assertTrue(Double.isNaN(Cosine.between(new double[0], new double[0])));
    }

    @Test
    void neverLeavesItsRange() {
        final double[] vector = {0.1, 0.2, 0.3, 0.7};
        final double[] multiple = {0.3, 0.6, 0.9, 2.1};
        final double cosine = Cosine.between(vector, multiple);
        assertTrue(cosine <= 1 && cosine > 1 - 1e-15);
    }

    @Test
    void refusesVectorsOfDifferentLength() {
        assertThrows(IllegalArgumentException.class, () -> Cosine.between(new double[2], new double[3]));
    }
}
