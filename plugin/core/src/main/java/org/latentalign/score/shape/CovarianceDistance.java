package org.latentalign.score.shape;

import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Semidefinite;
import org.latentalign.kernel.SymmetricEigen;
import org.latentalign.progress.Progress;

/**
 * The distance {@code |S^1/2 - T^1/2|} (Frobenius) of two symmetric positive semidefinite matrices: unlike a distance of
 * logarithms it is finite when directions are empty.
 */
public final class CovarianceDistance {

    private CovarianceDistance() {}

    /**
     * @param s symmetric, positive semidefinite, finite
     * @param t of the same size
     * @param progress told often enough to cancel within a second
     * @throws FitException when the eigenvalues do not converge
     */
    public static double between(final double[][] s, final double[][] t, final Progress progress) throws FitException {
        return between(SymmetricEigen.decompose(s, progress), SymmetricEigen.decompose(t, progress));
    }

    static double between(final SymmetricEigen s, final SymmetricEigen t) {
        final double[][] first = Semidefinite.power(s, 0.5, 0);
        final double[][] second = Semidefinite.power(t, 0.5, 0);
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            for (int j = 0; j < first.length; j++) {
                final double difference = first[i][j] - second[i][j];
                sum = Math.fma(difference, difference, sum);
            }
        }
        return Math.sqrt(sum);
    }
}
