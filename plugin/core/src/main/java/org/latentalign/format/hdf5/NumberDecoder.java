package org.latentalign.format.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Turns the bytes of numbers into numbers. */
public final class NumberDecoder {

    private NumberDecoder() {}

    /**
     * @param bytes of whole numbers
     * @param offset of one of them
     * @param type of the numbers
     * @return the number; an unsigned one beyond 2^63 is negative, as {@link Long#toUnsignedString(long)} takes it
     */
    public static long whole(final ByteBuffer bytes, final int offset, final Datatype.Whole type) {
        bytes.order(type.order());
        return switch (type.size()) {
            case 1 -> type.signed() ? bytes.get(offset) : bytes.get(offset) & 0xffL;
            case 2 -> type.signed() ? bytes.getShort(offset) : bytes.getShort(offset) & 0xffffL;
            case 4 -> type.signed() ? bytes.getInt(offset) : bytes.getInt(offset) & 0xffff_ffffL;
            default -> bytes.getLong(offset);
        };
    }

    static long whole(final byte[] bytes, final Datatype.Whole type) {
        return whole(ByteBuffer.wrap(bytes), 0, type);
    }

    /**
     * @param bytes of numbers of half precision
     * @param offset of one of them
     * @return the same number in single precision
     */
    public static float half(final ByteBuffer bytes, final int offset, final ByteOrder order) {
        final int bits = bytes.order(order).getShort(offset);
        final int sign = (bits & 0x8000) == 0 ? 1 : -1;
        final int exponent = bits >> 10 & 0x1f;
        final int fraction = bits & 0x3ff;
        if (exponent == 0x1f) {
            return fraction == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
        }
        return exponent == 0
                ? sign * Math.scalb((float) fraction, -24)
                : sign * Math.scalb((float) (fraction | 0x400), exponent - 25);
    }

    /** @return an unsigned number of 64 bits, rounded to double */
    public static double unsigned(final long bits) {
        // Halved, with its last bit kept where rounding sees it, it fits the signed range.
        return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
    }
}
