package org.latentalign.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RotationSweepsTest {

    /** Sweeps of any length and place, some without rotations, against each rotation as soon as it is known. */
    @Test
    void givesTheBitsOfOneRotationAfterTheOther() {
        for (int seed = 0; seed < 50; seed++) {
            final var random = new Random(seed);
            final int d = 2 + random.nextInt(40);
            final double[][] expected = new double[d][];
            final double[][] actual = new double[d][];
            for (int i = 0; i < d; i++) {
                expected[i] = random.doubles(d, -1, 1).toArray();
                actual[i] = expected[i].clone();
            }
            final var sweeps = new RotationSweeps(d);
            for (int sweep = 0; sweep < 60; sweep++) {
                if (sweeps.isFull()) {
                    sweeps.apply(actual);
                }
                final int lowest = 1 + random.nextInt(d - 1);
                sweeps.begin(lowest);
                for (int left = random.nextInt(lowest + 1), lower = lowest; left > 0; left--, lower--) {
                    final double angle = random.nextDouble() * 7;
                    final double cosine = Math.cos(angle);
                    final double sine = Math.sin(angle);
                    sweeps.add(cosine, sine);
                    rotate(expected[lower - 1], expected[lower], cosine, sine);
                }
            }
            sweeps.apply(actual);
            assertArrayEquals(expected, actual);
        }
    }

    private static void rotate(final double[] upper, final double[] lower, final double cosine, final double sine) {
        for (int j = 0; j < upper.length; j++) {
            final double x = upper[j];
            upper[j] = Math.fma(cosine, x, -sine * lower[j]);
            lower[j] = Math.fma(sine, x, cosine * lower[j]);
        }
    }

    @Test
    void isFullOnlyUntilApplied() {
        final var sweeps = new RotationSweeps(3);
        while (!sweeps.isFull()) {
            sweeps.begin(2);
        }
        assertTrue(sweeps.isFull());
        sweeps.apply(new double[3][3]);
        assertFalse(sweeps.isFull());
    }
}
