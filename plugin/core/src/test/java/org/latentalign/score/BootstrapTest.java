package org.latentalign.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.latentalign.progress.Progress;

class BootstrapTest {

    /** For many values the interval of a mean nears the normal one, mean +- 1.96 sd / sqrt(n). */
    @Test
    void nearsTheNormalInterval() {
        final int n = 400;
        final var random = new SplittableRandom(3);
        final double[] values = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            values[i] = random.nextDouble();
            mean += values[i] / n;
        }
        double square = 0;
        for (final double value : values) {
            square += (value - mean) * (value - mean);
        }
        final double half = 1.96 * Math.sqrt(square / n / n);
        final Interval interval = new Bootstrap(20_000, 0.95, 7).ofMean(values, Progress.NONE);
        assertEquals(mean - half, interval.low(), 0.03 * half);
        assertEquals(mean + half, interval.high(), 0.03 * half);
    }

    @Test
    void sameSeedSameInterval() {
        final double[] values = {1, 5, 2, 8, 3};
        assertEquals(
                Bootstrap.standard(4).ofMean(values, Progress.NONE),
                Bootstrap.standard(4).ofMean(values, Progress.NONE));
        assertNotEquals(
                new Bootstrap(50, 0.9, 4).ofMean(values, Progress.NONE),
                new Bootstrap(50, 0.9, 5).ofMean(values, Progress.NONE));
    }

    @Test
    void degenerateInput() {
        assertTrue(Double.isNaN(
                Bootstrap.standard(1).ofMean(new double[] {3}, Progress.NONE).low()));
        assertTrue(Double.isNaN(
                Bootstrap.standard(1).ofMean(new double[0], Progress.NONE).high()));
        assertEquals(new Interval(2, 2), Bootstrap.standard(1).ofMean(new double[] {2, 2, 2}, Progress.NONE));
        assertThrows(IllegalArgumentException.class, () -> new Bootstrap(0, 0.95, 1));
        assertThrows(IllegalArgumentException.class, () -> new Bootstrap(10, 1, 1));
    }
}
