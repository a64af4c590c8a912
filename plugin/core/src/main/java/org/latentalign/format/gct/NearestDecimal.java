package org.latentalign.format.gct;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.latentalign.format.PowersOfTen;

/**
 * The decimal number that a single precision number was written for.
 *
 * <p>CMap's programs store expression in single precision: 11.3819 becomes 11.38189983367919921875. Widened, the number
 * would differ from the one in a GCT file of the same data. Here it becomes the double nearest to the shortest decimal
 * number that single precision stores as this very number, 11.3819 again. The difference to the stored number is below
 * half a unit in its last place, so nothing that was stored is lost: cast to float, it is the stored number.
 */
final class NearestDecimal {

    /** From here on at most 14 decimals are tried, for which scaling and dividing back are exact enough. */
    private static final float LEAST_FAST = 1e-4f;

    /** From here on all single precision numbers are whole. */
    private static final float FIRST_WHOLE = 1 << 23;

    /** The bits of a number's fraction, right of those of its exponent. */
    private static final int FRACTION_BITS = 23;

    private static final int FRACTION = (1 << FRACTION_BITS) - 1;

    /** What the exponent's bits in double precision are above those in single precision. */
    private static final long WIDER_EXPONENT = (long) (Double.MAX_EXPONENT - Float.MAX_EXPONENT) << 52;

    /**
     * By exponent: how many decimals can be asked for at once without losing the shortest. As long as numbers with that
     * many decimals lie no closer than single precision numbers, at most one of them is stored as a given number, and
     * every shorter decimal number is among them.
     */
    private static final byte[] UNIQUE_DECIMALS = uniqueDecimals();

    /** By exponent: the power of ten with so many zeros; NaN, with which nothing comes out, where no decimals are tried. */
    private static final double[] SCALES = new double[UNIQUE_DECIMALS.length];

    /** By exponent: half of the distance between single precision numbers. */
    private static final double[] HALF_DISTANCES = new double[UNIQUE_DECIMALS.length];

    static {
        Arrays.fill(SCALES, Double.NaN);
        for (int i = 0; i < SCALES.length; i++) {
            if (UNIQUE_DECIMALS[i] > 0) {
                SCALES[i] = PowersOfTen.of(UNIQUE_DECIMALS[i]);
                HALF_DISTANCES[i] = Math.ulp(Float.intBitsToFloat(i << FRACTION_BITS)) / 2.0;
            }
        }
    }

    /** Adding and subtracting it rounds a number below 2^51 to a whole one. */
    private static final double ROUNDER = 0x1.8p52;

    private NearestDecimal() {}

    private static byte[] uniqueDecimals() {
        final var decimals = new byte[1 << Float.SIZE - FRACTION_BITS - 1];
        final int last = Float.floatToRawIntBits(FIRST_WHOLE) >> FRACTION_BITS;
        for (int i = Float.floatToRawIntBits(LEAST_FAST) >> FRACTION_BITS; i < last; i++) {
            final float distance = Math.ulp(Float.intBitsToFloat(i << FRACTION_BITS));
            while (1 / PowersOfTen.of(decimals[i] + 1) >= distance) {
                decimals[i]++;
            }
        }
        return decimals;
    }

    /**
     * @param stored any single precision number
     * @return the shortest decimal number that rounds to it; itself when it is whole, infinite or NaN
     */
    static double of(final float stored) {
        final int bits = Float.floatToRawIntBits(stored);
        final int exponent = bits >>> FRACTION_BITS & SCALES.length - 1;
        final double scale = SCALES[exponent];
        final double wide = widened(bits);
        final double candidate = (wide * scale + ROUNDER - ROUNDER) / scale;
        final boolean isStoredAsThis = Math.abs(candidate - wide) < HALF_DISTANCES[exponent];
        // the distance below a power of two is smaller
        return isStoredAsThis && (bits & FRACTION) != 0 ? candidate : carefully(stored);
    }

    /**
     * The same number in double precision, made of its bits: the processor's own instruction, as the compiler uses it, waits
     * for the number before.
     *
     * @param bits of a single precision number that is neither tiny nor infinite nor NaN
     */
    private static double widened(final int bits) {
        final long magnitude = bits & Integer.MAX_VALUE;
        final long sign = bits & Integer.MIN_VALUE;
        return Double.longBitsToDouble(sign << 32 | (magnitude << 29) + WIDER_EXPONENT);
    }

    /** For all numbers. */
    private static double carefully(final float stored) {
        final float magnitude = Math.abs(stored);
        if (!(magnitude < FIRST_WHOLE) || stored == 0) {
            return stored; // whole, infinite or NaN
        }
        if (magnitude >= LEAST_FAST) {
            final double wide = stored;
            int decimals = UNIQUE_DECIMALS[Float.floatToRawIntBits(magnitude) >> FRACTION_BITS];
            for (int i = 0; i < 4; i++, decimals++) {
                final double scale = PowersOfTen.of(decimals);
                final double candidate = Math.rint(wide * scale) / scale;
                if ((float) candidate == stored) {
                    return candidate;
                }
            }
        }
        return slow(stored);
    }

    private static double slow(final float stored) {
        final var exact = new BigDecimal(stored);
        for (int digits = 1; digits < 9; digits++) {
            final double candidate = exact.round(new MathContext(digits)).doubleValue();
            if ((float) candidate == stored) {
                return candidate;
            }
        }
        return exact.round(new MathContext(9)).doubleValue();
    }
}
