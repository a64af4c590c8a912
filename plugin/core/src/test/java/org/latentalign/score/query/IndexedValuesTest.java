package org.latentalign.score.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IndexedValuesTest {

    private static void check(final double[] values, final double... limits) {
        final IndexedValues indexed = IndexedValues.of(values);
        for (final double limit : limits) {
            final int below = indexed.below(limit);
            assertEquals(Arrays.stream(values).filter(value -> value < limit).count(), below, "below " + limit);
            assertEquals(
                    Arrays.stream(values).filter(value -> value <= limit).count(),
                    indexed.notAbove(limit, below),
                    "not above " + limit);
        }
    }

    @Test
    void placesAreThoseOfASearchThroughAll() {
        final var random = new SplittableRandom(3);
        for (final int size : new int[] {1, 2, 7, 100, 5000}) {
            final double[] values = random.doubles(size)
                    .map(value -> Math.pow(2 * value - 1, 3))
                    .toArray();
            check(values, values);
            check(values, random.doubles(200).map(value -> 2.4 * value - 1.2).toArray());
        }
    }

    @Test
    void endsAndEqualValuesArePlacedRight() {
        check(new double[] {-1, -1, 1, 1, 1}, -2, -1, Math.nextUp(-1), 0, Math.nextDown(1.0), 1, 1.5);
        check(new double[] {0.0, -0.0, 0.25}, -0.0, 0.0, 0.25);
        check(new double[] {0.5, Math.nextUp(0.5)}, 0, 0.5, Math.nextUp(0.5), 0.6);
        check(new double[] {0, Double.MIN_VALUE}, -1, 0, Double.MIN_VALUE, 1);
        check(new double[0], -1, 0, 1);
        final double[] same = new double[300];
        Arrays.fill(same, 0.125);
        check(same, Math.nextDown(0.125), 0.125, Math.nextUp(0.125));
    }

    @Test
    void valuesCanBeExchanged() {
        final var indexed = new IndexedValues(3);
        for (final double[] values : new double[][] {{0.5, -0.5, 0.1}, {0.9}, {}}) {
            indexed.clear();
            for (final double value : values) {
                indexed.add(value);
            }
            indexed.order();
            assertEquals(Arrays.stream(values).filter(value -> value < 0.3).count(), indexed.below(0.3));
            assertEquals(values.length, indexed.below(1.1));
        }
    }
}
