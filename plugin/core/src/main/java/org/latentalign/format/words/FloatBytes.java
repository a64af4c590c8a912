package org.latentalign.format.words;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** 32-bit floats in bytes. */
final class FloatBytes {

    private static final VarHandle LITTLE =
            MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.BIG_ENDIAN);

    private static final VarHandle LITTLE_BITS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final VarHandle TWO = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The sign bits of two floats. */
    private static final long SIGNS = 0x8000_0000_8000_0000L;

    private static final long ONE_EACH = 0x0000_0001_0000_0001L;

    /** The bits of the largest finite float. */
    static final int LARGEST_FINITE = 0x7F7F_FFFF;

    /** Values of words are hardly ever smaller, other than 0, or larger; text that is taken for a number often is. */
    private static final double SMALLEST = 1e-12;

    private static final double LARGEST = 1e7;

    /** The bits of the floats next to these. */
    private static final int LEAST_BITS = Float.floatToRawIntBits(Math.nextUp((float) SMALLEST));

    private static final int MOST_BITS = Float.floatToRawIntBits(Math.nextDown((float) LARGEST));

    /** The bytes of so few floats may all be those of letters. */
    private static final int BY_CHANCE = 4;

    private FloatBytes() {}

    static float get(final byte[] bytes, final int at, final ByteOrder order) {
        return order == ByteOrder.LITTLE_ENDIAN ? (float) LITTLE.get(bytes, at) : (float) BIG.get(bytes, at);
    }

    /** @return the same without its sign, as bits, which are in the order of magnitudes */
    static int magnitudeBits(final byte[] bytes, final int at, final ByteOrder order) {
        final int bits = (int) LITTLE_BITS.get(bytes, at);
        return (order == ByteOrder.LITTLE_ENDIAN ? bits : Integer.reverseBytes(bits)) & Integer.MAX_VALUE;
    }

    /** Takes so many floats out, as bits. */
    static void bits(final byte[] bytes, final int from, final int count, final ByteOrder order, final int[] target) {
        ByteBuffer.wrap(bytes, from, count * Float.BYTES)
                .order(order)
                .asIntBuffer()
                .get(target, 0, count);
    }

    /** Widens so many floats as the vector is long, which is exact. */
    static void widen(final byte[] bytes, final int from, final ByteOrder order, final double[] vector) {
        for (int j = 0; j < vector.length; j++) {
            vector[j] = get(bytes, from + j * Float.BYTES, order);
        }
    }

    /** @return whether so many floats from a byte on are finite */
    static boolean areFinite(final byte[] bytes, final int from, final int count, final ByteOrder order) {
        return areWithin(bytes, from, count, order, 1, LARGEST_FINITE);
    }

    /**
     * Compares magnitudes two at a time and without a branch: of a difference of their bits, the bit of the sign, set before, is
     * left where it is not below 0.
     *
     * @param least bits of the least magnitude, above 0
     * @param most bits of the largest one
     * @return whether all of so many floats from a byte on are 0 or between these
     */
    static boolean areWithin(
            final byte[] bytes,
            final int from,
            final int count,
            final ByteOrder order,
            final int least,
            final int most) {
        final boolean isLittle = order == ByteOrder.LITTLE_ENDIAN;
        final long belowLeast = (least - 1) * ONE_EACH;
        final long atMost = most * ONE_EACH | SIGNS;
        long within = SIGNS;
        final int pairs = count / 2;
        for (int j = 0; j < pairs; j++) {
            final long bits = (long) TWO.get(bytes, from + j * Long.BYTES);
            final long magnitudes = (isLittle ? bits : Long.reverseBytes(bits)) & ~SIGNS;
            final long less = (magnitudes | SIGNS) - ONE_EACH | SIGNS; // of 0 this is the most
            within &= less - belowLeast & atMost - magnitudes;
        }
        if (count % 2 == 0) {
            return within == SIGNS;
        }
        final int last = magnitudeBits(bytes, from + (count - 1) * Float.BYTES, order);
        return within == SIGNS && (last == 0 || last >= least && last <= most);
    }

    /** @return whether the four bytes are a float of a magnitude that values of words have */
    static boolean isPlausible(final byte[] bytes, final int at, final ByteOrder order) {
        return isPlausible(get(bytes, at, order));
    }

    static boolean isPlausible(final double value) {
        final double magnitude = Math.abs(value);
        return magnitude == 0 || magnitude > SMALLEST && magnitude < LARGEST;
    }

    /** @return whether so many floats from a byte on are plausible, and their bytes no text */
    static boolean arePlausible(final byte[] bytes, final int from, final int count, final ByteOrder order) {
        int text = from;
        while (text < from + count * Float.BYTES && bytes[text] >= ' ') {
            text++;
        }
        if (text == from + count * Float.BYTES && count > BY_CHANCE) {
            return false;
        }
        return areWithin(bytes, from, count, order, LEAST_BITS, MOST_BITS);
    }
}
