package org.latentalign.score.retrieval;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.latentalign.kernel.FitException;

/**
 * Measures of how alike two spaces are for the same rows. All but the relative error are blind to how the spaces lie to
 * one another: they stay the same when one of them is turned, so they tell nothing about whether a map is right.
 */
public final class SpaceSimilarity {

    /** Directions beyond this share of the variance are left out before correlating: they are mostly noise. */
    public static final double KEPT_VARIANCE = 0.99;

    private SpaceSimilarity() {}

    /**
     * {@code |mapped - y|^2 / |y - mean|^2}: 1 for a map that says the mean always.
     *
     * @param mapped n rows
     * @param y their partners
     * @param mean what is known without a map, the anchors' mean
     */
    public static double relativeError(final double[][] mapped, final double[][] y, final double[] mean) {
        double error = 0;
        double all = 0;
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < mean.length; j++) {
                final double difference = mapped[i][j] - y[i][j];
                final double spread = y[i][j] - mean[j];
                error = Math.fma(difference, difference, error);
                all = Math.fma(spread, spread, all);
            }
        }
        return error / all;
    }

    /**
     * Linear centered kernel alignment {@code |Y^T X|^2 / (|X^T X| |Y^T Y|)} (Kornblith and others, "Similarity of neural
     * network representations revisited", 2019) with the unbiased estimate of the products (Song and others, "Feature
     * selection via dependence maximization", 2012), without which few rows in many dimensions always look alike.
     *
     * @param x n rows
     * @param y their partners
     * @return NaN for fewer than four rows
     */
    public static double debiasedAlignment(final double[][] x, final double[][] y) {
        if (x.length < 4) {
            return Double.NaN;
        }
        final Products a = Products.of(x);
        final Products b = Products.of(y);
        return a.unbiased(b) / Math.sqrt(a.unbiased(a) * b.unbiased(b));
    }

    /**
     * Products of centered rows without the diagonal, which the unbiased estimate needs only through sums: no n x n matrix
     * is made.
     *
     * @param rows centered
     * @param squares by row: its squared length, the diagonal
     * @param rowSums by row: the sum of its products with all others
     */
    private record Products(DMatrixRMaj rows, double[] squares, double[] rowSums) {

        static Products of(final double[][] x) {
            // centering changes nothing in exact arithmetic and saves digits
            final DMatrixRMaj rows = centered(x);
            final double[] squares = new double[x.length];
            final double[] sums = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < rows.numCols; j++) {
                    squares[i] = Math.fma(rows.get(i, j), rows.get(i, j), squares[i]);
                }
                sums[i] = -squares[i]; // all rows together sum to zero
            }
            return new Products(rows, squares, sums);
        }

        double unbiased(final Products other) {
            final double n = squares.length;
            double diagonal = 0;
            double sumOfSums = 0;
            for (int i = 0; i < squares.length; i++) {
                diagonal = Math.fma(squares[i], other.squares[i], diagonal);
                sumOfSums = Math.fma(rowSums[i], other.rowSums[i], sumOfSums);
            }
            final double trace = squareOfProducts(rows, other.rows) - diagonal;
            final double total =
                    Arrays.stream(rowSums).sum() * Arrays.stream(other.rowSums).sum();
            return trace + total / ((n - 1) * (n - 2)) - 2 * sumOfSums / (n - 2);
        }
    }

    /**
     * Canonical correlations.
     *
     * @param x n rows
     * @param y their partners
     * @return descending, as many as the smaller space has directions
     * @throws FitException when singular values do not converge
     */
    public static double[] canonicalCorrelations(final double[][] x, final double[][] y) throws FitException {
        return correlations(basis(x, 1), basis(y, 1));
    }

    /**
     * The mean canonical correlation of the leading directions that hold {@link #KEPT_VARIANCE} of the variance (SVCCA;
     * Raghu and others, "SVCCA: singular vector canonical correlation analysis", 2017).
     *
     * @param x n rows
     * @param y their partners
     * @return NaN when there are not at least twice as many rows as these directions: correlations would then be near 1
     *     whatever the rows
     * @throws FitException when singular values do not converge
     */
    public static double meanCanonicalCorrelation(final double[][] x, final double[][] y) throws FitException {
        final DMatrixRMaj a = basis(x, KEPT_VARIANCE);
        final DMatrixRMaj b = basis(y, KEPT_VARIANCE);
        return x.length < 2 * (a.numCols + b.numCols) ? Double.NaN : mean(correlations(a, b));
    }

    /** The same whatever the number of rows. */
    static double meanCorrelationOfLeading(final double[][] x, final double[][] y) throws FitException {
        return mean(correlations(basis(x, KEPT_VARIANCE), basis(y, KEPT_VARIANCE)));
    }

    private static double mean(final double[] correlations) {
        return Arrays.stream(correlations).average().orElse(Double.NaN);
    }

    /** None when one space has no directions, because all its rows are the same. */
    private static double[] correlations(final DMatrixRMaj a, final DMatrixRMaj b) {
        if (a.numCols == 0 || b.numCols == 0) {
            return new double[0];
        }
        final DMatrixRMaj products = new DMatrixRMaj(a.numCols, b.numCols);
        CommonOps_DDRM.multTransA(a, b, products);
        return Arrays.stream(SingularOps_DDRM.singularValues(products))
                .map(value -> Math.min(1, value))
                .toArray();
    }

    /** An orthonormal basis, as columns, of the leading directions of the centered rows. */
    private static DMatrixRMaj basis(final double[][] rows, final double share) throws FitException {
        final DMatrixRMaj centered = centered(rows);
        final SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(centered.numRows, centered.numCols, true, false, true);
        if (!svd.decompose(centered)) {
            throw new FitException(
                    "The canonical correlations did not converge. Check the vectors for extreme values.");
        }
        final DMatrixRMaj u = svd.getU(null, false);
        final double[] singular = svd.getSingularValues();
        SingularOps_DDRM.descendingOrder(u, false, singular, svd.numberOfSingularValues(), null, false);
        final double total = Arrays.stream(singular).map(value -> value * value).sum();
        double held = 0;
        int kept = 0;
        while (kept < svd.numberOfSingularValues() && held < share * total && singular[kept] > 1e-10 * singular[0]) {
            held += singular[kept] * singular[kept];
            kept++;
        }
        return kept == 0 ? new DMatrixRMaj(u.numRows, 0) : CommonOps_DDRM.extract(u, 0, u.numRows, 0, kept);
    }

    private static DMatrixRMaj centered(final double[][] rows) {
        final DMatrixRMaj centered = new DMatrixRMaj(rows);
        for (int j = 0; j < centered.numCols; j++) {
            double mean = 0;
            for (int i = 0; i < centered.numRows; i++) {
                mean += centered.get(i, j);
            }
            mean /= centered.numRows;
            for (int i = 0; i < centered.numRows; i++) {
                centered.add(i, j, -mean);
            }
        }
        return centered;
    }

    /** {@code |B^T A|^2}. */
    private static double squareOfProducts(final DMatrixRMaj a, final DMatrixRMaj b) {
        final DMatrixRMaj products = new DMatrixRMaj(b.numCols, a.numCols);
        CommonOps_DDRM.multTransA(b, a, products);
        double sum = 0;
        for (int i = 0; i < products.getNumElements(); i++) {
            sum = Math.fma(products.data[i], products.data[i], sum);
        }
        return sum;
    }
}
