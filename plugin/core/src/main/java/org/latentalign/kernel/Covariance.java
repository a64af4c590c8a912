package org.latentalign.kernel;

import java.util.Arrays;
import org.latentalign.progress.Progress;

/** Covariances of centered rows. */
public final class Covariance {

    /** Rows between two looks whether the user has canceled. */
    private static final int BLOCK = 96;

    private Covariance() {}

    /**
     * @param centered n rows of d values whose mean is zero
     * @param progress told now and then, without a fraction
     * @return d x d, symmetric, divided by n
     */
    public static double[][] of(final double[][] centered, final Progress progress) {
        final int n = centered.length;
        final int d = centered[0].length;
        final GramTriangle triangle = new GramTriangle(d);
        for (int start = 0; start < n; start += BLOCK) {
            progress.report(Double.NaN, () -> "Computing a covariance");
            final double[][] block = Arrays.copyOfRange(centered, start, Math.min(n, start + BLOCK));
            triangle.add(block, block.length, 0, d);
        }
        final double[][] covariance = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = triangle.get(i, j) / n;
                covariance[j][i] = covariance[i][j];
            }
        }
        return covariance;
    }
}
