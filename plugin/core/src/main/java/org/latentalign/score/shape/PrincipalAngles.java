package org.latentalign.score.shape;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.decomposition.qr.QRDecompositionHouseholderColumn_DDRM;

/**
 * Angles between two subspaces (Bjorck and Golub, "Numerical methods for computing angles between linear subspaces",
 * 1973): large ones from cosines and small ones from sines, each where it is accurate.
 */
public final class PrincipalAngles {

    private PrincipalAngles() {}

    /**
     * @param first k vectors of d values, linearly independent, that span the one subspace
     * @param second k vectors of d values that span the other; k is at most d
     * @return k angles between 0 and pi/2, ascending
     */
    public static double[] between(final double[][] first, final double[][] second) {
        final DMatrixRMaj a = basis(first);
        final DMatrixRMaj b = basis(second);
        final int k = a.numCols;
        final DMatrixRMaj cosines = new DMatrixRMaj(k, k);
        CommonOps_DDRM.multTransA(a, b, cosines);
        final DMatrixRMaj rest = b.copy(); // b less its projection on a
        CommonOps_DDRM.multAdd(-1, a, cosines, rest);
        final double[] byCosine = SingularOps_DDRM.singularValues(cosines); // descending
        final double[] bySine = SingularOps_DDRM.singularValues(rest); // descending, as many or more
        final double[] angles = new double[k];
        for (int i = 0; i < k; i++) {
            final double sine = Math.min(1, bySine[k - 1 - i]);
            final double cosine = Math.min(1, byCosine[i]);
            angles[i] = cosine * cosine > 0.5 ? Math.asin(sine) : Math.acos(cosine);
        }
        return angles;
    }

    /** An orthonormal basis of what the vectors span, as columns. */
    private static DMatrixRMaj basis(final double[][] vectors) {
        final DMatrixRMaj columns = new DMatrixRMaj(vectors);
        CommonOps_DDRM.transpose(columns);
        final QRDecompositionHouseholderColumn_DDRM qr = new QRDecompositionHouseholderColumn_DDRM();
        if (!qr.decompose(columns)) {
            throw new ArithmeticException("The vectors of a subspace cannot be made orthogonal.");
        }
        return qr.getQ(null, true);
    }
}
