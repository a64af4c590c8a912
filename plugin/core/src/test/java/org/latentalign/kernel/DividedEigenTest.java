package org.latentalign.kernel;

import org.latentalign.progress.Progress;

/** Divide and conquer down to single numbers, so that the small matrices of the contract are divided, too. */
class DividedEigenTest extends SymmetricEigenContract {

    @Override
    SymmetricEigen decompose(final double[][] matrix) throws FitException {
        return SymmetricEigen.decompose(matrix, 1, Progress.NONE);
    }
}
