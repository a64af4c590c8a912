package org.latentalign.autoencoder;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.latentalign.kernel.FitException;
import org.latentalign.spectral.HighPrecision;
import org.latentalign.spectral.SecondMoment;
import org.latentalign.spectral.SecondMomentAccumulator;

/**
 * Data whose second moment is known exactly: its eigenvectors are the columns of a Hadamard matrix of order 16 over 4, with
 * entries 1/4 and -1/4, which doubles and products of them hold without rounding.
 */
final class Hadamard {

    /** d. */
    static final int D = 16;

    private Hadamard() {}

    /** Component j of eigenvector i. */
    static double component(final int i, final int j) {
        return Integer.bitCount(i & j) % 2 == 0 ? 0.25 : -0.25;
    }

    /**
     * Sixteen rows, one along each eigenvector.
     *
     * @param roots square roots of the eigenvalues; whole numbers or the like, so that everything is exact
     */
    static double[][] rows(final double[] roots) {
        final double[][] rows = new double[D][D];
        for (int i = 0; i < D; i++) {
            for (int j = 0; j < D; j++) {
                rows[i][j] = 4 * roots[i] * component(i, j); // 4 = sqrt(n)
            }
        }
        return rows;
    }

    static SecondMoment moment(final double[][] rows, final boolean centered) throws FitException {
        final SecondMomentAccumulator sum = new SecondMomentAccumulator(rows[0].length, centered);
        for (final double[] row : rows) {
            sum.add(row);
        }
        return sum.finish();
    }

    /** {@code U diag(gain) U^T} with exact gains. */
    static double[][] matrix(final IntFunction<BigDecimal> gain) {
        final BigDecimal[] gains = new BigDecimal[D];
        Arrays.setAll(gains, gain);
        final double[][] matrix = new double[D][D];
        for (int r = 0; r < D; r++) {
            for (int c = 0; c < D; c++) {
                BigDecimal sum = BigDecimal.ZERO;
                for (int i = 0; i < D; i++) {
                    final double product = component(i, r) * component(i, c);
                    sum = sum.add(gains[i].multiply(HighPrecision.of(product)));
                }
                matrix[r][c] = sum.doubleValue();
            }
        }
        return matrix;
    }
}
