package org.latentalign.mapping;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.latentalign.autoencoder.AutoencoderSummary.Fact;
import org.latentalign.autoencoder.LinearMap;
import org.latentalign.kernel.Covariance;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Rows;
import org.latentalign.kernel.Semidefinite;
import org.latentalign.kernel.SymmetricEigen;
import org.latentalign.progress.Progress;

/**
 * A map from d to h dimensions as it is fitted: {@code scale (x - inputMean) map + outputMean}, x as a row.
 *
 * @param map d x h
 * @param scale that all mapped rows are multiplied with
 * @param inputMean of d values; zeros without centering
 * @param outputMean of h values; zeros without centering
 */
public record SpaceMap(double[][] map, double scale, double[] inputMean, double[] outputMean) {

    /** A direction of the input whose variance is below this share of the largest cannot be whitened. */
    private static final double TOLERANCE = 1e-12;

    /**
     * Fits.
     *
     * @param method that needs anchors
     * @param x n anchors of d finite values
     * @param y the same anchors in the other space, of h values
     * @param centered whether means are subtracted before and added after
     * @throws FitException when the anchors do not determine such a map at all
     */
    public static SpaceMap ofAnchors(
            final MapMethod method, final double[][] x, final double[][] y, final boolean centered)
            throws FitException {
        requireDistinct(x, "first");
        requireDistinct(y, "second");
        final double[] inputMean = centered ? Rows.mean(x) : new double[x[0].length];
        final double[] outputMean = centered ? Rows.mean(y) : new double[y[0].length];
        final DMatrixRMaj from = less(x, inputMean);
        final DMatrixRMaj to = less(y, outputMean);
        if (method instanceof final MapMethod.Procrustes procrustes) {
            return procrustes(from, to, procrustes.scaled(), inputMean, outputMean);
        }
        if (method instanceof final MapMethod.Ridge ridge) {
            final double squares = sumOfSquares(from);
            return new SpaceMap(ridge(from, to, ridge.share() * squares / from.numCols), 1, inputMean, outputMean);
        }
        if (method instanceof MapMethod.LeastSquares) {
            final int needed = from.numCols + 1;
            if (from.numRows < needed) {
                throw new FitException("Least squares needs at least " + needed + " anchors for " + from.numCols
                        + " dimensions, but there are " + from.numRows
                        + ". Give more anchors, or choose orthogonal Procrustes or ridge regression.");
            }
            return new SpaceMap(leastSquares(from, to), 1, inputMean, outputMean);
        }
        throw new IllegalArgumentException(method.title() + " is not fitted to anchors.");
    }

    private static void requireDistinct(final double[][] rows, final String which) throws FitException {
        if (Arrays.stream(rows).noneMatch(row -> !Arrays.equals(row, rows[0]))) {
            throw new FitException("There are fewer than two distinct anchors in the " + which + " table ("
                    + rows.length + (rows.length == 1 ? " anchor" : " anchors")
                    + " in all): no map can be learned. Check which rows are matched.");
        }
    }

    /**
     * Ridge regression with a given penalty.
     *
     * @param x n centered anchors of d values
     * @param y the same in the other space
     * @param lambda not negative
     * @return d x h
     * @throws FitException when the equations cannot be solved
     */
    public static double[][] ridge(final double[][] x, final double[][] y, final double lambda) throws FitException {
        return ridge(new DMatrixRMaj(x), new DMatrixRMaj(y), lambda);
    }

    private static double[][] ridge(final DMatrixRMaj x, final DMatrixRMaj y, final double lambda) throws FitException {
        final DMatrixRMaj products = new DMatrixRMaj(x.numCols, x.numCols);
        CommonOps_DDRM.multTransA(x, x, products);
        for (int i = 0; i < x.numCols; i++) {
            products.add(i, i, lambda);
        }
        final DMatrixRMaj right = new DMatrixRMaj(x.numCols, y.numCols);
        CommonOps_DDRM.multTransA(x, y, right);
        final LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(x.numCols);
        if (!solver.setA(products)) {
            throw new FitException("The penalty of the ridge regression is too small for these anchors:"
                    + " their directions depend on one another. Choose a larger penalty.");
        }
        final DMatrixRMaj map = new DMatrixRMaj(x.numCols, y.numCols);
        solver.solve(right, map);
        return rows(map);
    }

    private static double[][] leastSquares(final DMatrixRMaj x, final DMatrixRMaj y) {
        // of all best solutions the smallest one, when anchors depend on one another
        final LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.pseudoInverse(true);
        solver.setA(x);
        final DMatrixRMaj map = new DMatrixRMaj(x.numCols, y.numCols);
        solver.solve(y, map);
        return rows(map);
    }

    private static SpaceMap procrustes(
            final DMatrixRMaj x,
            final DMatrixRMaj y,
            final boolean scaled,
            final double[] inputMean,
            final double[] outputMean)
            throws FitException {
        final DMatrixRMaj products = new DMatrixRMaj(x.numCols, y.numCols);
        CommonOps_DDRM.multTransA(x, y, products);
        final SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(x.numCols, y.numCols, true, true, true);
        if (!svd.decompose(products)) {
            throw new FitException("The singular values of the anchors' products did not converge."
                    + " Check the vectors for extreme values.");
        }
        final DMatrixRMaj map = new DMatrixRMaj(x.numCols, y.numCols);
        CommonOps_DDRM.mult(svd.getU(null, false), svd.getV(null, true), map);
        final double sum = Arrays.stream(svd.getSingularValues(), 0, svd.numberOfSingularValues())
                .sum();
        return new SpaceMap(rows(map), scaled ? sum / sumOfSquares(x) : 1, inputMean, outputMean);
    }

    /**
     * Fits the Gaussian optimal transport.
     *
     * @param x n rows of d finite values
     * @param y m rows of d values of the other space, in any order
     * @param progress told often enough to cancel within a second
     * @throws FitException when the spaces differ in dimension or have no spread
     */
    public static SpaceMap ofDistributions(final double[][] x, final double[][] y, final Progress progress)
            throws FitException {
        if (x[0].length != y[0].length) {
            throw new FitException("Gaussian optimal transport needs spaces of the same dimension, but they have "
                    + x[0].length + " and " + y[0].length + ". Choose a method that uses anchors.");
        }
        requireDistinct(x, "first");
        requireDistinct(y, "second");
        final double[] inputMean = Rows.mean(x);
        final double[] outputMean = Rows.mean(y);
        final SymmetricEigen s = SymmetricEigen.decompose(covariance(x, inputMean, progress), progress);
        final DMatrixRMaj root = new DMatrixRMaj(Semidefinite.power(s, 0.5, TOLERANCE));
        final DMatrixRMaj inverseRoot = new DMatrixRMaj(Semidefinite.power(s, -0.5, TOLERANCE));
        final DMatrixRMaj inner = sandwiched(root, new DMatrixRMaj(covariance(y, outputMean, progress)));
        final double[][] innerRoot = Semidefinite.power(SymmetricEigen.decompose(rows(inner), progress), 0.5, 0);
        return new SpaceMap(rows(sandwiched(inverseRoot, new DMatrixRMaj(innerRoot))), 1, inputMean, outputMean);
    }

    /** {@code A B A}, made symmetric to the last bit. */
    private static DMatrixRMaj sandwiched(final DMatrixRMaj a, final DMatrixRMaj b) {
        final DMatrixRMaj left = new DMatrixRMaj(a.numRows, b.numCols);
        CommonOps_DDRM.mult(a, b, left);
        final DMatrixRMaj all = new DMatrixRMaj(a.numRows, a.numCols);
        CommonOps_DDRM.mult(left, a, all);
        for (int i = 0; i < all.numRows; i++) {
            for (int j = 0; j < i; j++) {
                final double middle = (all.get(i, j) + all.get(j, i)) / 2;
                all.set(i, j, middle);
                all.set(j, i, middle);
            }
        }
        return all;
    }

    private static double[][] covariance(final double[][] rows, final double[] mean, final Progress progress) {
        final double[][] centered =
                Arrays.stream(rows).map(row -> difference(row, mean)).toArray(double[][]::new);
        return Covariance.of(centered, progress);
    }

    /**
     * As a model.
     *
     * @param inputNames the names of the d inputs, or none
     * @param learned what a reader should know about how it was learned, in order
     * @throws FitException when the map's singular values do not converge
     */
    public LinearMap model(final List<String> inputNames, final List<Fact> learned) throws FitException {
        final double[][] matrix = new double[outputMean.length][inputMean.length];
        for (int i = 0; i < inputMean.length; i++) {
            for (int j = 0; j < outputMean.length; j++) {
                matrix[j][i] = scale * map[i][j];
            }
        }
        return LinearMap.of(matrix, inputMean, outputMean, inputNames, learned);
    }

    private static DMatrixRMaj less(final double[][] rows, final double[] mean) {
        return new DMatrixRMaj(
                Arrays.stream(rows).map(row -> difference(row, mean)).toArray(double[][]::new));
    }

    private static double[] difference(final double[] row, final double[] mean) {
        final double[] difference = row.clone();
        for (int j = 0; j < mean.length; j++) {
            difference[j] -= mean[j];
        }
        return difference;
    }

    private static double sumOfSquares(final DMatrixRMaj matrix) {
        double sum = 0;
        for (int i = 0; i < matrix.getNumElements(); i++) {
            sum = Math.fma(matrix.data[i], matrix.data[i], sum);
        }
        return sum;
    }

    private static double[][] rows(final DMatrixRMaj matrix) {
        final double[][] rows = new double[matrix.numRows][matrix.numCols];
        for (int i = 0; i < matrix.numRows; i++) {
            System.arraycopy(matrix.data, i * matrix.numCols, rows[i], 0, matrix.numCols);
        }
        return rows;
    }
}
