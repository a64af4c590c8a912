package org.latentalign.score.shape;

import java.util.Arrays;
import java.util.List;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Rows;
import org.latentalign.kernel.Semidefinite;
import org.latentalign.kernel.SymmetricEigen;
import org.latentalign.progress.Progress;

/**
 * Rows that are tensors, as points in the space of the Gaussian kernel {@code exp(-gamma d^2)} of their distance
 * {@code d^2 = sum over sides |S^1/2 - T^1/2|^2}. Roots lie in a Euclidean space, so this kernel is positive definite;
 * with the Bures-Wasserstein distance it would not be.
 */
public final class TensorSpace {

    /** A direction of the kernel's space with less than this share of the variance of the first is only rounding. */
    private static final double NEGLIGIBLE = 1e-12;

    private final double gamma;
    private final double[] eigenvalues;

    /** By row: its coordinates along the directions of the kernel's space that are not negligible. */
    private final double[][] coordinates;

    private TensorSpace(final double gamma, final double[] eigenvalues, final double[][] coordinates) {
        this.gamma = gamma;
        this.eigenvalues = eigenvalues;
        this.coordinates = coordinates;
    }

    /**
     * @param rows the matrices of N rows
     * @param progress told often enough to cancel within a second
     * @throws FitException when the kernel's eigenvalues do not converge
     */
    public static TensorSpace of(final List<List<TensorShape.Side>> rows, final Progress progress) throws FitException {
        final int n = rows.size();
        final double[][] squares = new double[n][n];
        final double[] pairs = new double[n * (n - 1) / 2];
        int next = 0;
        for (int i = 0; i < n; i++) {
            final int row = i;
            progress.report((double) i / n, () -> "Comparing tensor " + row + " of " + n);
            for (int j = 0; j < i; j++) {
                squares[i][j] = TensorShape.squaredDistance(rows.get(i), rows.get(j));
                pairs[next++] = squares[i][j];
            }
        }
        final double median = median(pairs);
        final double gamma = median > 0 ? 1 / median : 1;
        final double[][] kernel = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                kernel[i][j] = Math.exp(-gamma * squares[i][j]);
                kernel[j][i] = kernel[i][j];
            }
        }
        final SymmetricEigen eigen = SymmetricEigen.decompose(kernel, progress);
        final int used = (int) Arrays.stream(eigen.values())
                .filter(value -> value > NEGLIGIBLE * eigen.values()[0])
                .count();
        final double[][] coordinates = new double[n][used];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < used; k++) {
                coordinates[i][k] = Math.sqrt(eigen.values()[k]) * eigen.vectors()[k][i];
            }
        }
        return new TensorSpace(gamma, eigen.values(), coordinates);
    }

    private static double median(final double[] values) {
        if (values.length == 0) {
            return 0;
        }
        Arrays.sort(values);
        final int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /** @return 1 over the median squared distance of all pairs of rows */
    public double gamma() {
        return gamma;
    }

    /** @return the eigenvalues of the kernel's matrix, descending; a copy */
    public double[] eigenvalues() {
        return eigenvalues.clone();
    }

    /**
     * How many principal directions (uncentered) of the kernel's space a part of the rows needs.
     *
     * @param from the first row
     * @param to behind the last one
     * @param share of the summed eigenvalues that they hold
     * @throws FitException when eigenvalues do not converge
     */
    public int dimension(final int from, final int to, final double share) throws FitException {
        final double[] values = directions(from, to).values();
        final int rank = Semidefinite.rank(values); // what is beyond is rounding, and no share needs it
        final double sum = Arrays.stream(values, 0, rank).sum();
        double held = 0;
        int count = 0;
        while (count < rank && held < share * sum) {
            held += values[count++];
        }
        return count;
    }

    /**
     * How many directions of the kernel's space a part of the rows reaches at all.
     *
     * @param from the first row
     * @param to behind the last one
     * @throws FitException when eigenvalues do not converge
     */
    int numericalRank(final int from, final int to) throws FitException {
        return Semidefinite.rank(directions(from, to).values());
    }

    /**
     * Angles between the leading principal directions (uncentered) of two parts of the rows.
     *
     * @param middle the rows before it are the one part, the rows from it on the other
     * @param k how many directions of each, at most as many as a part has rows
     * @return k angles between 0 and pi/2, ascending
     * @throws FitException when eigenvalues do not converge
     */
    public double[] angles(final int middle, final int k) throws FitException {
        return PrincipalAngles.between(
                Arrays.copyOf(directions(0, middle).vectors(), k),
                Arrays.copyOf(directions(middle, coordinates.length).vectors(), k));
    }

    private SymmetricEigen directions(final int from, final int to) throws FitException {
        final int d = coordinates[0].length;
        final double[][] moment = new double[d][d];
        for (int r = from; r < to; r++) {
            for (int i = 0; i < d; i++) {
                Rows.addMultiple(moment[i], coordinates[r], coordinates[r][i], d);
            }
        }
        return SymmetricEigen.decompose(moment, Progress.NONE);
    }
}
