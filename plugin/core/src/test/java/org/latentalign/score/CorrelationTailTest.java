package org.latentalign.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The expected figures are SciPy 1.10's (scipy.special.betainc). */
class CorrelationTailTest {

    @Test
    void agreesWithScipy() {
        final double[][] cases = {
            {0.3, 3, 0.8060266319586431},
            {0.3, 4, 0.6999999999999995},
            {0.05, 5, 0.9363645585431674},
            {-0.2, 30, 0.2893035287254407},
            {0.02, 1000, 0.5275648290413046},
            {0.1, 3000, 4.048903879149804e-08},
            {0.9999, 5, 1.2004037483883938e-06},
            {0.004, 1_000_000, 6.333953937658337e-05},
        };
        for (final double[] expected : cases) {
            assertEquals(
                    expected[2],
                    CorrelationTail.twoSided(expected[0], (int) expected[1]),
                    1e-9 * expected[2],
                    "r = " + expected[0] + ", n = " + expected[1]);
        }
    }

    @Test
    void beyondDoubles() {
        assertEquals(0, CorrelationTail.twoSided(0.7, 3000));
        assertEquals(0, CorrelationTail.twoSided(-1, 3));
        assertEquals(1, CorrelationTail.twoSided(0, 10));
        assertEquals(1, CorrelationTail.twoSided(1e-9, 50), 1e-8);
    }

    /** With three observations the distribution is Cauchy's: p = 1 - 2 / pi * asin |r|. */
    @Test
    void threeObservations() {
        for (double r = -0.99; r < 1; r += 0.09) {
            assertEquals(1 - 2 / Math.PI * Math.asin(Math.abs(r)), CorrelationTail.twoSided(r, 3), 1e-14);
        }
    }
}
