package org.latentalign.score.statistics;

/**
 * Student's t distribution. Its tail is the regularized incomplete beta function: beyond {@code -t} and {@code t}
 * together lie {@code I(k / (k + t^2); k / 2, 1 / 2)} with k degrees of freedom (Abramowitz and Stegun 26.7.1 and
 * 26.5.27).
 */
public final class StudentT {

    private static final double PRECISION = 1e-16;

    /** More than the fraction needs: some ten times the root of the larger parameter, or a few dozen. */
    private static final int LIMIT = 1_000_000;

    /** Newton's steps to a quantile: at worst each doubles it. */
    private static final int STEPS = 2_000;

    private final int degreesOfFreedom;

    /** Gamma((k + 1) / 2) / (Gamma(k / 2) sqrt(pi)). */
    private final double constant;

    /** @param degreesOfFreedom k, at least 1 */
    public StudentT(final int degreesOfFreedom) {
        if (degreesOfFreedom < 1) {
            throw new IllegalArgumentException("Student's t distribution needs at least one degree of freedom.");
        }
        this.degreesOfFreedom = degreesOfFreedom;
        constant = gammaRatio(degreesOfFreedom) / Math.sqrt(Math.PI);
    }

    /**
     * How likely a value at least as far from 0 is.
     *
     * @param t any number, also infinite
     * @return between 0 and 1, or NaN for NaN
     */
    public double twoSided(final double t) {
        if (Double.isNaN(t)) {
            return Double.NaN;
        }
        final double ratio = t * t / degreesOfFreedom;
        if (Double.isInfinite(ratio)) {
            return 0;
        }
        return tail(1 / (1 + ratio), ratio / (1 + ratio), -Math.log1p(ratio));
    }

    /**
     * How likely a correlation at least as strong is when there is none; its t is {@code r sqrt(k / (1 - r^2))}.
     *
     * @param r the coefficient of k + 2 observations, between -1 and 1
     * @return between 0 and 1
     */
    public double twoSidedOfCorrelation(final double r) {
        return tail((1 - r) * (1 + r), r * r, Math.log1p(-r * r));
    }

    /**
     * The distribution function.
     *
     * @param t any number, also infinite
     * @return the probability of a value of at most t
     */
    public double distribution(final double t) {
        final double beyond = twoSided(t) / 2;
        return t > 0 ? 1 - beyond : beyond;
    }

    /**
     * The inverse of the distribution function.
     *
     * @param probability between 0 and 1, both excluded
     */
    public double quantile(final double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("A quantile needs a probability between 0 and 1.");
        }
        if (probability < 0.5) {
            return -quantileAbove(2 * probability);
        }
        return quantileAbove(2 * (1 - probability));
    }

    /** Where the two-sided tail has a value. The tail is convex, so that Newton's steps from 0 never go too far. */
    private double quantileAbove(final double tail) {
        double t = 0;
        for (int step = 0; step < STEPS; step++) {
            final double change = (twoSided(t) - tail) / (2 * density(t));
            t += change;
            if (Math.abs(change) <= 1e-15 * t) {
                break;
            }
        }
        return t;
    }

    private double density(final double t) {
        final double power = -(degreesOfFreedom + 1) / 2.0 * Math.log1p(t * t / degreesOfFreedom);
        return constant / Math.sqrt(degreesOfFreedom) * Math.exp(power);
    }

    /**
     * The incomplete beta function.
     *
     * @param x between 0 and 1
     * @param y 1 - x
     * @param logX the logarithm of x
     */
    private double tail(final double x, final double y, final double logX) {
        if (x <= 0) {
            return 0;
        }
        if (y <= 0) {
            return 1;
        }
        final double a = degreesOfFreedom / 2.0;
        final double b = 0.5;
        // x^a y^b / B(a, b), with B(a, 1/2) = Gamma(a) sqrt(pi) / Gamma(a + 1/2)
        final double factor = Math.exp(a * logX) * Math.sqrt(y) * constant;
        return x < (a + 1) / (a + b + 2) ? factor * fraction(x, a, b) / a : 1 - factor * fraction(y, b, a) / b;
    }

    /** Gamma((k + 1) / 2) / Gamma(k / 2), by its product with the ratio for k - 1, which is (k - 1) / 2. */
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
