package org.latentalign.spectral;

import java.util.Arrays;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Rows;
import org.latentalign.kernel.SymmetricEigen;
import org.latentalign.progress.Progress;

/**
 * The eigendecomposition {@code S = U diag(lambda) U^T} of a second moment (paper, section 4).
 *
 * <p>Eigenvalues descend. Those at or below {@code d eps lambda_1} (eps = 2^-52), and those beyond the number of
 * independent rows, cannot be told from rounding errors; they are set to 0, and the number of the others is the numerical
 * rank. The sign of an eigenvector is arbitrary; here its first component of (nearly) the largest size is positive.
 */
public final class Spectrum {

    /** The distance from 1 to the next larger double. */
    private static final double EPSILON = Math.ulp(1.0);

    /** Components within this share of the largest count as equally large, so that rounding does not decide the sign. */
    private static final double SIGN_TOLERANCE = 1e-6;

    private final double[] eigenvalues;
    private final double[][] eigenvectors;
    private final int rank;
    private final Rest rest;

    /** The sum of all eigenvalues, those that are not listed included. */
    private final double total;

    private Spectrum(
            final double[] eigenvalues,
            final double[][] eigenvectors,
            final int rank,
            final Rest rest,
            final double total) {
        this.eigenvalues = eigenvalues;
        this.eigenvectors = eigenvectors;
        this.rank = rank;
        this.rest = rest;
        this.total = total;
    }

    /**
     * The strongest directions only.
     *
     * @param eigenvalues descending, as many as directions
     * @param eigenvectors orthonormal, at least one; their signs are changed
     * @param rank how many of the eigenvalues are not 0
     * @param rest what is known of the others
     * @param total the sum of all d eigenvalues
     */
    static Spectrum ofStrongest(
            final double[] eigenvalues,
            final double[][] eigenvectors,
            final int rank,
            final Rest rest,
            final double total) {
        for (final double[] vector : eigenvectors) {
            orient(vector);
        }
        return new Spectrum(eigenvalues, eigenvectors, rank, rest, total);
    }

    /**
     * @param moment of at least one row
     * @param scale by what to divide it besides the number of rows
     * @param progress told how far it is
     * @return its spectrum
     * @throws FitException when there are no rows, or the numbers are too extreme
     */
    public static Spectrum of(final SecondMoment moment, final Scale scale, final Progress progress)
            throws FitException {
        final double[][] matrix = moment.matrix(scale);
        final long independent = moment.isCentered() ? moment.count() - 1 : moment.count();
        return of(matrix, (int) Math.min(matrix.length, independent), progress);
    }

    /**
     * @param matrix d x d, symmetric, positive semi-definite, finite; kept unchanged
     * @param maximumRank what the rank cannot exceed
     * @param progress told how far it is
     */
    static Spectrum of(final double[][] matrix, final int maximumRank, final Progress progress) throws FitException {
        return of(matrix, maximumRank, 0, progress);
    }

    private static Spectrum of(
            final double[][] matrix, final int maximumRank, final double noise, final Progress progress)
            throws FitException {
        final int d = matrix.length;
        final SymmetricEigen eigen = SymmetricEigen.decompose(matrix, progress);
        final double[] values = eigen.values();
        final int rank = rank(values, maximumRank, Math.max(noise, tolerance(d, values[0])));
        Arrays.fill(values, rank, d, 0);
        for (final double[] vector : eigen.vectors()) {
            orient(vector);
        }
        return new Spectrum(values, eigen.vectors(), rank, new Rest.None(), sum(values));
    }

    /** What rounding can make of an eigenvalue of 0. */
    static double tolerance(final int dimension, final double largest) {
        return dimension * EPSILON * Math.max(0, largest);
    }

    /** How many of the descending values are above the tolerance. */
    static int rank(final double[] values, final int maximumRank, final double tolerance) {
        int rank = 0;
        while (rank < maximumRank && values[rank] > tolerance) {
            rank++;
        }
        return rank;
    }

    private static double sum(final double[] values) {
        double sum = 0;
        for (int i = values.length - 1; i >= 0; i--) { // small ones first
            sum += values[i];
        }
        return sum;
    }

    /**
     * The spectrum that the same rows have when their mean is subtracted, without the rows: {@code S - m m^T / s}. What
     * the subtraction leaves of a direction may be rounding only, so the tolerance is that of the uncentered spectrum.
     *
     * @param eigenvalues d, of the second moment that is not centered
     * @param mean m of the rows, projected on the d eigenvectors
     * @param divisor s
     * @param n number of rows
     * @param progress told how far it is
     * @return its eigenvectors are in coordinates of the old ones
     * @throws FitException when the numbers are too extreme
     */
    public static Spectrum centered(
            final double[] eigenvalues,
            final double[] mean,
            final double divisor,
            final long n,
            final Progress progress)
            throws FitException {
        final int d = eigenvalues.length;
        final double[][] matrix = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                matrix[i][j] = (i == j ? eigenvalues[i] : 0) - mean[i] * mean[j] / divisor;
            }
        }
        final int independent = (int) Math.max(0, Math.min(d, n - 1));
        return of(matrix, independent, d * EPSILON * eigenvalues[0], progress);
    }

    private static void orient(final double[] vector) {
        double largest = 0;
        for (final double component : vector) {
            largest = Math.max(largest, Math.abs(component));
        }
        final double threshold = largest * (1 - SIGN_TOLERANCE);
        for (final double component : vector) {
            if (Math.abs(component) >= threshold) {
                if (component < 0) {
                    Rows.scale(vector, -1, vector.length);
                }
                return;
            }
        }
    }

    /** @return d */
    public int dimension() {
        return eigenvectors[0].length;
    }

    /** @return how many directions are listed: d, or fewer when only the strongest are known */
    public int size() {
        return eigenvalues.length;
    }

    /** @return what is known of the directions that are not listed */
    public Rest rest() {
        return rest;
    }

    /** @return the number of eigenvalues above the tolerance */
    public int rank() {
        return rank;
    }

    /** @return the listed eigenvalues, descending, 0 from the rank on; a copy */
    public double[] eigenvalues() {
        return eigenvalues.clone();
    }

    /**
     * @param i from 0
     * @return the i-th largest eigenvalue
     */
    public double eigenvalue(final int i) {
        return eigenvalues[i];
    }

    /**
     * @param i from 0
     * @return the eigenvector that belongs to the i-th largest eigenvalue, of unit length; not a copy, not to be changed
     */
    public double[] eigenvector(final int i) {
        return eigenvectors[i];
    }

    /** @return the sum of all eigenvalues, those not listed included: the mean squared length of a row, over s */
    public double total() {
        return total;
    }

    /**
     * @param share between 0 and 1
     * @return how many of the strongest directions have this share of the total, at least 1; all of the rank when they have
     *     less
     */
    public int directionsWithShare(final double share) {
        double sum = 0;
        for (int i = 0; i < rank; i++) {
            sum += eigenvalues[i];
            if (sum >= share * total) {
                return i + 1;
            }
        }
        return Math.max(1, rank);
    }

    /**
     * @param i from 0
     * @return which share of the total the i-th largest eigenvalue is; 0 when all are 0
     */
    public double share(final int i) {
        return eigenvalues[i] == 0 ? 0 : eigenvalues[i] / total;
    }
}
