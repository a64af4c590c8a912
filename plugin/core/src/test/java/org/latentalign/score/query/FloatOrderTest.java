package org.latentalign.score.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FloatOrderTest {

    private static void check(final double... values) {
        final int[] expected = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparing(i -> -((float) values[i] + 0.0f)))
                .mapToInt(Integer::intValue)
                .toArray();
        final var order = new FloatOrder(values.length);
        order.falling(IntStream.range(0, values.length).mapToDouble(i -> -i).toArray()); // leaves nothing behind
        assertArrayEquals(expected, order.falling(values).clone());
    }

    @Test
    void ordersAsAComparisonDoes() {
        final var random = new SplittableRandom(5);
        for (final int size : new int[] {1, 2, 3, 255, 257, 978}) {
            check(random.doubles(size).map(value -> 2 * value - 1).toArray());
            check(random.doubles(size)
                    .map(value -> Math.pow(10, 80 * value - 40) - 1e-3)
                    .toArray());
            check(random.ints(size, -3, 4).asDoubleStream().toArray());
        }
        check();
    }

    @Test
    void zerosAndWhatSinglePrecisionDoesNotHoldAreEqual() {
        check(0.0, -0.0, 0.0, -1, 1, -0.0);
        check(1, Math.nextUp(1.0), Math.nextDown(1.0), 1e300, 1e301, -1e300, -1e301, 1e-300, 0, -1e-300);
        check(Float.MIN_VALUE, -Float.MIN_VALUE, 0, Float.MAX_VALUE, -Float.MAX_VALUE);
    }
}
