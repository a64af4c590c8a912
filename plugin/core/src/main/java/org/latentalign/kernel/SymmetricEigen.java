package org.latentalign.kernel;

import java.util.Arrays;
import java.util.Comparator;
import org.latentalign.progress.Progress;

/**
 * Eigendecomposition of a symmetric matrix: reduction to tridiagonal form by Householder reflections, then divide and
 * conquer.
 *
 * <p>All the work that grows with the cube of the dimension is done along rows, in loops that the compiler vectorizes;
 * that is worth a factor of several over a general library, and a user can cancel.
 *
 * @param values the eigenvalues, descending
 * @param vectors row i is the eigenvector of unit length that belongs to eigenvalue i, of either sign
 */
public record SymmetricEigen(double[] values, double[][] vectors) {

    /** Blocks up to this size are left to QL iterations. */
    private static final int LEAF = 64;

    /** Which share of the work the reduction is, and what follows up to the last step. */
    private static final double REDUCED = 0.45;

    private static final double SOLVED = 0.7;

    /**
     * @param matrix d x d, symmetric, finite; not changed
     * @param progress told how far it is, often enough to cancel within a second
     * @throws FitException when the iterations do not converge
     */
    public static SymmetricEigen decompose(final double[][] matrix, final Progress progress) throws FitException {
        return decompose(matrix, LEAF, progress);
    }

    /** @param leaf blocks up to this size are left to QL iterations */
    static SymmetricEigen decompose(final double[][] matrix, final int leaf, final Progress progress)
            throws FitException {
        final int d = matrix.length;
        final double unit = powerOfTwo(largest(matrix));
        final TridiagonalForm form = TridiagonalForm.of(matrix, unit, part(progress, 0, REDUCED));
        final TridiagonalEigen.Part solved =
                TridiagonalEigen.solve(form.diagonal(), form.coupling(), leaf, part(progress, REDUCED, SOLVED));
        form.expand(solved.vectors(), part(progress, SOLVED, 1));

        final Integer[] order = new Integer[d];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.comparingDouble((final Integer i) -> solved.values()[i])
                        .reversed());
        final double[] values = new double[d];
        final double[][] vectors = new double[d][];
        for (int i = 0; i < d; i++) {
            values[i] = solved.values()[order[i]] * unit;
            vectors[i] = solved.vectors()[order[i]];
        }
        return new SymmetricEigen(values, vectors);
    }

    private static Progress part(final Progress progress, final double from, final double to) {
        return (fraction, message) -> progress.report(from + (to - from) * fraction, message);
    }

    private static double largest(final double[][] matrix) {
        double largest = 0;
        for (final double[] row : matrix) {
            for (final double x : row) {
                largest = Math.max(largest, Math.abs(x));
            }
        }
        return largest;
    }

    /** A power of two of about this size; dividing by it rounds nothing, and squares then stay within a double. */
    static double powerOfTwo(final double size) {
        return size == 0 ? 1 : Math.scalb(1.0, Math.max(Double.MIN_EXPONENT, Math.getExponent(size)));
    }

    /** What is being done. */
    static String message() {
        return "Finding the eigenvectors of the second moment";
    }
}
