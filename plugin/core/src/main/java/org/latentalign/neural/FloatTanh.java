package org.latentalign.neural;

/**
 * The hyperbolic tangent of whole rows in single precision, within 4e-7 of the true value, in vector instructions: a
 * quotient of two polynomials in {@code z^2}, each of degree 4, fitted for the least relative error (2e-8) on [0, 9]
 * by weighted least squares. Beyond 9 the true value rounds to 1.
 */
final class FloatTanh {

    private static final float LIMIT = 9;

    private static final float P1 = 0.13381032645702362f;
    private static final float P2 = 0.0034955944865942f;
    private static final float P3 = 2.0609119019354694e-05f;
    private static final float P4 = 1.3354591210656963e-08f;

    private static final float Q1 = 0.4671434760093689f;
    private static final float Q2 = 0.025877011939883232f;
    private static final float Q3 = 0.0003285642305854708f;
    private static final float Q4 = 7.776554298288829e-07f;

    private FloatTanh() {}

    /**
     * @param z not changed
     * @param y takes the results
     * @param length of both
     */
    static void apply(final float[] z, final float[] y, final int length) {
        for (int j = 0; j < length; j++) {
            final float x = Math.min(Math.max(z[j], -LIMIT), LIMIT);
            final float square = x * x;
            float above = Math.fma(square, P4, P3);
            above = Math.fma(square, above, P2);
            above = Math.fma(square, above, P1);
            above = Math.fma(square, above, 1f);
            float below = Math.fma(square, Q4, Q3);
            below = Math.fma(square, below, Q2);
            below = Math.fma(square, below, Q1);
            below = Math.fma(square, below, 1f);
            y[j] = Math.min(Math.max(x * above / below, -1f), 1f);
        }
    }
}
