package org.latentalign.score.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.latentalign.kernel.Semidefinite;

/**
 * A latent row that is a tensor of a x b x c values, row-major. Along each of its sides it has a symmetric positive
 * semidefinite matrix {@code S_i = unfold_i unfold_i^T / (product of the other sides)} (Shrivastava, Rameshan, Agnihotri,
 * "Latent space characterization of autoencoder variants", 2024).
 *
 * @param a the first side, at least 1
 * @param b the second
 * @param c the third
 */
public record TensorShape(int a, int b, int c) {

    /** @throws IllegalArgumentException when a side is not positive */
    public TensorShape {
        if (a < 1 || b < 1 || c < 1) {
            throw new IllegalArgumentException("The sides of a tensor must be at least 1.");
        }
    }

    /** @return how many values a row has */
    public long size() {
        return (long) a * b * c;
    }

    /**
     * The matrices of a row, through the singular values of the unfolded tensor: squares would cost half of the digits.
     *
     * @param row of {@link #size()} finite values
     * @return what is known of the matrices, one for each side
     */
    public List<Side> sides(final double[] row) {
        final List<Side> sides = new ArrayList<>();
        for (int side = 0; side < 3; side++) {
            sides.add(Side.of(unfolded(row, side)));
        }
        return sides;
    }

    /** The tensor as a matrix with one row for each place along a side. */
    private DMatrixRMaj unfolded(final double[] row, final int side) {
        final int[] lengths = {a, b, c};
        final DMatrixRMaj unfolded = new DMatrixRMaj(lengths[side], row.length / lengths[side]);
        final int[] next = new int[lengths[side]];
        int index = 0;
        for (int i = 0; i < a; i++) {
            for (int j = 0; j < b; j++) {
                for (int k = 0; k < c; k++) {
                    final int place = side == 0 ? i : side == 1 ? j : k;
                    unfolded.set(place, next[place]++, row[index++]);
                }
            }
        }
        return unfolded;
    }

    /**
     * The matrix along a side.
     *
     * @param eigenvalues descending
     * @param root the square root of the matrix
     */
    public record Side(double[] eigenvalues, double[][] root) {

        private static Side of(final DMatrixRMaj unfolded) {
            final SingularValueDecomposition_F64<DMatrixRMaj> svd =
                    DecompositionFactory_DDRM.svd(unfolded.numRows, unfolded.numCols, true, false, true);
            final int length = unfolded.numRows;
            final double others = unfolded.numCols;
            if (!svd.decompose(unfolded.copy())) {
                throw new ArithmeticException("The singular values of a tensor's side did not converge.");
            }
            final DMatrixRMaj u = svd.getU(null, false);
            final double[] singular = svd.getSingularValues();
            final double[][] root = new double[length][length];
            final double[] eigenvalues = new double[length];
            for (int s = 0; s < svd.numberOfSingularValues(); s++) {
                eigenvalues[s] = singular[s] * singular[s] / others;
                final double scale = singular[s] / Math.sqrt(others);
                for (int i = 0; i < length; i++) {
                    for (int j = 0; j < length; j++) {
                        root[i][j] += scale * u.get(i, s) * u.get(j, s);
                    }
                }
            }
            Arrays.sort(eigenvalues);
            for (int i = 0; i < length / 2; i++) {
                final double value = eigenvalues[i];
                eigenvalues[i] = eigenvalues[length - 1 - i];
                eigenvalues[length - 1 - i] = value;
            }
            return new Side(eigenvalues, root);
        }

        /** @return how many eigenvalues are above 1e-10 of the largest */
        public int rank() {
            return Semidefinite.rank(eigenvalues);
        }

        /** @return {@code (sum l)^2 / sum l^2}; NaN when the side is zero */
        public double participationRatio() {
            return Semidefinite.participationRatio(eigenvalues);
        }

        private double squaredDistance(final Side other) {
            double sum = 0;
            for (int i = 0; i < root.length; i++) {
                for (int j = 0; j < root.length; j++) {
                    final double difference = root[i][j] - other.root[i][j];
                    sum = Math.fma(difference, difference, sum);
                }
            }
            return sum;
        }
    }

    /** The sum over the sides of {@code |S^1/2 - T^1/2|^2}. */
    static double squaredDistance(final List<Side> first, final List<Side> second) {
        double sum = 0;
        for (int side = 0; side < first.size(); side++) {
            sum += first.get(side).squaredDistance(second.get(side));
        }
        return sum;
    }
}
