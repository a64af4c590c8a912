package org.latentalign.spectral;

import org.latentalign.kernel.GramTriangle;
import org.latentalign.kernel.Rows;

/** Builds {@code U diag(g) U^T}. */
public final class SymmetricFunction {

    private SymmetricFunction() {}

    /**
     * @param directions h x d, orthonormal rows, the columns of U
     * @param gains h values, none below 0
     * @return d x d, exactly symmetric
     */
    public static double[][] of(final double[][] directions, final double[] gains) {
        final int d = directions[0].length;
        final double[][] scaled = new double[directions.length][];
        for (int i = 0; i < directions.length; i++) {
            scaled[i] = directions[i].clone();
            Rows.scale(scaled[i], Math.sqrt(gains[i]), d);
        }
        final GramTriangle sum = new GramTriangle(d);
        sum.add(scaled, scaled.length, 0, d);
        return sum.toMatrix(1);
    }
}
