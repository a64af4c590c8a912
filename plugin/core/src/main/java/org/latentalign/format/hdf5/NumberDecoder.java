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

    /**
     * @param bytes of numbers
     * @param index of one of them
     * @param type of the numbers, perhaps with names
     * @return the number exactly as it is stored; whole numbers of 64 bits are rounded to double
     */
    public static double number(final ByteBuffer bytes, final int index, final Datatype type) {
        return numberAt(bytes, index * type.size(), type);
    }

    /**
     * @param bytes with a number
     * @param offset where it is
     * @param type of the number, perhaps with names
     * @return the number exactly as it is stored; a whole number of 64 bits is rounded to double
     */
    public static double numberAt(final ByteBuffer bytes, final int offset, final Datatype type) {
        if (type instanceof Datatype.Floating floating) {
            bytes.order(floating.order());
            return switch (floating.size()) {
                case 2 -> half(bytes, offset, floating.order());
                case Float.BYTES -> bytes.getFloat(offset);
                default -> bytes.getDouble(offset);
            };
        }
        final Datatype.Whole whole = wholeTypeOf(type);
        final long number = whole(bytes, offset, whole);
        return !whole.signed() && whole.size() == Long.BYTES ? unsigned(number) : number;
    }

    /**
     * @param type of whole numbers, perhaps with names
     * @return their type without the names
     */
    public static Datatype.Whole wholeTypeOf(final Datatype type) {
        return type instanceof Datatype.Enumeration enumeration ? enumeration.base() : (Datatype.Whole) type;
    }

    /**
     * Decodes numbers that follow one another.
     *
     * @param bytes of numbers
     * @param index of the first
     * @param type of the numbers, perhaps with names
     * @param target receives them exactly as they are stored
     * @param from index of the first in the target
     * @param count how many
     */
    public static void numbers(
            final ByteBuffer bytes,
            final int index,
            final Datatype type,
            final double[] target,
            final int from,
            final int count) {
        if (type instanceof Datatype.Floating floating && floating.size() == Float.BYTES) {
            final var floats = bytes.order(floating.order()).asFloatBuffer();
            for (int i = 0; i < count; i++) {
                target[from + i] = floats.get(index + i);
            }
        } else if (type instanceof Datatype.Floating floating && floating.size() == Double.BYTES) {
            bytes.order(floating.order()).asDoubleBuffer().get(index, target, from, count);
        } else {
            for (int i = 0; i < count; i++) {
                target[from + i] = number(bytes, index + i, type);
            }
        }
    }
}
