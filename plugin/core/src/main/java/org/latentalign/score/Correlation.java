package org.latentalign.score;

import java.util.function.ToDoubleBiFunction;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.Ranks;
import org.latentalign.score.statistics.StudentT;

/**
 * A correlation of two variables.
 *
 * @param coefficient between -1 and 1; NaN when a variable is constant or there are fewer than two observations
 * @param pValue two-sided, of no correlation, from Student's t distribution with n - 2 degrees of freedom; NaN for
 *     fewer than three observations
 * @param interval of the coefficient, by bootstrap over the observations
 * @param n the number of observations
 */
public record Correlation(double coefficient, double pValue, Interval interval, int n) {

    /** Pearson's product-moment correlation. */
    public static Correlation pearson(
            final double[] x, final double[] y, final Bootstrap bootstrap, final Progress progress) {
        return of(x, y, bootstrap, progress, Correlation::productMoment);
    }

    /** Spearman's rank correlation: Pearson's of the ranks, ties with their average rank. */
    public static Correlation spearman(
            final double[] x, final double[] y, final Bootstrap bootstrap, final Progress progress) {
        return of(x, y, bootstrap, progress, (a, b) -> productMoment(Ranks.of(a), Ranks.of(b)));
    }

    private static Correlation of(
            final double[] x,
            final double[] y,
            final Bootstrap bootstrap,
            final Progress progress,
            final ToDoubleBiFunction<double[], double[]> coefficient) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " values cannot be correlated with " + y.length + ".");
        }
        final int n = x.length;
        final double r = coefficient.applyAsDouble(x, y);
        final double[] xDrawn = new double[n];
        final double[] yDrawn = new double[n];
        final Interval interval = bootstrap.of(
                n,
                draw -> {
                    for (int i = 0; i < n; i++) {
                        xDrawn[i] = x[draw[i]];
                        yDrawn[i] = y[draw[i]];
                    }
                    return coefficient.applyAsDouble(xDrawn, yDrawn);
                },
                progress);
        return new Correlation(r, pValue(r, n), interval, n);
    }

    static double productMoment(final double[] x, final double[] y) {
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

    /** Whether all values are the same. */
    static boolean isConstant(final double[] values) {
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
