package org.latentalign.format.words;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** 32-bit floats in bytes. */
final class FloatBytes {

    private static final VarHandle LITTLE =
            MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.BIG_ENDIAN);

    private static final VarHandle LITTLE_BITS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** Values of words are hardly ever smaller, other than 0, or larger; text that is taken for a number often is. */
    private static final double SMALLEST = 1e-12;

    private static final double LARGEST = 1e7;

    /** The bytes of so few floats may all be those of letters. */
    private static final int BY_CHANCE = 4;

    private FloatBytes() {}

    static float get(final byte[] bytes, final int at, final ByteOrder order) {
        return order == ByteOrder.LITTLE_ENDIAN ? (float) LITTLE.get(bytes, at) : (float) BIG.get(bytes, at);
    }

    /** @return the same as bits */
    static int bits(final byte[] bytes, final int at, final ByteOrder order) {
        final int bits = (int) LITTLE_BITS.get(bytes, at);
        return order == ByteOrder.LITTLE_ENDIAN ? bits : Integer.reverseBytes(bits);
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
        for (int j = 0; j < count; j++) {
            if (!isPlausible(bytes, from + j * Float.BYTES, order)) {
                return false;
            }
        }
        return true;
    }
}
