package org.latentalign.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GramTriangleTest {

    /** Whole numbers are summed without rounding, so every remainder of the tiling must be right to the last bit. */
    @Test
    void sumsWholeNumbersExactlyForAllRemainders() {
        final Random random = new Random(1);
        for (int d = 1; d <= 40; d++) {
            for (final int n : new int[] {1, 2, 3, 4, 5, 95, 96, 97, 98, 99, 193}) {
                final double[][] data = wholeNumbers(random, n, d);
                final GramTriangle gram = new GramTriangle(d);
                gram.add(data, n, 0, d);
                final double[][] matrix = gram.toMatrix(1);
                for (int i = 0; i < d; i++) {
                    for (int j = 0; j < d; j++) {
                        long expected = 0;
                        for (final double[] row : data) {
                            expected += (long) row[i] * (long) row[j];
                        }
                        assertEquals(
                                expected, matrix[i][j], 0, "entry " + i + ", " + j + " of d = " + d + ", n = " + n);
                    }
                }
            }
        }
    }

    @Test
    void sameBitsWhateverTheBands() {
        final Random random = new Random(2);
        final int d = 101;
        final double[][] data = new double[50][d];
        for (final double[] row : data) {
            for (int j = 0; j < d; j++) {
                row[j] = random.nextGaussian();
            }
        }
        final GramTriangle whole = new GramTriangle(d);
        whole.add(data, data.length, 0, d);
        for (int count = 1; count < 20; count++) {
            final int[] bands = GramTriangle.bands(d, count);
            assertEquals(0, bands[0]);
            assertEquals(d, bands[bands.length - 1]);
            final GramTriangle parts = new GramTriangle(d);
            for (int b = 0; b + 1 < bands.length; b++) {
                assertTrue(bands[b] < bands[b + 1]);
                parts.add(data, data.length, bands[b], bands[b + 1]);
            }
            for (int i = 0; i < d; i++) {
                for (int j = 0; j <= i; j++) {
                    assertEquals(whole.get(i, j), parts.get(i, j), 0);
                }
            }
        }
    }

    private static double[][] wholeNumbers(final Random random, final int n, final int d) {
        final double[][] data = new double[n][d];
        for (final double[] row : data) {
            for (int j = 0; j < d; j++) {
                row[j] = random.nextInt(2001) - 1000;
            }
        }
        return data;
    }
}
