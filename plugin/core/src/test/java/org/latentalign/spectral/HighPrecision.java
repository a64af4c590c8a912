package org.latentalign.spectral;

import java.math.BigDecimal;
import java.math.MathContext;

/** Elementary functions with about 50 correct digits, slow and simple: the reference for what is computed in doubles. */
public final class HighPrecision {

    /** Sixty digits. */
    public static final MathContext CONTEXT = new MathContext(60);

    private static final BigDecimal TINY = new BigDecimal("1e-70");
    private static final BigDecimal LN2 = lnNearOne(BigDecimal.valueOf(2));

    private HighPrecision() {}

    /** The exact value of a double. */
    public static BigDecimal of(final double x) {
        return new BigDecimal(x);
    }

    /** Natural logarithm of a positive number. */
    public static BigDecimal ln(final BigDecimal x) {
        final BigDecimal two = BigDecimal.valueOf(2);
        BigDecimal reduced = x;
        int halvings = 0;
        while (reduced.compareTo(BigDecimal.valueOf(1.5)) > 0) {
            reduced = reduced.divide(two, CONTEXT);
            halvings++;
        }
        while (reduced.compareTo(BigDecimal.valueOf(0.75)) < 0) {
            reduced = reduced.multiply(two, CONTEXT);
            halvings--;
        }
        return lnNearOne(reduced).add(LN2.multiply(BigDecimal.valueOf(halvings)), CONTEXT);
    }

    /** {@code 2 artanh((x - 1) / (x + 1))} by its series. */
    private static BigDecimal lnNearOne(final BigDecimal x) {
        final BigDecimal y = x.subtract(BigDecimal.ONE).divide(x.add(BigDecimal.ONE), CONTEXT);
        final BigDecimal square = y.multiply(y, CONTEXT);
        BigDecimal power = y;
        BigDecimal sum = y;
        for (int i = 3; power.abs().compareTo(TINY) > 0; i += 2) {
            power = power.multiply(square, CONTEXT);
            sum = sum.add(power.divide(BigDecimal.valueOf(i), CONTEXT), CONTEXT);
        }
        return sum.multiply(BigDecimal.valueOf(2), CONTEXT);
    }

    /** The exponential function. */
    public static BigDecimal exp(final BigDecimal x) {
        final int halvings = 200; // far below 1 for any argument of a test: the series needs few terms
        final BigDecimal scale = BigDecimal.valueOf(2).pow(20);
        final BigDecimal small = x.divide(scale.multiply(BigDecimal.valueOf(halvings)), new MathContext(90));
        final MathContext wide = new MathContext(90);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int i = 1; term.abs().compareTo(new BigDecimal("1e-95")) > 0; i++) {
            term = term.multiply(small, wide).divide(BigDecimal.valueOf(i), wide);
            sum = sum.add(term, wide);
        }
        return sum.pow(halvings << 20, wide).round(CONTEXT);
    }

    /** {@code x^k} for a positive x and any k. */
    public static BigDecimal pow(final BigDecimal x, final double k) {
        if (k == Math.rint(k) && Math.abs(k) <= 1000) {
            return k >= 0 ? x.pow((int) k, CONTEXT) : BigDecimal.ONE.divide(x.pow((int) -k, CONTEXT), CONTEXT);
        }
        return exp(of(k).multiply(ln(x), CONTEXT));
    }

    /**
     * The end of gradient flow (paper, appendix E): {@code sqrt(c/2 + sqrt(1 + c^2/4))} with {@code c = b0^2 - a0^2}.
     */
    public static BigDecimal flow(final BigDecimal b0, final BigDecimal a0) {
        final BigDecimal halfC = b0.multiply(b0).subtract(a0.multiply(a0)).divide(BigDecimal.valueOf(2));
        // for negative c the sum cancels twice as many digits as c/2 has before the point
        final MathContext wide = new MathContext(80 + 2 * Math.max(0, halfC.precision() - halfC.scale()));
        final BigDecimal root = BigDecimal.ONE.add(halfC.multiply(halfC)).sqrt(wide);
        return halfC.add(root).sqrt(wide).round(CONTEXT);
    }
}
