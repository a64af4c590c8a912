package org.latentalign.spectral;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LatentCosineTest {

    @Test
    void isTheCosineOfTheStretchedVectors() {
        final Random random = new Random(1);
        for (int trial = 0; trial < 100; trial++) {
            final int d = 1 + random.nextInt(20);
            final double[] logs = random.doubles(d, -3, 3).toArray();
            final double[] first = random.doubles(d, -1, 1).toArray();
            final double[] second = random.doubles(d, -1, 1).toArray();
            double product = 0;
            double firstSquare = 0;
            double secondSquare = 0;
            for (int i = 0; i < d; i++) {
                final double x = Math.exp(logs[i]) * first[i];
                final double y = Math.exp(logs[i]) * second[i];
                product += x * y;
                firstSquare += x * x;
                secondSquare += y * y;
            }
            assertEquals(product / Math.sqrt(firstSquare * secondSquare), LatentCosine.of(logs, first, second), 1e-14);
        }
    }

    @Test
    void worksForGainsBeyondDoubles() {
        // the first direction decides, by a factor of 1e400
        assertEquals(1, LatentCosine.of(new double[] {1e3, 0}, new double[] {1, 1}, new double[] {1, -1}), 0);
        // unless a vector has nothing there: then the second decides for that vector alone
        assertEquals(0, LatentCosine.of(new double[] {1e3, 0}, new double[] {0, 1}, new double[] {1, 1}), 1e-300);
        assertEquals(-1, LatentCosine.of(new double[] {1e3, 0}, new double[] {0, 1}, new double[] {0, -2}), 0);
    }

    @Test
    void isUndefinedForNothing() {
        assertEquals(Double.NaN, LatentCosine.of(new double[] {0, 0}, new double[] {0, 0}, new double[] {1, 1}));
        final double[] dropped = {Double.NEGATIVE_INFINITY, 0};
        assertEquals(Double.NaN, LatentCosine.of(dropped, new double[] {1, 0}, new double[] {1, 1}));
    }

    @Test
    void staysWithinItsBounds() {
        final double[] q = {0.1, 0.2, 0.3, 0.7};
        assertEquals(1, LatentCosine.of(new double[] {0.3, 0.1, 0, 0}, q, q), 0);
    }
}
