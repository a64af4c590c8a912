package org.latentalign.spectral;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** How gains and condition numbers are written. They are known by their logarithms, since no double may hold them. */
public final class LargeNumber {

    /** Below it, numbers are written with three digits that count, from there on with two. */
    private static final double LOG10_OF_THREE_DIGITS = 3;

    private static final int LEAST_PLAIN_EXPONENT = -4;

    private static final int LARGEST_PLAIN_EXPONENT = 5;

    private LargeNumber() {}

    /**
     * @param log10 logarithm of a positive number to the base 10
     * @return the number as it is read: "12.3", "6,300", from a million on "6.3e7"; "not defined" for no finite logarithm
     */
    public static String text(final double log10) {
        if (!Double.isFinite(log10)) {
            return "not defined";
        }
        final double whole = Math.floor(log10);
        final int digits = Math.abs(log10) < LOG10_OF_THREE_DIGITS ? 3 : 2;
        final BigDecimal number = new BigDecimal(Math.pow(10, log10 - whole))
                .round(new MathContext(digits, RoundingMode.HALF_UP))
                .stripTrailingZeros()
                .scaleByPowerOfTen((int) whole);
        final int exponent = number.precision() - number.scale() - 1;
        return exponent >= LEAST_PLAIN_EXPONENT && exponent <= LARGEST_PLAIN_EXPONENT
                ? String.format(Locale.ROOT, "%,." + Math.max(0, number.scale()) + "f", number)
                : number.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }
}
