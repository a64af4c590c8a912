package org.latentalign.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.latentalign.progress.Progress;

/** The expected figures are NumPy's (eigh) and SciPy's (a minimiser without SMACOF in it). */
class MultidimensionalScalingTest {

    private static final double[][] DISTANCES =
            MultidimensionalScaling.distances(new double[][] {{0, 0, 0}, {3, 0, 0}, {0, 4, 0}, {1, 1, 2}});

    @Test
    void classicalAgreesWithNumpy() {
        final var scaling = MultidimensionalScaling.classical(DISTANCES, 2);
        final double[][] expected = {
            {-0.57115668, 1.27095884}, {-2.05088383, -1.24468577}, {2.90410906, -0.57567415}, {-0.28206854, 0.54940108}
        };
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], scaling.points()[i], 1e-8);
        }
        assertEquals(0.2002993447904412, scaling.stress(), 1e-12);
    }

    @Test
    void smacofReachesTheMinimum() {
        assertEquals(
                0.10179435966188642,
                MultidimensionalScaling.smacof(DISTANCES, 2, Progress.NONE).stress(),
                1e-5);
    }

    @Test
    void distancesThatFitAreKept() {
        final double[][] flat = {{0, 0}, {1, 5}, {-3, 2}, {4, 4}};
        final double[][] distances = MultidimensionalScaling.distances(flat);
        final var scaling = MultidimensionalScaling.smacof(distances, 2, Progress.NONE);
        assertEquals(0, scaling.stress(), 1e-7);
        final double[][] drawn = MultidimensionalScaling.distances(scaling.points());
        for (int i = 0; i < flat.length; i++) {
            assertArrayEquals(distances[i], drawn[i], 1e-6);
        }
    }

    @Test
    void degenerateInput() {
        assertEquals(
                0,
                MultidimensionalScaling.smacof(new double[0][0], 2, Progress.NONE)
                        .points()
                        .length);
        assertArrayEquals(
                new double[] {0, 0},
                MultidimensionalScaling.smacof(new double[1][1], 2, Progress.NONE)
                        .points()[0]);
        final var same = MultidimensionalScaling.smacof(new double[5][5], 2, Progress.NONE);
        assertEquals(0, same.stress());
        assertArrayEquals(new double[] {0, 0}, same.points()[4]);
        final var line = MultidimensionalScaling.classical(new double[][] {{0, 2}, {2, 0}}, 3);
        assertEquals(2, Math.abs(line.points()[0][0] - line.points()[1][0]), 1e-12);
        assertTrue(line.points()[0].length == 3);
    }
}
