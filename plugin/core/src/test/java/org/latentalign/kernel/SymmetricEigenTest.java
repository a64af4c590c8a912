package org.latentalign.kernel;

import org.latentalign.progress.Progress;

class SymmetricEigenTest extends SymmetricEigenContract {

    @Override
    SymmetricEigen decompose(final double[][] matrix) throws FitException {
        return SymmetricEigen.decompose(matrix, Progress.NONE);
    }
}
