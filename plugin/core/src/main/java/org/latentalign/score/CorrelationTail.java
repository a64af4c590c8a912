package org.latentalign.score;

/**
 * How likely a correlation at least as strong is when there is none: the tail of Student's t distribution, in terms of
 * the correlation itself. With {@code t = r sqrt((n - 2) / (1 - r^2))} the two-sided tail is the regularized incomplete
 * beta function {@code I(1 - r^2; (n - 2) / 2, 1/2)} (Abramowitz and Stegun 26.7.1 and 26.5.27).
 */
final class CorrelationTail {

    private static final double PRECISION = 1e-16;

    /** More than the fraction needs: some ten times the root of the larger parameter, or a few dozen. */
    private static final int LIMIT = 1_000_000;

    private CorrelationTail() {}

    /**
     * The two-sided p-value.
     *
     * @param r the coefficient, between -1 and 1
     * @param n the number of observations, at least 3
     * @return between 0 and 1
     */
    static double twoSided(final double r, final int n) {
        final double a = (n - 2) / 2.0;
        final double b = 0.5;
        final double x = (1 - r) * (1 + r);
        if (x <= 0) {
            return 0;
        }
        if (x >= 1) {
            return 1;
        }
        // x^a (1 - x)^b / B(a, b), with B(a, 1/2) = Gamma(a) sqrt(pi) / Gamma(a + 1/2)
        final double factor = Math.exp(a * Math.log1p(-r * r)) * Math.abs(r) * gammaRatio(n - 2) / Math.sqrt(Math.PI);
        return x < (a + 1) / (a + b + 2) ? factor * fraction(x, a, b) / a : 1 - factor * fraction(r * r, b, a) / b;
    }

    /**
     * Gamma((k + 1) / 2) / Gamma(k / 2), by its product with the ratio for k - 1, which is (k - 1) / 2.
     *
     * @param k at least 1
     */
    private static double gammaRatio(final int k) {
        double ratio = 1 / Math.sqrt(Math.PI);
        for (int i = 1; i < k; i++) {
            ratio = i / 2.0 / ratio;
        }
        return ratio;
    }

    /**
     * The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8), evaluated from the front by
     * the ratios of successive numerators and of successive denominators (Lentz 1976).
     */
    private static double fraction(final double x, final double a, final double b) {
        double value = 1;
        double numerators = 1;
        double denominators = 0;
        for (int i = 1; i < LIMIT; i++) {
            final int m = i / 2;
            final double coefficient = i % 2 == 0
                    ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
                    : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            denominators = 1 / (1 + coefficient * denominators);
            numerators = 1 + coefficient / numerators;
            final double change = numerators * denominators;
            value *= change;
            if (Math.abs(change - 1) < PRECISION) {
                break;
            }
        }
        return 1 / value;
    }
}
