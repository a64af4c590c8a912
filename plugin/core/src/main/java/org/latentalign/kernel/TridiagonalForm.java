package org.latentalign.kernel;

import java.util.Arrays;
import org.latentalign.progress.Progress;

/**
 * A symmetric matrix as {@code Q T Q^T} with T tridiagonal and Q a product of Householder reflections (Golub and Van
 * Loan, "Matrix Computations", section 8.3.1, from the lower end).
 *
 * <p>What a panel of reflections does to the rest of the matrix is added up and applied once for all of them, in the
 * fast product of rows, so that each reflection reads the matrix once and writes nothing (Dongarra, Sorensen and
 * Hammarling, "Block reduction of matrices to condensed forms for eigenvalue computations", 1989). Reflections are
 * applied to eigenvectors many at a time, too, as {@code I - Y^T K Y} (Schreiber and Van Loan, "A storage-efficient WY
 * representation for products of Householder transformations", 1989).
 */
final class TridiagonalForm {

    /** Reflections whose effect on the matrix is added up; what is added up costs as many products as that. */
    private static final int PANEL = 24;

    /** Reflections that are applied to eigenvectors together. */
    private static final int GROUP = 48;

    /** Eigenvectors that are expanded together: as wide as the fast product's columns. */
    private static final int STRIP = 512;

    /** Rows of the matrix that are changed together, in a block that stays in the second-level cache. */
    private static final int ROWS = 48;

    /** Coordinates that are transposed together, so that cache lines are used whole. */
    private static final int TILE = 16;

    private final int d;

    /** By step: the vector v, of length step, of the reflection {@code I - v v^T / h}, or null for none. */
    private final double[][] reflections;

    /** By step: {@code 1 / h}. */
    private final double[] inverses;

    private final double[] diagonal;

    private final double[] coupling;

    private TridiagonalForm(final int d) {
        this.d = d;
        reflections = new double[d][];
        inverses = new double[d];
        diagonal = new double[d];
        coupling = new double[d];
    }

    /**
     * @param matrix d x d, symmetric; not changed
     * @param unit what its entries are divided by: a power of two
     * @param progress told how far it is, often enough to cancel within a second
     */
    static TridiagonalForm of(final double[][] matrix, final double unit, final Progress progress) {
        final int d = matrix.length;
        final double[][] rest = new double[d][];
        for (int i = 0; i < d; i++) {
            rest[i] = matrix[i].clone();
            for (int j = 0; j < d; j++) {
                rest[i][j] /= unit;
            }
        }
        final TridiagonalForm form = new TridiagonalForm(d);
        for (int end = d; end > 1; end = Math.max(1, end - PANEL)) {
            form.reducePanel(rest, Math.max(1, end - PANEL), end, progress);
        }
        if (d > 0) {
            form.diagonal[0] = rest[0][0];
        }
        return form;
    }

    /** @return the d numbers on the diagonal */
    double[] diagonal() {
        return diagonal.clone();
    }

    /** @return d numbers; number i couples i - 1 and i */
    double[] coupling() {
        return coupling.clone();
    }

    /** Step i turns row and column i, left of and above the diagonal, into a single entry beside the diagonal. */
    private void reducePanel(final double[][] rest, final int start, final int end, final Progress progress) {
        final double[][] v = new double[PANEL][];
        final double[][] w = new double[PANEL][];
        int count = 0;
        for (int i = end - 1; i >= start; i--) {
            final double done = 1 - Math.pow((double) i / d, 3);
            progress.report(done, SymmetricEigen::message);
            final double[] row = Arrays.copyOf(rest[i], i + 1);
            for (int k = 0; k < count; k++) {
                subtractTwo(row, w[k], v[k][i], v[k], w[k][i], i + 1);
            }
            diagonal[i] = row[i];
            final double[] reflection = Arrays.copyOf(row, i);
            if (!reflect(i, reflection)) {
                continue;
            }
            final double[] p = new double[i];
            multiplyRest(rest, reflection, i, p);
            for (int k = 0; k < count; k++) {
                final double ofV = Rows.dot(w[k], reflection, i);
                final double ofW = Rows.dot(v[k], reflection, i);
                subtractTwo(p, v[k], ofV, w[k], ofW, i);
            }
            final double inverse = inverses[i];
            Rows.scale(p, inverse, i);
            Rows.addMultiple(p, reflection, -0.5 * inverse * Rows.dot(reflection, p, i), i);
            v[count] = reflection;
            w[count] = p;
            count++;
        }
        if (count > 0) {
            update(rest, start, Arrays.copyOf(v, count), Arrays.copyOf(w, count));
        }
        Arrays.fill(rest, start, end, null);
    }

    /** Makes of v the vector of the reflection that takes v to a multiple of the last axis; false if it is one. */
    private boolean reflect(final int i, final double[] v) {
        double size = 0;
        for (int k = 0; k < i - 1; k++) {
            size = Math.max(size, Math.abs(v[k]));
        }
        if (size == 0) {
            coupling[i] = v[i - 1];
            return false;
        }
        final double unit = SymmetricEigen.powerOfTwo(Math.max(size, Math.abs(v[i - 1])));
        for (int k = 0; k < i; k++) {
            v[k] /= unit;
        }
        final double square = Rows.dot(v, v, i);
        final double last = v[i - 1];
        final double image = last > 0 ? -Math.sqrt(square) : Math.sqrt(square); // so that nothing cancels below
        coupling[i] = unit * image;
        v[i - 1] = last - image;
        inverses[i] = 1 / (square - last * image);
        reflections[i] = v;
        return true;
    }

    /** {@code p = rest v} for the leading rows; as a sum of rows, since the matrix is symmetric. */
    private static void multiplyRest(final double[][] rest, final double[] v, final int length, final double[] p) {
        int r = 0;
        for (; r + 4 <= length; r += 4) {
            addFour(p, rest[r], rest[r + 1], rest[r + 2], rest[r + 3], v, r, length);
        }
        for (; r < length; r++) {
            Rows.addMultiple(p, rest[r], v[r], length);
        }
    }

    /** {@code rest -= V^T W + W^T V} for the leading rows and columns. */
    private static void update(final double[][] rest, final int length, final double[][] v, final double[][] w) {
        final int count = v.length;
        final double[][] columns = new double[2 * count][];
        System.arraycopy(w, 0, columns, 0, count);
        System.arraycopy(v, 0, columns, count, count);
        final RowProduct product = RowProduct.ofColumns(columns, length);
        final RowProduct.Scratch scratch = product.newScratch();
        final double[][] factors = new double[ROWS][2 * count];
        final double[][] change = new double[ROWS][length];
        for (int start = 0; start < length; start += ROWS) {
            final int end = Math.min(length, start + ROWS);
            for (int r = start; r < end; r++) {
                for (int k = 0; k < count; k++) {
                    factors[r - start][k] = v[k][r];
                    factors[r - start][count + k] = w[k][r];
                }
            }
            product.multiply(factors, end - start, change, scratch);
            for (int r = start; r < end; r++) {
                Rows.subtract(rest[r], change[r - start], length);
            }
        }
    }

    /**
     * Turns eigenvectors of T into those of the matrix.
     *
     * @param vectors d rows of length d, changed
     * @param progress told how far it is
     */
    void expand(final double[][] vectors, final Progress progress) {
        if (d < 2) {
            return;
        }
        final double[][] strip = new double[d][Math.min(d, STRIP)];
        for (int first = 0; first < d; first += STRIP) {
            final int width = Math.min(STRIP, d - first);
            transpose(vectors, first, width, strip);
            for (int start = 1; start < d; start += GROUP) {
                progress.report((first + width * Math.pow((double) start / d, 2)) / d, SymmetricEigen::message);
                reflect(strip, width, start, Math.min(d, start + GROUP));
            }
            transposeBack(strip, vectors, first, width);
            progress.report((double) (first + width) / d, SymmetricEigen::message);
        }
    }

    /** {@code strip -= Y^T K Y strip}, with the reflections of some steps as the rows of Y. */
    private void reflect(final double[][] strip, final int width, final int start, final int end) {
        final int count = end - start;
        final double[][] y = new double[count][];
        for (int k = 0; k < count; k++) {
            final double[] v = reflections[start + k];
            y[k] = v == null ? new double[end - 1] : Arrays.copyOf(v, end - 1);
        }
        final double[][] weights = weights(y, start);
        final RowProduct coordinates = RowProduct.ofColumns(Arrays.copyOf(strip, end - 1), width);
        final double[][] components = new double[count][width];
        coordinates.multiply(y, count, components, coordinates.newScratch());
        final RowProduct directions = RowProduct.ofColumns(components, width);
        final double[][] factors = new double[ROWS][count];
        final double[][] change = new double[ROWS][width];
        for (int from = 0; from < end - 1; from += ROWS) {
            final int to = Math.min(end - 1, from + ROWS);
            for (int r = from; r < to; r++) {
                final double[] factor = factors[r - from];
                Arrays.fill(factor, 0);
                for (int k = Math.max(0, r + 1 - start); k < count; k++) { // y[k] has start + k coordinates
                    Rows.addMultiple(factor, weights[k], y[k][r], k + 1);
                }
            }
            directions.multiply(factors, to - from, change, directions.newScratch());
            for (int r = from; r < to; r++) {
                Rows.subtract(strip[r], change[r - from], width);
            }
        }
    }

    /** The lower triangle K for which the product of the reflections, the first applied first, is {@code I - Y^T K Y}. */
    private double[][] weights(final double[][] y, final int start) {
        final double[][] weights = new double[y.length][y.length];
        for (int k = 0; k < y.length; k++) {
            final double inverse = inverses[start + k];
            for (int other = 0; other < k; other++) {
                final double inner = Rows.dot(y[k], y[other], start + other);
                Rows.addMultiple(weights[k], weights[other], -inverse * inner, other + 1);
            }
            weights[k][k] = inverse;
        }
        return weights;
    }

    private static void transpose(
            final double[][] vectors, final int first, final int width, final double[][] coordinates) {
        for (int from = 0; from < coordinates.length; from += TILE) {
            final int to = Math.min(coordinates.length, from + TILE);
            for (int c = 0; c < width; c++) {
                final double[] vector = vectors[first + c];
                for (int r = from; r < to; r++) {
                    coordinates[r][c] = vector[r];
                }
            }
        }
    }

    private static void transposeBack(
            final double[][] coordinates, final double[][] vectors, final int first, final int width) {
        for (int from = 0; from < coordinates.length; from += TILE) {
            final int to = Math.min(coordinates.length, from + TILE);
            for (int c = 0; c < width; c++) {
                final double[] vector = vectors[first + c];
                for (int r = from; r < to; r++) {
                    vector[r] = coordinates[r][c];
                }
            }
        }
    }

    /** {@code y += x[r] a + x[r + 1] b + x[r + 2] c + x[r + 3] e}. */
    private static void addFour(
            final double[] y,
            final double[] a,
            final double[] b,
            final double[] c,
            final double[] e,
            final double[] x,
            final int r,
            final int length) {
        final double xa = x[r];
        final double xb = x[r + 1];
        final double xc = x[r + 2];
        final double xe = x[r + 3];
        for (int j = 0; j < length; j++) {
            y[j] = Math.fma(xe, e[j], Math.fma(xc, c[j], Math.fma(xb, b[j], Math.fma(xa, a[j], y[j]))));
        }
    }

    /** {@code y -= a * x + b * z}. */
    private static void subtractTwo(
            final double[] y, final double[] x, final double a, final double[] z, final double b, final int length) {
        for (int j = 0; j < length; j++) {
            y[j] = Math.fma(-a, x[j], Math.fma(-b, z[j], y[j]));
        }
    }
}
