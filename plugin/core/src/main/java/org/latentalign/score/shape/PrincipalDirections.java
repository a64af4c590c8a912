package org.latentalign.score.shape;

import java.util.Arrays;
import org.latentalign.kernel.Covariance;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Rows;
import org.latentalign.kernel.Semidefinite;
import org.latentalign.kernel.SymmetricEigen;
import org.latentalign.progress.Progress;

/**
 * The directions along which rows vary, by variance.
 *
 * @param variances (1/n) along the directions, descending; min(n, d) of them, negative ones by rounding set to zero
 * @param directions as many unit vectors of d values; directions without variance may be left out
 */
public record PrincipalDirections(double[] variances, double[][] directions) {

    /**
     * @param centered n rows of d values whose mean is zero
     * @param progress told often enough to cancel within a second
     * @throws FitException when the eigenvalues do not converge
     */
    public static PrincipalDirections of(final double[][] centered, final Progress progress) throws FitException {
        final int n = centered.length;
        final int d = centered[0].length;
        return n < d ? byRows(centered, n, d, progress) : byColumns(centered, n, d, progress);
    }

    private static PrincipalDirections byColumns(
            final double[][] centered, final int n, final int d, final Progress progress) throws FitException {
        final SymmetricEigen eigen = SymmetricEigen.decompose(Covariance.of(centered, progress), progress);
        return new PrincipalDirections(notNegative(eigen.values(), Math.min(n, d)), eigen.vectors());
    }

    /** With fewer rows than values, products of rows are the smaller matrix, with the same eigenvalues. */
    private static PrincipalDirections byRows(
            final double[][] centered, final int n, final int d, final Progress progress) throws FitException {
        final double[][] products = new double[n][n];
        for (int i = 0; i < n; i++) {
            progress.report(Double.NaN, () -> "Computing a covariance");
            for (int j = 0; j <= i; j++) {
                products[i][j] = Rows.dot(centered[i], centered[j], d) / n;
                products[j][i] = products[i][j];
            }
        }
        final SymmetricEigen eigen = SymmetricEigen.decompose(products, progress);
        final int rank = Semidefinite.rank(eigen.values());
        final double[][] directions = new double[rank][d];
        for (int k = 0; k < rank; k++) {
            for (int i = 0; i < n; i++) {
                Rows.addMultiple(directions[k], centered[i], eigen.vectors()[k][i], d);
            }
            Rows.scale(directions[k], 1 / Math.sqrt(Rows.dot(directions[k], directions[k], d)), d);
        }
        return new PrincipalDirections(notNegative(eigen.values(), n), directions);
    }

    private static double[] notNegative(final double[] values, final int count) {
        return Arrays.stream(values, 0, count).map(value -> Math.max(0, value)).toArray();
    }
}
