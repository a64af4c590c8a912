package org.latentalign.format;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Writes numbers as the shortest decimal from which the same number is read back, and of several such the one nearest to the
 * number, some five times as fast as {@link Double#toString(double)}. Numbers are written as 1, 0.25, -0, 1e+22, 5e-324; those
 * that are none as nan, inf and -inf, which Python, R and C read.
 *
 * <p>Source of the method: R. Giulietti, "The Schubfach way to render doubles" (2020). A number is c 2^q; what reads back as it
 * lies between the midpoints to its neighbors. With k = floor(log10 2^q), that interval is scaled by 10^-k, where at most
 * one multiple of ten and at least one whole number lie in it.
 */
public final class ShortestDecimal {

    /** No number takes more bytes. */
    public static final int MOST_BYTES = 32;

    private static final int DOUBLE_FRACTION = 52;

    private static final int DOUBLE_LOWEST = -1074;

    private static final int FLOAT_FRACTION = 23;

    private static final int FLOAT_LOWEST = -149;

    private static final double LOG10_OF_2 = Math.log10(2);

    private static final double LOG10_OF_THREE_QUARTERS = Math.log10(0.75);

    private static final double LOG2_OF_10 = Math.log(10) / Math.log(2);

    private static final int LOWEST_POWER = -324;

    private static final int HIGHEST_POWER = 292;

    /** Bits of a scaled power of ten. */
    private static final int POWER_BITS = 126;

    private static final int HALF_BITS = 63;

    private static final long HALF_MASK = Long.MAX_VALUE;

    /** By k: the upper half of the leading 126 bits of 10^-k, rounded up. */
    private static final long[] UPPER = new long[HIGHEST_POWER - LOWEST_POWER + 1];

    /** The lower half. */
    private static final long[] LOWER = new long[UPPER.length];

    static {
        for (int k = LOWEST_POWER; k <= HIGHEST_POWER; k++) {
            final BigInteger power = leadingBits(-k).add(BigInteger.ONE);
            UPPER[k - LOWEST_POWER] = power.shiftRight(HALF_BITS).longValueExact();
            LOWER[k - LOWEST_POWER] = power.longValue() & HALF_MASK;
        }
    }

    /** Longer numbers without an exponent are hard to read. */
    private static final int MOST_DIGITS_PLAIN = 17;

    private static final int MOST_ZEROS_PLAIN = 4;

    private ShortestDecimal() {}

    private static BigInteger leadingBits(final int exponent) {
        final BigInteger ten = BigInteger.TEN.pow(Math.abs(exponent));
        if (exponent >= 0) {
            final int shift = ten.bitLength() - POWER_BITS;
            return shift >= 0 ? ten.shiftRight(shift) : ten.shiftLeft(-shift);
        }
        // 1 / ten lies between 2^-bitLength and 2^(1-bitLength)
        final BigInteger scaled =
                BigInteger.ONE.shiftLeft(POWER_BITS - 1 + ten.bitLength()).divide(ten);
        return scaled.shiftRight(scaled.bitLength() - POWER_BITS);
    }

    /**
     * @param number any
     * @param bytes receive it in ASCII; {@link #MOST_BYTES} from the offset on
     * @param offset of its first byte
     * @return the offset behind its last byte
     */
    public static int write(final double number, final byte[] bytes, final int offset) {
        final long bits = Double.doubleToRawLongBits(number);
        final long fraction = bits & (1L << DOUBLE_FRACTION) - 1;
        final int exponent = (int) (bits >>> DOUBLE_FRACTION) & 0x7ff;
        if (exponent == 0x7ff) {
            return writeNoNumber(bits < 0, fraction != 0, bytes, offset);
        }
        return write(bits < 0, fraction, exponent, DOUBLE_FRACTION, DOUBLE_LOWEST, bytes, offset);
    }

    /**
     * @param number any, written with the digits that single precision needs
     * @param bytes receive it in ASCII; {@link #MOST_BYTES} from the offset on
     * @param offset of its first byte
     * @return the offset behind its last byte
     */
    public static int write(final float number, final byte[] bytes, final int offset) {
        final int bits = Float.floatToRawIntBits(number);
        final int fraction = bits & (1 << FLOAT_FRACTION) - 1;
        final int exponent = (bits >>> FLOAT_FRACTION) & 0xff;
        if (exponent == 0xff) {
            return writeNoNumber(bits < 0, fraction != 0, bytes, offset);
        }
        return write(bits < 0, fraction, exponent, FLOAT_FRACTION, FLOAT_LOWEST, bytes, offset);
    }

    /** @return the number as a text */
    public static String of(final double number) {
        final byte[] bytes = new byte[MOST_BYTES];
        return new String(bytes, 0, write(number, bytes, 0), StandardCharsets.US_ASCII);
    }

    private static int writeNoNumber(
            final boolean isNegative, final boolean isNaN, final byte[] bytes, final int offset) {
        final String text = isNaN ? "nan" : isNegative ? "-inf" : "inf";
        for (int i = 0; i < text.length(); i++) {
            bytes[offset + i] = (byte) text.charAt(i);
        }
        return offset + text.length();
    }

    private static int write(
            final boolean isNegative,
            final long fraction,
            final int exponent,
            final int fractionBits,
            final int lowest,
            final byte[] bytes,
            final int offset) {
        int at = offset;
        if (isNegative) {
            bytes[at++] = '-';
        }
        if (exponent == 0 && fraction == 0) {
            bytes[at++] = '0';
            return at;
        }
        final long least = 1L << fractionBits;
        final long c = exponent == 0 ? fraction : fraction | least;
        final int q = lowest + Math.max(0, exponent - 1);
        if (q <= 0 && q > -fractionBits && (c >> -q) << -q == c) { // a whole number
            return writeDigits(c >> -q, 0, bytes, at);
        }
        return writeScaled(q, c, c == least && exponent > 1, bytes, at);
    }

    /** @param isUneven whether the neighbor below is half as far away as the one above */
    private static int writeScaled(
            final int q, final long c, final boolean isUneven, final byte[] bytes, final int offset) {
        final int k = (int) Math.floor(q * LOG10_OF_2 + (isUneven ? LOG10_OF_THREE_QUARTERS : 0));
        final int shift = q + (int) Math.floor(-k * LOG2_OF_10) + 2;
        final long upper = UPPER[k - LOWEST_POWER];
        final long lower = LOWER[k - LOWEST_POWER];
        // four times the number and the midpoints, scaled; rounded to odd, so that comparisons come out as of exact
        // ones
        final long number = scaled(upper, lower, c << 2 << shift);
        final long low = scaled(upper, lower, (c << 2) - (isUneven ? 1 : 2) << shift);
        final long high = scaled(upper, lower, (c << 2) + 2 << shift);
        final long open = c & 1; // an odd number's midpoints are read as its neighbors
        final long below = number >> 2;
        if (below >= 10) {
            final long tens = below / 10 * 10;
            final boolean isTensIn = low + open <= tens << 2;
            final boolean isNextIn = (tens + 10 << 2) + open <= high;
            if (isTensIn != isNextIn) {
                return writeDigits(isTensIn ? tens : tens + 10, k, bytes, offset);
            }
        }
        final boolean isBelowIn = low + open <= below << 2;
        final boolean isAboveIn = (below + 1 << 2) + open <= high;
        final long nearer;
        if (isBelowIn == isAboveIn) {
            final long difference = number - (below + below + 1 << 1);
            nearer = difference < 0 || difference == 0 && (below & 1) == 0 ? below : below + 1;
        } else {
            nearer = isBelowIn ? below : below + 1;
        }
        return writeDigits(nearer, k, bytes, offset);
    }

    /** The upper part of a product with a power of ten; its last bit is set when anything is cut off. */
    private static long scaled(final long upper, final long lower, final long factor) {
        final long carried = (upper * factor >>> 1) + Math.multiplyHigh(lower, factor);
        final long product = Math.multiplyHigh(upper, factor) + (carried >>> HALF_BITS);
        return product | (carried & HALF_MASK) + HALF_MASK >>> HALF_BITS;
    }

    /** Writes digits times 10^exponent. */
    private static int writeDigits(final long digits, final int exponent, final byte[] bytes, final int offset) {
        long significant = digits;
        int power = exponent;
        while (significant % 10 == 0) {
            significant /= 10;
            power++;
        }
        final int count = count(significant);
        final int point = count + power; // digits before the point
        if (power >= 0 && point <= MOST_DIGITS_PLAIN) {
            int at = writeWhole(significant, count, bytes, offset);
            for (int i = 0; i < power; i++) {
                bytes[at++] = '0';
            }
            return at;
        }
        if (point > 0 && point <= MOST_DIGITS_PLAIN) {
            return writeWithPoint(significant, count, point, bytes, offset);
        }
        if (point <= 0 && point >= -MOST_ZEROS_PLAIN) {
            int at = offset;
            bytes[at++] = '0';
            bytes[at++] = '.';
            for (int i = point; i < 0; i++) {
                bytes[at++] = '0';
            }
            return writeWhole(significant, count, bytes, at);
        }
        int at = count == 1
                ? writeWhole(significant, count, bytes, offset)
                : writeWithPoint(significant, count, 1, bytes, offset);
        bytes[at++] = 'e';
        bytes[at++] = (byte) (point < 1 ? '-' : '+');
        final int magnitude = Math.abs(point - 1);
        return writeWhole(magnitude, count(magnitude), bytes, at);
    }

    /** @param point how many of the digits are before the point; fewer than there are */
    private static int writeWithPoint(
            final long digits, final int count, final int point, final byte[] bytes, final int offset) {
        final int end = writeWhole(digits, count, bytes, offset + 1);
        for (int i = 0; i < point; i++) {
            bytes[offset + i] = bytes[offset + i + 1];
        }
        bytes[offset + point] = '.';
        return end;
    }

    private static int writeWhole(final long number, final int count, final byte[] bytes, final int offset) {
        long rest = number;
        for (int i = offset + count - 1; i >= offset; i--) {
            final long tenth = rest / 10;
            bytes[i] = (byte) ('0' + (rest - 10 * tenth));
            rest = tenth;
        }
        return offset + count;
    }

    private static int count(final long number) {
        int count = 1;
        for (long bound = 10; bound <= number; bound *= 10) { // of 18 digits at most
            count++;
        }
        return count;
    }
}
