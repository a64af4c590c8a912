package org.latentalign.spectral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Rows;
import org.latentalign.kernel.SymmetricEigen;
import org.latentalign.progress.Progress;

/**
 * The spectrum of fewer rows than dimensions, exactly and without a d x d matrix. With the rows as an n x d matrix X, the
 * n x n matrix {@code X X^T / (n s)} of their inner products has the same eigenvalues above 0 as the second moment
 * {@code S = X^T X / (n s)}, and its eigenvector w gives that of S as {@code X^T w} over its length. All other directions
 * have the eigenvalue 0 (the method of snapshots; Sirovich, "Turbulence and the dynamics of coherent structures", 1987).
 *
 * <p>It takes the memory of the rows once, and some n x n matrices. Directions that weak eigenvalues give are not quite at
 * right angles, since their rows are small differences of large ones; they are made so, the strongest first, where it
 * matters.
 */
public final class GramSpectrum implements RowIntake {

    /** Into so many parts the directions are cut, so that little is multiplied with the zeros of a triangle. */
    private static final int PARTS = 4;

    /** What must be left of a direction, of length 1, when the stronger ones are taken out of it. */
    private static final double INDEPENDENT = 0.5;

    /**
     * The strongest eigenvalue over the weakest up to which directions are at right angles as they come: inner products
     * are rounding times this ratio.
     */
    private static final double MILD = 1_000;

    /** By which a tolerance grows that was too low for directions to be independent. */
    private static final double STEP = 10;

    private static final double READ = 0;
    private static final double MULTIPLIED = 0.3;
    private static final double DECOMPOSED = 0.45;
    private static final double COMBINED = 0.7;

    private final int dimension;
    private final boolean centered;
    private final Executor executor;
    private final int threads;
    private final List<double[]> rows = new ArrayList<>();
    private double[] next;
    private FittedRows fitted;

    /**
     * @param dimension d, at least 1
     * @param centered whether the mean of all rows is subtracted
     * @param executor whose threads help; it is not shut down
     * @param threads how many threads to ask it for at a time, at most
     */
    public GramSpectrum(final int dimension, final boolean centered, final Executor executor, final int threads) {
        this.dimension = dimension;
        this.centered = centered;
        this.executor = executor;
        this.threads = threads;
    }

    /**
     * The memory that a fit needs.
     *
     * @param n number of rows
     * @param d number of dimensions
     * @return bytes, at the worst moment
     */
    public static long bytes(final long n, final long d) {
        return Double.BYTES * (n * d + 7 * n * n);
    }

    @Override
    public double[] nextRow() {
        if (next == null) {
            next = new double[dimension];
        }
        return next;
    }

    @Override
    public void commitRow() throws FitException {
        if (!Rows.isFinite(nextRow())) {
            throw new FitException("Row " + (rows.size() + 1) + " holds " + Rows.firstNonFinite(next)
                    + ", which has no place in a sum. Remove or replace such values.");
        }
        rows.add(next);
        next = null;
    }

    /**
     * Finds the spectrum. The rows are used up.
     *
     * @param scale by what to divide the second moment besides the number of rows
     * @param place what the sentence to the user calls the i-th value of a row, from 0
     * @param progress told how far it is
     * @return all directions that the rows reach; the rest is empty
     * @throws FitException when there are no rows, or the numbers are too extreme
     */
    public Spectrum finish(final Scale scale, final IntFunction<String> place, final Progress progress)
            throws FitException {
        final int n = rows.size();
        if (n == 0) {
            throw new FitException(SecondMoment.NO_ROWS);
        }
        final double[][] x = rows.toArray(new double[0][]);
        rows.clear();
        fitted = new FittedRows(n, mean(x), centered);
        if (centered) {
            for (final double[] row : x) {
                Rows.subtract(row, fitted.mean(), dimension);
            }
        }
        requireSquares(x, fitted.mean(), place);

        final WideRows wide = new WideRows(executor, threads);
        final double factor = 1 / (n * scale.divisor(dimension));
        final double[][] gram = wide.gram(x, n, factor, part(progress, READ, MULTIPLIED));
        double total = 0;
        for (int i = 0; i < n; i++) {
            total += gram[i][i];
        }
        final SymmetricEigen eigen = SymmetricEigen.decompose(gram, part(progress, MULTIPLIED, DECOMPOSED));
        final double[] values = eigen.values();
        final int rank =
                Spectrum.rank(values, centered ? n - 1 : n, Spectrum.tolerance(Math.max(n, dimension), values[0]));
        if (rank == 0) {
            return nothing();
        }
        wide.combine(weights(eigen, rank, factor), x, 0, part(progress, DECOMPOSED, COMBINED));
        final double[][] directions = Arrays.copyOf(x, rank);
        Arrays.fill(x, null); // of no further use
        final int independent = values[0] <= MILD * values[rank - 1]
                ? rank
                : orthonormalize(wide, directions, values, part(progress, COMBINED, 1));
        return Spectrum.ofStrongest(
                Arrays.copyOf(values, independent),
                Arrays.copyOf(directions, independent),
                independent,
                new Rest.Empty(),
                total);
    }

    /** @return what is known of the rows besides; after {@link #finish} */
    public FittedRows rows() {
        return fitted;
    }

    private static Progress part(final Progress progress, final double from, final double to) {
        return (fraction, message) -> progress.report(from + (to - from) * fraction, message);
    }

    /** Relative to the first row, so that nothing is lost when the rows are far from the origin. */
    private double[] mean(final double[][] x) {
        final double[] sum = new double[dimension];
        for (final double[] row : x) {
            for (int j = 0; j < dimension; j++) {
                sum[j] += row[j] - x[0][j];
            }
        }
        Rows.scale(sum, 1.0 / x.length, dimension);
        Rows.add(sum, x[0], dimension);
        return sum;
    }

    private void requireSquares(final double[][] x, final double[] mean, final IntFunction<String> place)
            throws FitException {
        final double[] squares = new double[dimension];
        for (final double[] row : x) {
            for (int j = 0; j < dimension; j++) {
                squares[j] = Math.fma(row[j], row[j], squares[j]);
            }
        }
        for (int j = 0; j < dimension; j++) {
            if (!Double.isFinite(squares[j]) || !Double.isFinite(mean[j])) {
                throw new FitException(SecondMoment.tooLarge(place.apply(j)));
            }
        }
    }

    /** All rows are the same, or 0: one direction stands for all, in which there is nothing either. */
    private Spectrum nothing() {
        final double[][] axis = new double[1][dimension];
        axis[0][0] = 1;
        return Spectrum.ofStrongest(new double[1], axis, 0, new Rest.Empty(), 0);
    }

    /** What makes a direction of unit length out of the rows: {@code w / sqrt(n s lambda)}. */
    private static double[][] weights(final SymmetricEigen eigen, final int rank, final double factor) {
        final double[][] weights = new double[rank][];
        for (int i = 0; i < rank; i++) {
            weights[i] = eigen.vectors()[i];
            Rows.scale(weights[i], Math.sqrt(factor / eigen.values()[i]), weights[i].length);
        }
        return weights;
    }

    /**
     * Gram and Schmidt's procedure, by the Cholesky factor L of the products: {@code L^-1} times the directions.
     *
     * @return how many of them, from the strongest, are independent
     */
    private static int orthonormalize(
            final WideRows wide, final double[][] directions, final double[] values, final Progress progress)
            throws FitException {
        final double[][] products = wide.gram(directions, directions.length, 1, part(progress, 0, 0.5));
        int count = directions.length;
        double tolerance = Spectrum.tolerance(directions[0].length, values[0]);
        DMatrixRMaj inverse = inverseFactor(products, count);
        while (inverse == null && count > 1) { // no more than rounding is left of the weakest
            tolerance *= STEP;
            count = Math.max(1, Spectrum.rank(values, count, tolerance));
            inverse = inverseFactor(products, count);
        }
        if (inverse == null) {
            throw new FitException("The directions of the data could not be told apart: check the input for values of"
                    + " extremely different size.");
        }
        // from below, where the factor is longest, since those above are needed
        for (int part = PARTS; part > 0; part--) {
            final int from = (int) ((long) count * (part - 1) / PARTS);
            final int to = (int) ((long) count * part / PARTS);
            final double[][] weights = new double[to - from][to];
            for (int i = from; i < to; i++) {
                for (int j = 0; j <= i; j++) {
                    weights[i - from][j] = inverse.get(i, j);
                }
            }
            if (to > from) {
                final double done = 1 - (double) part / PARTS;
                wide.combine(
                        weights,
                        Arrays.copyOf(directions, to),
                        from,
                        part(progress, 0.5 + 0.5 * done, 0.5 + 0.5 * (done + 1.0 / PARTS)));
            }
        }
        return count;
    }

    /** The inverse of the Cholesky factor of the leading block; null when its directions are not independent. */
    private static DMatrixRMaj inverseFactor(final double[][] products, final int count) {
        final DMatrixRMaj block = new DMatrixRMaj(count, count);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                block.set(i, j, products[i][j]);
            }
        }
        final var cholesky = DecompositionFactory_DDRM.chol(count, true);
        if (!cholesky.decompose(block)) {
            return null;
        }
        final DMatrixRMaj factor = cholesky.getT(null);
        for (int i = 0; i < count; i++) {
            if (factor.get(i, i) < INDEPENDENT) {
                return null;
            }
        }
        TriangularSolver_DDRM.invertLower(factor.data, count);
        return factor;
    }
}
