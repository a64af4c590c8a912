package org.latentalign.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;

/**
 * What every solver of the symmetric eigenproblem must do: one subclass for each. Whatever the spectrum, vectors are
 * orthonormal, residuals are of the size of rounding, and values are those of EJML.
 */
abstract class SymmetricEigenContract {

    /** Of orthonormality and, in units of the largest entry, of residuals and values; times d. */
    private static final double TOLERANCE = 1e-14;

    private static final int SMALLEST_EXPONENT = -300;

    private static final int LARGEST_EXPONENT = 300;

    /** Below this scale of columns, EJML does not always converge; orthonormality and residuals are still seen to. */
    private static final int SMALLEST_OF_REFERENCE = -140;

    private final Random random = new Random(8);

    /** The solver under test. */
    abstract SymmetricEigen decompose(double[][] matrix) throws FitException;

    @Test
    void nothingAndOneNumber() throws FitException {
        assertEquals(0, decompose(new double[0][0]).values().length);
        assertArrayEquals(new double[] {-7}, decompose(new double[][] {{-7}}).values());
    }

    @Test
    void knownSpectrum() throws FitException {
        // the path of n vertices: 2 - 2 cos(pi k / (n + 1))
        final int n = 12;
        final double[][] path = new double[n][n];
        for (int i = 0; i < n; i++) {
            path[i][i] = 2;
            if (i > 0) {
                path[i][i - 1] = -1;
                path[i - 1][i] = -1;
            }
        }
        final double[] expected = new double[n];
        for (int k = 1; k <= n; k++) {
            expected[n - k] = 2 - 2 * Math.cos(Math.PI * k / (n + 1));
        }
        assertArrayEquals(expected, decompose(path).values(), 1e-14);
    }

    @Test
    void repeatedValues() throws FitException {
        check(diagonal(new double[5]));
        check(diagonal(3, 3, 3, 3));
        check(rotated(3, 3, 3, 3));
        check(rotated(5, 5, 5, 1, 1, 0, 0, 0));
        check(rotated(2, 2, 2, -2, -2, -2));
        check(rotated(1, 1, 1, 1, 1, 1, 1, 1, 1, 1 + 1e-15));
        final double[][] ones = new double[20][20];
        Arrays.stream(ones).forEach(row -> Arrays.fill(row, 1));
        check(ones);
    }

    @Test
    void everyScale() throws FitException {
        for (int exponent = SMALLEST_EXPONENT; exponent <= LARGEST_EXPONENT; exponent++) {
            check(scaled(rotated(9, 4, 4, 1, 0.25, 0), Math.pow(10, exponent)));
        }
        check(scaled(rotated(9, 4, 4, 1, 0.25, 0), Double.MIN_VALUE * 64));
    }

    /** Each block to the accuracy of its own size, not of the largest. */
    @Test
    void uncoupledBlocksOfEveryScale() throws FitException {
        for (int exponent = SMALLEST_EXPONENT; exponent <= LARGEST_EXPONENT; exponent++) {
            final double scale = Math.pow(10, exponent);
            final double[][] one = rotated(7, 5, 2, 1);
            final double[][] other = scaled(rotated(6, 3, 3, 1, 0.5), scale);
            final double[][] large = exponent < 0 ? one : other;
            final double[][] small = exponent < 0 ? other : one;
            for (final List<double[][]> blocks : List.of(List.of(large, small), List.of(small, large))) {
                final double[][] matrix = blockDiagonal(blocks);
                check(matrix);
                if (Math.abs(exponent) > 2) { // else the spectra overlap
                    final double[] values = decompose(matrix).values();
                    assertBlock(large, Arrays.copyOf(values, large.length));
                    assertBlock(small, Arrays.copyOfRange(values, large.length, values.length));
                }
            }
        }
    }

    private static void assertBlock(final double[][] block, final double... values) {
        assertArrayEquals(ejmlValues(block).orElseThrow(), values, block.length * TOLERANCE * largest(block));
    }

    /** Second moments of columns of two scales: where the small block's squares would underflow. */
    @Test
    void columnsOfTwoScales() throws FitException {
        for (int exponent = -160; exponent <= 0; exponent++) {
            final double scale = Math.pow(10, exponent);
            for (int draw = 0; draw < 3; draw++) {
                final double[] scales = new double[9];
                for (int j = 0; j < scales.length; j++) {
                    scales[j] = draw == 0 ? (j < 4 ? 1 : scale) : random.nextBoolean() ? 1 : scale;
                }
                for (final int n : new int[] {12, 4}) {
                    final double[][] moment = moment(n, scales);
                    check(moment);
                    assertTrue(
                            exponent < SMALLEST_OF_REFERENCE
                                    || ejmlValues(moment).isPresent(),
                            "no reference");
                }
            }
        }
    }

    @Test
    void gradedColumns() throws FitException {
        for (final double ratio : new double[] {0.5, 1e-1, 1e-3, 1e-10, 1e-20, 1e-35}) {
            final double[] falling = new double[10];
            final double[] rising = new double[10];
            for (int j = 0; j < falling.length; j++) {
                falling[j] = Math.pow(ratio, j);
                rising[falling.length - 1 - j] = falling[j];
            }
            for (int draw = 0; draw < 5; draw++) {
                check(moment(30, falling));
                check(moment(30, rising));
            }
        }
    }

    @Test
    void gradedSpectra() throws FitException {
        for (final double ratio : new double[] {0.9, 0.1, 1e-4, 1e-12, 1e-30}) {
            final double[] values = new double[10];
            for (int j = 0; j < values.length; j++) {
                values[j] = Math.pow(ratio, j);
            }
            check(rotated(values));
            check(diagonal(values));
        }
    }

    /** Tridiagonal already, with couplings of every size down to nothing. */
    @Test
    void couplingsOfEverySize() throws FitException {
        for (int exponent = SMALLEST_EXPONENT; exponent <= 0; exponent++) {
            final double coupling = Math.pow(10, exponent);
            for (final double[] diagonal : new double[][] {
                {1, 2, 3, 4}, {1, 1, 1, 1}, {1, coupling, coupling, coupling}, {coupling, coupling, 1, 1}, {0, 0, 0, 0}
            }) {
                final double[][] matrix = diagonal(diagonal);
                for (int i = 1; i < diagonal.length; i++) {
                    matrix[i][i - 1] = coupling;
                    matrix[i - 1][i] = coupling;
                }
                check(matrix);
            }
        }
    }

    @Test
    void randomMatricesOfManySizes() throws FitException {
        for (final int d : new int[] {2, 3, 5, 24, 25, 49, 97}) {
            final double[] scales = new double[d];
            Arrays.fill(scales, 1);
            check(moment(2 * d, scales));
            check(moment(Math.max(1, d / 2), scales));
            check(moment(1, scales));
        }
    }

    /** Wilkinson's matrices: pairs of eigenvalues that agree to the last bits, and glued ones that agree in dozens. */
    @Test
    void nearlyEqualValues() throws FitException {
        for (final int copies : new int[] {1, 2, 6}) {
            for (final double glue : new double[] {1e-3, 1e-8, 1e-14}) {
                final double[][] matrix = new double[21 * copies][21 * copies];
                for (int i = 0; i < matrix.length; i++) {
                    matrix[i][i] = Math.abs(i % 21 - 10);
                    if (i > 0) {
                        matrix[i][i - 1] = i % 21 == 0 ? glue : 1;
                        matrix[i - 1][i] = matrix[i][i - 1];
                    }
                }
                check(matrix);
            }
        }
    }

    /** Large enough to be divided several times, and to be reduced in several panels. */
    @Test
    void spectraOfEveryKindInManyDimensions() throws FitException {
        final int d = 150;
        final double[] clustered = new double[d];
        final double[] falling = new double[d];
        final double[] single = new double[d];
        final double[] arithmetic = new double[d];
        final double[] both = new double[d];
        for (int i = 0; i < d; i++) {
            clustered[i] = 1 + Math.ulp(1.0) * random.nextInt(5) + i % 3;
            falling[i] = Math.pow(10, -0.2 * i);
            single[i] = i == 0 ? 1 : 1e-12;
            arithmetic[i] = i;
            both[i] = (i % 2 == 0 ? 1 : -1) * Math.pow(0.7, i);
        }
        for (final double[] values : List.of(clustered, falling, single, arithmetic, both, new double[d])) {
            check(rotated(values));
            check(scaled(rotated(values), 1e-250));
        }
    }

    private void check(final double[][] matrix) throws FitException {
        final double[][] given = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        final SymmetricEigen eigen = decompose(matrix);
        assertArrayEquals(given, matrix, "the matrix is not changed");
        final int d = matrix.length;
        final double largest = largest(matrix);
        final double unit = unit(largest);
        final double tolerance = d * TOLERANCE;
        final double precision = tolerance * largest / unit + Double.MIN_VALUE / unit;
        final double[][] divided = dividedBy(unit, matrix);
        final Optional<double[]> reference = ejmlValues(matrix);
        for (int i = 0; i < d; i++) {
            assertTrue(i == 0 || eigen.values()[i] <= eigen.values()[i - 1], "descending");
            if (reference.isPresent()) {
                final double expected = reference.get()[i] / unit;
                assertEquals(expected, eigen.values()[i] / unit, precision, "value");
            }
            final double[] u = eigen.vectors()[i];
            for (int j = 0; j <= i; j++) {
                assertEquals(i == j ? 1 : 0, dot(u, eigen.vectors()[j]), tolerance, "orthonormal");
            }
            for (int r = 0; r < d; r++) {
                assertEquals(dot(divided[r], u), eigen.values()[i] / unit * u[r], 4 * tolerance, "residual");
            }
        }
    }

    /** Values alone, descending, of the matrix divided by a power of two, so that EJML meets no overflow; nothing where it gives up. */
    private static Optional<double[]> ejmlValues(final double[][] matrix) {
        final double unit = unit(largest(matrix));
        final double[] values = new double[matrix.length];
        final EigenDecomposition_F64<DMatrixRMaj> solver =
                DecompositionFactory_DDRM.eig(Math.max(1, matrix.length), false, true);
        final DMatrixRMaj copy = new DMatrixRMaj(scaled(matrix, 1 / unit));
        if (matrix.length > 0 && !solver.decompose(copy)) {
            return Optional.empty();
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = -solver.getEigenvalue(i).getReal();
        }
        Arrays.sort(values);
        return Optional.of(Arrays.stream(values).map(value -> -value * unit).toArray());
    }

    /** The power of two of the largest entry. */
    private static double unit(final double largest) {
        return Math.scalb(1.0, Math.max(Double.MIN_EXPONENT, Math.getExponent(largest)));
    }

    private static double largest(final double[][] matrix) {
        double largest = 0;
        for (final double[] row : matrix) {
            for (final double value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        return largest;
    }

    private static double dot(final double[] x, final double[] y) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += x[j] * y[j];
        }
        return sum;
    }

    private static double[][] diagonal(final double... values) {
        final double[][] matrix = new double[values.length][values.length];
        for (int i = 0; i < values.length; i++) {
            matrix[i][i] = values[i];
        }
        return matrix;
    }

    /** A matrix with these eigenvalues: its axes are those of three random reflections. */
    private double[][] rotated(final double... values) {
        double[][] matrix = diagonal(values);
        for (int reflection = 0; reflection < 3; reflection++) {
            matrix = reflected(matrix, random.doubles(values.length, -1, 1).toArray());
        }
        return matrix;
    }

    /** {@code H S H} with {@code H = I - 2 v v^T / v^T v}. */
    private static double[][] reflected(final double[][] matrix, final double[] v) {
        final int d = matrix.length;
        final double[] p = new double[d];
        for (int i = 0; i < d; i++) {
            p[i] = 2 * dot(matrix[i], v) / dot(v, v);
        }
        final double inner = dot(p, v) / dot(v, v);
        final double[][] result = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                result[i][j] = matrix[i][j] - v[i] * p[j] - p[i] * v[j] + 2 * inner * v[i] * v[j];
                result[j][i] = result[i][j];
            }
        }
        return result;
    }

    private static double[][] scaled(final double[][] matrix, final double factor) {
        final double[][] scaled = new double[matrix.length][];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = matrix[i].clone();
            for (int j = 0; j < scaled[i].length; j++) {
                scaled[i][j] *= factor;
            }
        }
        return scaled;
    }

    private static double[][] dividedBy(final double unit, final double[][] matrix) {
        final double[][] divided = new double[matrix.length][];
        for (int i = 0; i < divided.length; i++) {
            divided[i] = matrix[i].clone();
            for (int j = 0; j < divided[i].length; j++) {
                divided[i][j] /= unit;
            }
        }
        return divided;
    }

    private static double[][] blockDiagonal(final List<double[][]> blocks) {
        final int d = blocks.stream().mapToInt(block -> block.length).sum();
        final List<double[]> rows = new ArrayList<>();
        for (final double[][] block : blocks) {
            final int start = rows.size();
            for (final double[] row : block) {
                final double[] wide = new double[d];
                System.arraycopy(row, 0, wide, start, row.length);
                rows.add(wide);
            }
        }
        return rows.toArray(double[][]::new);
    }

    /** The second moment of n random rows whose columns have these scales. */
    private double[][] moment(final int n, final double... scales) {
        final double[][] moment = new double[scales.length][scales.length];
        for (int row = 0; row < n; row++) {
            final double[] x = Arrays.stream(scales)
                    .map(scale -> scale * random.nextGaussian())
                    .toArray();
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < x.length; j++) {
                    moment[i][j] += x[i] * x[j] / n;
                }
            }
        }
        return moment;
    }
}
