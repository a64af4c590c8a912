package org.latentalign.spectral;

import java.util.Arrays;
import java.util.Comparator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Eigendecomposition of a symmetric matrix.
 *
 * @param values the eigenvalues, descending
 * @param vectors row i is the eigenvector of unit length that belongs to eigenvalue i, of either sign
 */
record SymmetricEigen(double[] values, double[][] vectors) {

    /**
     * @param matrix d x d, symmetric, finite
     * @throws FitException when the iteration does not converge
     */
    static SymmetricEigen decompose(final double[][] matrix) throws FitException {
        final int d = matrix.length;
        final EigenDecomposition_F64<DMatrixRMaj> ejml = DecompositionFactory_DDRM.eig(d, true, true);
        if (!ejml.decompose(new DMatrixRMaj(matrix))) {
            throw new FitException("The eigenvalues of the second moment could not be found: the iteration did not"
                    + " converge. Check the input for values of extremely different size.");
        }
        final Integer[] order = new Integer[d];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.comparingDouble(
                                (final Integer i) -> ejml.getEigenvalue(i).getReal())
                        .reversed());
        final double[] values = new double[d];
        final double[][] vectors = new double[d][];
        for (int i = 0; i < d; i++) {
            values[i] = ejml.getEigenvalue(order[i]).getReal();
            vectors[i] = ejml.getEigenVector(order[i]).getData();
        }
        return new SymmetricEigen(values, vectors);
    }
}
