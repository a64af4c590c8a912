package org.latentalign.spectral;

import java.util.Arrays;
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

    /**
     * The same with one gain for all other directions: {@code U diag(g - t) U^T + t I}.
     *
     * @param directions h x d, orthonormal rows, the columns of U
     * @param gains h values, none below 0
     * @param rest t, not below 0
     * @return d x d, exactly symmetric
     */
    public static double[][] of(final double[][] directions, final double[] gains, final double rest) {
        if (rest == 0) {
            return of(directions, gains);
        }
        final double[][] more = of(directions, above(gains, rest, 1));
        final double[][] less = of(directions, above(gains, rest, -1));
        for (int i = 0; i < more.length; i++) {
            Rows.subtract(more[i], less[i], more.length);
            more[i][i] += rest;
        }
        return more;
    }

    private static double[] above(final double[] gains, final double rest, final int sign) {
        return Arrays.stream(gains)
                .map(gain -> Math.max(0, sign * (gain - rest)))
                .toArray();
    }
}
