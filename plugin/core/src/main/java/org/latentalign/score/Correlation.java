package org.latentalign.score;

import java.util.stream.IntStream;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.ClusteredPairs;
import org.latentalign.score.statistics.ConfidenceInterval;
import org.latentalign.score.statistics.Jackknife;
import org.latentalign.score.statistics.RankCorrelation;
import org.latentalign.score.statistics.StudentT;

/**
 * A correlation of two variables.
 *
 * @param estimate the coefficient, and without each unit, such as a word with all its pairs
 * @param pValue two-sided, of no correlation, from Student's t distribution with n - 2 degrees of freedom; NaN for
 *     fewer than three observations
 * @param n the number of observations
 */
public record Correlation(Jackknife estimate, double pValue, int n) {

    /**
     * Pearson's product-moment correlation.
     *
     * @param x n values
     * @param y n values
     * @param units to which the observations belong, such as the two words of a pair
     * @param progress told while units are left out, without a fraction
     */
    public static Correlation pearson(
            final double[] x, final double[] y, final ClusteredPairs units, final Progress progress) {
        requireSameLength(x, y);
        return of(
                units.leavingOut(isOut -> {
                    progress.report(Double.NaN, () -> "Leaving out one after another");
                    return productMoment(remaining(x, isOut), remaining(y, isOut));
                }),
                x.length);
    }

    /**
     * Spearman's rank correlation: Pearson's of the ranks, ties with their average rank.
     *
     * @param x n values
     * @param y n values
     * @param units to which the observations belong, such as the two words of a pair
     * @param progress told while units are left out, without a fraction
     */
    public static Correlation spearman(
            final double[] x, final double[] y, final ClusteredPairs units, final Progress progress) {
        requireSameLength(x, y);
        return of(RankCorrelation.spearman(x, y, units, progress), x.length);
    }

    private static double[] remaining(final double[] values, final boolean[] isOut) {
        return IntStream.range(0, values.length)
                .filter(i -> !isOut[i])
                .mapToDouble(i -> values[i])
                .toArray();
    }

    private static void requireSameLength(final double[] x, final double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " values cannot be correlated with " + y.length + ".");
        }
    }

    private static Correlation of(final Jackknife estimate, final int n) {
        return new Correlation(estimate, pValue(estimate.estimate(), n), n);
    }

    /** @return between -1 and 1; NaN when a variable is constant or there are fewer than two observations */
    public double coefficient() {
        return estimate.estimate();
    }

    /** @return the 95% interval of the coefficient, over units */
    public ConfidenceInterval interval() {
        return estimate.correlationInterval();
    }

    /** Pearson's coefficient; NaN when a variable is constant. */
    public static double productMoment(final double[] x, final double[] y) {
        if (isConstant(x) || isConstant(y)) { // its mean may be rounded, so that it seems to vary about it
            return Double.NaN;
        }
        final int n = x.length;
        double xMean = 0;
        double yMean = 0;
        for (int i = 0; i < n; i++) {
            xMean += x[i] / n;
            yMean += y[i] / n;
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            final double dx = x[i] - xMean;
            final double dy = y[i] - yMean;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
        if (xx == 0 || yy == 0) {
            return Double.NaN;
        }
        // the root of the product is exact for variables on a line; the product of roots is for what overflows
        final double scale =
                Double.isFinite(xx * yy) && xx * yy > 0 ? Math.sqrt(xx * yy) : Math.sqrt(xx) * Math.sqrt(yy);
        return Math.max(-1, Math.min(1, xy / scale));
    }

    /** @return whether all values are the same */
    public static boolean isConstant(final double[] values) {
        for (final double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    private static double pValue(final double r, final int n) {
        if (Double.isNaN(r) || n < 3) {
            return Double.NaN;
        }
        return new StudentT(n - 2).twoSidedOfCorrelation(r);
    }
}
