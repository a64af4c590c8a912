package org.latentalign.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DensityTest {

    private static double area(final Curve curve) {
        double area = 0;
        for (int i = 1; i < curve.x().length; i++) {
            area += (curve.x()[i] - curve.x()[i - 1]) * (curve.y()[i] + curve.y()[i - 1]) / 2;
        }
        return area;
    }

    private static double at(final Curve curve, final double x) {
        int i = 1;
        while (curve.x()[i] < x) {
            i++;
        }
        final double share = (x - curve.x()[i - 1]) / (curve.x()[i] - curve.x()[i - 1]);
        return curve.y()[i - 1] + share * (curve.y()[i] - curve.y()[i - 1]);
    }

    private static void assertWhole(final Curve curve) {
        assertEquals(-1, curve.x()[0]);
        assertEquals(1, curve.x()[curve.x().length - 1]);
        assertEquals(1, area(curve), 0.01);
        for (int i = 0; i < curve.y().length; i++) {
            assertTrue(curve.y()[i] >= 0);
            assertTrue(i == 0 || curve.x()[i] > curve.x()[i - 1]);
        }
    }

    /** The density of normal values is the normal one, a little wider by the kernel. */
    @Test
    void followsTheNormalDensity() {
        final var random = new Random(1);
        final double[] values = random.doubles(200_000)
                .map(unused -> 0.2 * random.nextGaussian())
                .toArray();
        final Curve curve = Density.of(values, -1, 1);
        assertWhole(curve);
        for (final double x : new double[] {-0.4, -0.1, 0, 0.2, 0.3}) {
            final double expected = Math.exp(-x * x / 0.08) / (0.2 * Math.sqrt(2 * Math.PI));
            assertEquals(expected, at(curve, x), 0.05, () -> "at " + x);
        }
        assertEquals(Density.POINTS, curve.x().length);
    }

    /** Against the kernel density by its definition, with Silverman's bandwidth from the values themselves. */
    @Test
    void isAKernelDensity() {
        final var random = new SplittableRandom(2);
        final double[] values = random.doubles(60).map(u -> u * u - 0.5).toArray();
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        final double mean = Arrays.stream(values).average().orElseThrow();
        final double deviation = Math.sqrt(
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length);
        final double bandwidth = 0.9 * Math.min(deviation, (sorted[44] - sorted[14]) / 1.34) * Math.pow(60, -0.2);
        final Curve curve = Density.of(values, -1, 1);
        assertWhole(curve);
        for (final double x : new double[] {-0.6, -0.45, -0.2, 0, 0.3}) {
            final double expected = Arrays.stream(values)
                            .map(v -> Math.exp(-(x - v) * (x - v) / (2 * bandwidth * bandwidth)))
                            .sum()
                    / (60 * bandwidth * Math.sqrt(2 * Math.PI));
            assertEquals(expected, at(curve, x), 0.02, () -> "at " + x);
        }
    }

    /** The density of values that are uniform up to an end does not sink there, and nothing is lost. */
    @Test
    void keepsItsHeightAtAnEnd() {
        final var random = new SplittableRandom(3);
        final double[] values = random.doubles(100_000).map(u -> 0.5 + u / 2).toArray();
        final Curve curve = Density.of(values, -1, 1);
        assertWhole(curve);
        assertEquals(2, at(curve, 0.75), 0.1);
        assertEquals(2, at(curve, 0.97), 0.1);
        assertEquals(2, at(curve, 1), 0.1);
        assertEquals(0, at(curve, 0), 0.01);
    }

    /** All values at an end, as after a much too high degree. */
    @Test
    void isWholeAtTheEnds() {
        assertWhole(Density.of(new double[] {1, 1, 1, -1}, -1, 1));
        assertWhole(Density.of(new double[] {1}, -1, 1));
        assertWhole(Density.of(new double[] {-1}, -1, 1));
    }

    @Test
    void oneValueAndEqualValuesAreAPeak() {
        final double[] equal = new double[1000];
        Arrays.fill(equal, 0.25);
        final Curve one = Density.of(new double[] {0.25}, -1, 1);
        final Curve many = Density.of(equal, -1, 1);
        assertWhole(one);
        assertWhole(many);
        assertTrue(at(one, 0.25) > 15 && at(one, 0.25) < 25);
        assertEquals(at(one, 0.25), at(many, 0.25), 1e-9);
        assertTrue(at(one, 0.1) < 0.01);
    }

    @Test
    void nothingHasNoPoints() {
        assertEquals(0, Density.of(new double[0], -1, 1).x().length);
        assertEquals(0, Density.of(new double[] {Double.NaN, 7}, -1, 1).x().length);
    }

    @Test
    void worksFromCounts() {
        final long[] counts = new long[Density.BINS];
        counts[100] = 3;
        counts[300] = 1;
        final Curve curve = Density.of(counts, 0, 400);
        assertEquals(1, area(curve), 0.01);
        assertEquals(3, at(curve, 100.5) / at(curve, 300.5), 0.1);
    }
}
