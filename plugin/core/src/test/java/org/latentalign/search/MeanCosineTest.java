package org.latentalign.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeanCosineTest {

    /** Against every cosine by itself. */
    @Test
    void isTheMeanOfAllCosines() {
        final var random = new Random(1);
        final double[][] rows = IntStream.range(0, 300)
                .mapToObj(row -> random.doubles(9)
                        .map(value -> row % 50 == 7 ? 0 : Math.scalb(value - 0.3, row % 5 * 200 - 400))
                        .toArray())
                .toArray(double[][]::new);
        final double[] query = random.doubles(9).map(value -> value - 0.5).toArray();
        final var mean = new MeanCosine(9, Set.of(3L, 4L, 7L));
        for (int row = 0; row < rows.length; row++) {
            mean.add(rows[row], row);
        }
        for (final long[] without : new long[][] {{}, {3, 4}, {4, 4}, {7}}) {
            final double expected = IntStream.range(0, rows.length)
                    .filter(row -> row % 50 != 7)
                    .filter(row -> IntStream.range(0, without.length).noneMatch(i -> without[i] == row))
                    .mapToDouble(row -> cosine(rows[row], query))
                    .average()
                    .orElseThrow();
            assertEquals(expected, mean.of(query, without), 1e-12);
        }
    }

    private static double cosine(final double[] x, final double[] y) {
        final double largest = IntStream.range(0, x.length)
                .mapToDouble(j -> Math.abs(x[j]))
                .max()
                .orElseThrow();
        double product = 0;
        double squares = 0;
        double otherSquares = 0;
        for (int j = 0; j < x.length; j++) {
            product += x[j] / largest * y[j];
            squares += x[j] / largest * (x[j] / largest);
            otherSquares += y[j] * y[j];
        }
        return product / Math.sqrt(squares * otherSquares);
    }

    @Test
    void isNotDefinedWithoutRows() {
        final var mean = new MeanCosine(1, Set.of(0L));
        assertTrue(Double.isNaN(mean.of(new double[] {1}, new long[0])));
        mean.add(new double[] {2}, 0);
        assertEquals(1, mean.of(new double[] {1}, new long[0]));
        assertTrue(Double.isNaN(mean.of(new double[] {1}, new long[] {0})));
        assertTrue(Double.isNaN(mean.of(new double[] {0}, new long[0])));
    }
}
