package org.latentalign.format.words;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Floats in bytes, against what a buffer makes of them. */
class FloatBytesTest {

    private static final int FROM = 3;

    /** Of all sizes, and the least and largest ones and their neighbors. */
    private static float number(final Random random, final float least, final float most) {
        return switch (random.nextInt(12)) {
            case 0 -> 0;
            case 1 -> -0f;
            case 2 -> Float.intBitsToFloat(random.nextInt());
            case 3 -> random.nextBoolean() ? Float.NaN : Float.NEGATIVE_INFINITY;
            case 4 -> -least;
            case 5 -> Math.nextDown(least);
            case 6 -> most;
            case 7 -> -Math.nextUp(most);
            default -> least + random.nextFloat() * (most / 2 - least);
        };
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void magnitudesAreComparedLikeNumbers(final boolean isLittleEndian) {
        final ByteOrder order = isLittleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        final Random random = new Random(4);
        final float[][] ranges = {{Float.MIN_VALUE, Float.MAX_VALUE}, {0x1p-124f, 3}, {1e-5f, 1e4f}, {1, 1}};
        int within = 0;
        for (int trial = 0; trial < 20_000; trial++) {
            final float[] range = ranges[trial % ranges.length];
            final int count = 1 + random.nextInt(7);
            final ByteBuffer bytes =
                    ByteBuffer.allocate(FROM + count * Float.BYTES).order(order);
            boolean expected = true;
            boolean areFinite = true;
            for (int j = 0; j < count; j++) {
                final float number = number(random, range[0], range[1]);
                bytes.putFloat(FROM + j * Float.BYTES, number);
                expected &= number == 0 || Math.abs(number) >= range[0] && Math.abs(number) <= range[1];
                areFinite &= Float.isFinite(number);
            }
            final int least = Float.floatToIntBits(range[0]);
            final int most = Float.floatToIntBits(range[1]);
            final String what = Arrays.toString(bytes.array());
            assertEquals(expected, FloatBytes.areWithin(bytes.array(), FROM, count, order, least, most), what);
            assertEquals(areFinite, FloatBytes.areFinite(bytes.array(), FROM, count, order), what);
            within += expected ? 1 : 0;
        }
        assertEquals(0.35, within / 20_000.0, 0.15);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void floatsAreWidened(final boolean isLittleEndian) {
        final ByteOrder order = isLittleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        final double[] expected = {0.1f, -3, Float.MIN_VALUE, Float.MAX_VALUE, 1e-20f};
        final ByteBuffer bytes = ByteBuffer.allocate(FROM + expected.length * Float.BYTES)
                .order(order)
                .position(FROM);
        for (final double number : expected) {
            bytes.putFloat((float) number);
        }
        final double[] vector = new double[expected.length];
        FloatBytes.widen(bytes.array(), FROM, order, vector);
        assertArrayEquals(expected, vector);
    }
}
