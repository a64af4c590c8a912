package org.latentalign.format.words;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.latentalign.format.PowersOfTen;

/**
 * Decimal numbers as word vector files hold them: digits with an optional sign, point and exponent. Java's own number
 * syntax is wider: it has hexadecimal digits and type letters, which here are signs of a damaged file.
 */
final class Decimal {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The character 0 in each of eight bytes. */
    private static final long ZEROS = 0x3030303030303030L;

    /** Makes the highest bit of each byte above the character 9 set; other bytes that are no digits have it already. */
    private static final long ABOVE_NINES = 0x4646464646464646L;

    private static final long HIGHEST_BITS = 0x8080808080808080L;

    private static final int DIGITS_AT_ONCE = 8;

    private static final int MOST_DECIMALS = 2 * DIGITS_AT_ONCE;

    private static final long[] WHOLE_POWERS_OF_TEN = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
    };

    /** By a number of further digits: whole numbers below it stay below 2^53 when they get them. */
    private static final long[] ROOM = new long[WHOLE_POWERS_OF_TEN.length];

    static {
        for (int i = 0; i < ROOM.length; i++) {
            ROOM[i] = (1L << 53) / WHOLE_POWERS_OF_TEN[i];
        }
    }

    private static final Pattern NOT_FINITE = Pattern.compile("(?i)[+-]?(nan|inf|infinity|1\\.#(inf|ind|qnan|snan)0*)");

    private static final int LONGEST_NOT_FINITE = 16;

    private Decimal() {}

    /**
     * Reads a number whose end is not known. The digits behind the point are taken eight at a time, which makes numbers
     * of up to 15 digits and without an exponent, the usual ones, several times faster than {@link #parse}. All others
     * are left to that.
     *
     * @param bytes hold the number and, right behind it, a byte that is not above the blank
     * @param from the number's first byte
     * @param values receives the double nearest to the number; infinite when it is too large
     * @param index where in the values
     * @return after the number's last byte
     * @throws NumberFormatException when the bytes are not a decimal number
     */
    static int read(final byte[] bytes, final int from, final double[] values, final int index) {
        final int negative = ('-' ^ bytes[from]) - 1 >>> Integer.SIZE - 1; // no branch: signs cannot be foretold
        final int start = from + negative;
        int i = start;
        long digits = 0;
        while (isDigit(bytes[i]) && digits < ROOM[DIGITS_AT_ONCE]) {
            digits = digits * 10 + (bytes[i++] - '0');
        }
        int decimals = 0;
        if (i > start && bytes[i] == '.') {
            i++;
            int count = DIGITS_AT_ONCE;
            while (count == DIGITS_AT_ONCE && decimals < MOST_DECIMALS && i <= bytes.length - Long.BYTES) {
                final long eight = (long) EIGHT_BYTES.get(bytes, i);
                count = leadingDigits(eight);
                if (count == 0 || digits >= ROOM[count]) {
                    break;
                }
                digits = digits * WHOLE_POWERS_OF_TEN[count] + number(eight, count);
                decimals += count;
                i += count;
            }
        }
        if (i == start || bytes[i] > ' ') {
            return readUnusual(bytes, from, values, index);
        }
        // both are exact in double: their quotient is rounded once
        final double magnitude = digits / PowersOfTen.of(decimals);
        values[index] =
                Double.longBitsToDouble(Double.doubleToRawLongBits(magnitude) | (long) negative << Long.SIZE - 1);
        return i;
    }

    private static int readUnusual(final byte[] bytes, final int from, final double[] values, final int index) {
        int end = from;
        while (bytes[end] > ' ') {
            end++;
        }
        values[index] = parse(bytes, from, end);
        return end;
    }

    private static boolean isDigit(final byte b) {
        return b >= '0' && b <= '9';
    }

    /** @return how many of the eight characters, from the lowest byte on, are digits before the first that is none */
    private static int leadingDigits(final long eight) {
        final long others = (eight + ABOVE_NINES | eight - ZEROS) & HIGHEST_BITS;
        return Long.numberOfTrailingZeros(others) / Byte.SIZE;
    }

    /**
     * @param eight characters, the first in the lowest byte
     * @param count how many of them are digits, at least 1
     * @return the number that the digits make: neighbors are joined to numbers of two, four and eight digits
     */
    private static long number(final long eight, final int count) {
        final long digits = eight - ZEROS << Long.SIZE - Byte.SIZE * count; // zeros before the first
        final long pairs = digits * 10 + (digits >>> 8) & 0x00FF00FF00FF00FFL;
        final long fours = pairs * 100 + (pairs >>> 16) & 0x0000FFFF0000FFFFL;
        return fours * 10_000 + (fours >>> 32) & 0xFFFFFFFFL;
    }

    /**
     * @param bytes holds the number
     * @param from its first byte
     * @param to after its last byte
     * @return the double nearest to the number; infinite when it is too large
     * @throws NumberFormatException when the bytes are not a decimal number
     */
    static double parse(final byte[] bytes, final int from, final int to) {
        final byte last = to > from ? bytes[to - 1] : 0;
        if (last > '9' || last < '.' || last == '/' || isHexadecimal(bytes, from, to)) {
            throw new NumberFormatException();
        }
        return JavaDoubleParser.parseDouble(bytes, from, to - from);
    }

    /**
     * Reads a number, or says why that cannot be.
     *
     * @param bytes holds the number
     * @param from its first byte
     * @param to after its last byte
     * @param values receives the double nearest to the number
     * @param index where in the values
     * @return what is wrong, as in "'x', not a number" after the number, or an empty text
     */
    static String readOrFault(
            final byte[] bytes, final int from, final int to, final double[] values, final int index) {
        try {
            values[index] = parse(bytes, from, to);
            return Double.isInfinite(values[index]) ? "too large for a number of double precision" : "";
        } catch (final NumberFormatException e) { // reported
            return isNotFinite(bytes, from, to) ? "not a finite number" : "not a number";
        }
    }

    /** @return whether the bytes are a decimal number that a double can hold */
    static boolean isNumber(final byte[] bytes, final int from, final int to) {
        try {
            return Double.isFinite(parse(bytes, from, to));
        } catch (final NumberFormatException e) { // the question is whether it is one
            return false;
        }
    }

    /** @return whether the bytes spell a value that is not finite, as Python, C and Java write it */
    static boolean isNotFinite(final byte[] bytes, final int from, final int to) {
        return to - from <= LONGEST_NOT_FINITE
                && NOT_FINITE
                        .matcher(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1))
                        .matches();
    }

    /** A 0x may follow a sign. */
    private static boolean isHexadecimal(final byte[] bytes, final int from, final int to) {
        return to - from > 2 && ((bytes[from + 1] | 0x20) == 'x' || (bytes[from + 2] | 0x20) == 'x');
    }
}
