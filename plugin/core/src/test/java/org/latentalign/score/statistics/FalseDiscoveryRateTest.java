package org.latentalign.score.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class FalseDiscoveryRateTest {

    /** The example of Benjamini and Hochberg's paper (1995, section 3.2), fifteen p-values, adjusted by hand. */
    @Test
    void stepsUp() {
        final double[] p = {
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0000
        };
        final double[] expected = {
            0.0015,
            0.003,
            0.0095,
            0.035625,
            0.0603,
            0.4470 / 7,
            0.4470 / 7,
            0.0645,
            0.0765,
            0.486,
            6.393 / 11,
            8.5785 / 12,
            9.792 / 13,
            11.385 / 14,
            1
        };
        assertArrayEquals(expected, FalseDiscoveryRate.adjusted(p), 1e-12);
    }

    @Test
    void undefinedOnesAreNoTests() {
        assertArrayEquals(
                new double[] {Double.NaN, 0.02, 0.04, Double.NaN},
                FalseDiscoveryRate.adjusted(new double[] {Double.NaN, 0.01, 0.04, Double.NaN}),
                1e-15);
        assertArrayEquals(new double[0], FalseDiscoveryRate.adjusted(new double[0]));
    }
}
