package org.latentalign.spectral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

class GradientFlowTest {

    @Test
    void agreesWithTheFormulaOfAppendixE() {
        for (final double b0 :
                new double[] {0, 1e-200, 1e-9, 0.3, 0.999999999, 1, 1.000000001, 2, 1e4, 1e9, 1e17, 1e200}) {
            for (final double a0 : new double[] {0, 1e-100, 1e-9, 0.3, 0.999999999, 1, 7, 1e4, 1e9, 1e17, 1e100}) {
                final BigDecimal expected = HighPrecision.flow(HighPrecision.of(b0), HighPrecision.of(a0));
                final double log = HighPrecision.ln(expected).doubleValue();
                final double actual = GradientFlow.logLimit(StrictMath.log(b0), a0);
                // log b0 and its exponential are rounded; so much does that change asinh(c/2) / 2
                final double rounding = Math.ulp(Math.abs(StrictMath.log(b0 == 0 ? 1 : b0))) + 4e-16;
                final double sensitivity = sensitivity(HighPrecision.of(b0), HighPrecision.of(a0));
                assertEquals(
                        log,
                        actual,
                        2e-15 * Math.abs(log) + 1e-60 + rounding * sensitivity,
                        "b0 = " + b0 + ", a0 = " + a0);
            }
        }
    }

    /** {@code b0^2 / (1 + |c/2|)}. */
    private static double sensitivity(final BigDecimal b0, final BigDecimal a0) {
        final BigDecimal halfC = b0.multiply(b0).subtract(a0.multiply(a0)).divide(BigDecimal.valueOf(2));
        return b0.multiply(b0)
                .divide(BigDecimal.ONE.add(halfC.abs()), HighPrecision.CONTEXT)
                .doubleValue();
    }

    @Test
    void worksBeyondDoubles() {
        assertEquals(1076.0, GradientFlow.logLimit(1076, 0), 0); // degree 200 at eigenvalue 217
        assertEquals(1e6, GradientFlow.logLimit(1e6, 1e100), 0);
        assertEquals(0, GradientFlow.logLimit(Double.NEGATIVE_INFINITY, 0), 0);
    }

    /** Training adds little: b / b0 falls from 1.272 at b0 = 1 to 1. */
    @Test
    void addsLittleToTheInitialGain() {
        double previous = Math.sqrt((1 + Math.sqrt(5)) / 2);
        assertEquals(previous, Math.exp(GradientFlow.logLimit(0, 0)), 1e-15);
        for (double log = 0.01; log < 30; log += 0.01) {
            final double ratio = Math.exp(GradientFlow.logLimit(log, 0) - log);
            assertTrue(ratio <= previous + 1e-14 && ratio >= 1 - 1e-14);
            previous = ratio;
        }
        assertEquals(1, previous, 0);
    }

    @Test
    void inverseHyperbolicSine() {
        for (final double x : new double[] {0, 1e-300, 1e-12, 0.1, 1, 10, 1e7, 9.99e7, 1.01e8, 1e150, 1e308}) {
            final BigDecimal exact = HighPrecision.of(x);
            final double expected = HighPrecision.ln(
                            exact.add(exact.multiply(exact).add(BigDecimal.ONE).sqrt(new MathContext(700))))
                    .doubleValue();
            assertEquals(expected, GradientFlow.asinh(x), 1e-15 * expected + 1e-60);
            assertEquals(-expected, GradientFlow.asinh(-x), 1e-15 * expected + 1e-60);
        }
    }
}
