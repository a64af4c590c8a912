package org.latentalign.kernel;

/** What the eigenvalues of a symmetric positive semidefinite matrix say, and powers of the matrix. */
public final class Semidefinite {

    /** An eigenvalue below this share of the largest is as good as zero. */
    public static final double RANK_TOLERANCE = 1e-10;

    private Semidefinite() {}

    /**
     * A power {@code V diag(l^exponent) V^T}. Eigenvalues that are zero, or negative by rounding, give zero whatever the
     * exponent, so that a negative power is that of the pseudo-inverse.
     *
     * @param eigen of the matrix
     * @param exponent any number
     * @param tolerance eigenvalues up to this share of the largest count as zero
     * @return d x d, symmetric, new
     */
    public static double[][] power(final SymmetricEigen eigen, final double exponent, final double tolerance) {
        final int d = eigen.values().length;
        final double[][] power = new double[d][d];
        for (int k = 0; k < d && eigen.values()[k] > Math.max(0, tolerance * eigen.values()[0]); k++) {
            final double factor = Math.pow(eigen.values()[k], exponent);
            final double[] vector = eigen.vectors()[k];
            for (int i = 0; i < d; i++) {
                Rows.addMultiple(power[i], vector, factor * vector[i], d);
            }
        }
        return power;
    }

    /**
     * @param values eigenvalues, descending
     * @return how many are above {@link #RANK_TOLERANCE} of the largest
     */
    public static int rank(final double[] values) {
        int rank = 0;
        while (rank < values.length && values[rank] > 0 && values[rank] > RANK_TOLERANCE * values[0]) {
            rank++;
        }
        return rank;
    }

    /**
     * The participation ratio {@code (sum l)^2 / sum l^2}: between how many directions variance is shared as if evenly.
     *
     * @param values eigenvalues; negative ones, which only rounding leaves, count as zero
     * @return from 1 to d; NaN when all are zero
     */
    public static double participationRatio(final double[] values) {
        double sum = 0;
        double squares = 0;
        for (final double value : values) {
            final double positive = Math.max(0, value);
            sum += positive;
            squares += positive * positive;
        }
        return sum * sum / squares;
    }
}
