package org.latentalign.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;

/**
 * The expected figures are NumPy's (eigh, svd, and Guttman transforms as products of matrices) and SciPy's (a minimizer
 * without SMACOF in it).
 */
class MultidimensionalScalingTest {

    private static final double[][] DISTANCES = euclidean(new double[][] {{0, 0, 0}, {3, 0, 0}, {0, 4, 0}, {1, 1, 2}});

    private static final int LIMIT = 1000;

    private static double[][] euclidean(final double[][] vectors) {
        return Dissimilarity.EUCLIDEAN.matrix(vectors, Progress.NONE);
    }

    /** 12 vectors of 5 values, and the same stretched along the axes. */
    private static double[][] vectors(final boolean stretched) {
        final double[][] vectors = new double[12][5];
        for (int i = 0; i < vectors.length; i++) {
            for (int j = 0; j < vectors[i].length; j++) {
                final double value = Math.sin(1 + 3 * i + 7 * j) + 0.3 * Math.cos((double) i * j);
                vectors[i][j] = stretched ? value * Math.scalb(4.0, -j) : value;
            }
        }
        return vectors;
    }

    @Test
    void classicalAgreesWithNumpy() throws FitException {
        final var scaling = MultidimensionalScaling.classical(DISTANCES, 2, Progress.NONE);
        final double[][] expected = {
            {-0.57115668, 1.27095884}, {-2.05088383, -1.24468577}, {2.90410906, -0.57567415}, {-0.28206854, 0.54940108}
        };
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], scaling.points()[i], 1e-8);
        }
        assertEquals(0.2002993447904412, scaling.stress(), 1e-12);
    }

    @Test
    void smacofReachesTheMinimum() throws FitException {
        assertEquals(
                0.10179435966188642,
                MultidimensionalScaling.smacof(DISTANCES, 2, LIMIT, Progress.NONE)
                        .stress(),
                1e-5);
    }

    @Test
    void distancesThatFitAreKept() throws FitException {
        final double[][] flat = {{0, 0}, {1, 5}, {-3, 2}, {4, 4}};
        final double[][] distances = euclidean(flat);
        final var scaling = MultidimensionalScaling.smacof(distances, 2, LIMIT, Progress.NONE);
        assertEquals(0, scaling.stress(), 1e-7);
        final double[][] drawn = euclidean(scaling.points());
        for (int i = 0; i < flat.length; i++) {
            assertArrayEquals(distances[i], drawn[i], 1e-6);
        }
    }

    @Test
    void degenerateInput() throws FitException {
        assertEquals(
                0,
                MultidimensionalScaling.smacof(new double[0][0], 2, LIMIT, Progress.NONE)
                        .points()
                        .length);
        assertArrayEquals(
                new double[] {0, 0},
                MultidimensionalScaling.smacof(new double[1][1], 2, LIMIT, Progress.NONE)
                        .points()[0]);
        final var same = MultidimensionalScaling.smacof(new double[5][5], 2, LIMIT, Progress.NONE);
        assertEquals(0, same.stress());
        assertArrayEquals(new double[] {0, 0}, same.points()[4]);
        final var line = MultidimensionalScaling.classical(new double[][] {{0, 2}, {2, 0}}, 3, Progress.NONE);
        assertEquals(2, Math.abs(line.points()[0][0] - line.points()[1][0]), 1e-12);
        assertTrue(line.points()[0].length == 3);
    }

    @Test
    void smacofAgreesWithNumpy() throws FitException {
        final var cosine = MultidimensionalScaling.smacof(
                Dissimilarity.COSINE.matrix(vectors(false), Progress.NONE), 2, LIMIT, Progress.NONE);
        assertEquals(0.10218201782481855, cosine.stress(), 1e-12);
        assertEquals(23, cosine.iterations());
        assertArrayEquals(new double[] {-0.7128916561233501, -0.23631213968640938}, cosine.points()[0], 1e-10);
        assertArrayEquals(new double[] {0.655625528821866, -0.24846009982620287}, cosine.points()[11], 1e-10);
        final var euclidean = MultidimensionalScaling.smacof(euclidean(vectors(false)), 2, LIMIT, Progress.NONE);
        assertEquals(0.042250359792864026, euclidean.stress(), 1e-12);
        assertArrayEquals(
                new double[] {1.5713487617720445, -0.9881673087414334},
                euclidean.points()[0],
                1e-10);
    }

    @Test
    void aMapIsTurnedToAnotherAsByNumpy() throws FitException {
        final var before = MultidimensionalScaling.smacof(euclidean(vectors(false)), 2, LIMIT, Progress.NONE);
        final var after = MultidimensionalScaling.smacof(euclidean(vectors(true)), 2, LIMIT, Progress.NONE);
        assertEquals(0.01588596585606494, after.stress(), 1e-12);
        assertEquals(72.9845089205446, misfit(after, before), 1e-9);
        final var turned = after.turnedTo(before);
        assertEquals(23.1708249185436, misfit(turned, before), 1e-9);
        assertArrayEquals(new double[] {3.2811270123076506, -2.522368762925053}, turned.points()[0], 1e-10);
        assertEquals(after.stress(), turned.stress());
    }

    private static double misfit(final MultidimensionalScaling first, final MultidimensionalScaling second) {
        double sum = 0;
        for (int i = 0; i < first.points().length; i++) {
            for (int axis = 0; axis < 2; axis++) {
                sum += Math.pow(first.points()[i][axis] - second.points()[i][axis], 2);
            }
        }
        return sum;
    }

    @Test
    void aMirroredMapIsMirroredBack() throws FitException {
        final var map = MultidimensionalScaling.classical(euclidean(vectors(false)), 2, Progress.NONE);
        final double[][] mirrored = Arrays.stream(map.points())
                .map(point -> new double[] {-0.6 * point[0] + 0.8 * point[1], 0.8 * point[0] + 0.6 * point[1]})
                .toArray(double[][]::new);
        final var back = new MultidimensionalScaling(mirrored, 0, 0).turnedTo(map);
        assertEquals(0, misfit(back, map), 1e-24);
    }

    @Test
    void sizeDoesNotMatter() throws FitException {
        final double stress = MultidimensionalScaling.smacof(euclidean(vectors(false)), 2, LIMIT, Progress.NONE)
                .stress();
        for (final double size : new double[] {0x1p-1000, 0x1p1000}) {
            final double[][] large = Arrays.stream(vectors(false))
                    .map(row -> Arrays.stream(row).map(x -> x * size).toArray())
                    .toArray(double[][]::new);
            final var map = MultidimensionalScaling.smacof(euclidean(large), 2, LIMIT, Progress.NONE);
            assertEquals(stress, map.stress(), 1e-14);
            assertEquals(1.5713487617720445, map.points()[0][0] / size, 1e-10);
            assertEquals(0, misfit(scaled(map, 1 / size), scaled(map.turnedTo(map), 1 / size)), 1e-20);
        }
    }

    private static MultidimensionalScaling scaled(final MultidimensionalScaling map, final double factor) {
        return new MultidimensionalScaling(
                Arrays.stream(map.points())
                        .map(row -> Arrays.stream(row).map(x -> x * factor).toArray())
                        .toArray(double[][]::new),
                map.stress(),
                map.iterations());
    }

    @Test
    void theLimitOfIterationsHolds() throws FitException {
        final var few = MultidimensionalScaling.smacof(DISTANCES, 2, 3, Progress.NONE);
        assertEquals(3, few.iterations());
        assertTrue(few.stress() > 0.1018);
    }
}
