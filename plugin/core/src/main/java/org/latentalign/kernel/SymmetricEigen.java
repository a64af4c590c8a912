package org.latentalign.kernel;

import java.util.Arrays;
import java.util.Comparator;
import org.latentalign.progress.Progress;

/**
 * Eigendecomposition of a symmetric matrix: reduction to tridiagonal form by Householder reflections, then QL iterations
 * with implicit shifts (Golub and Van Loan, "Matrix Computations", sections 8.3.1 and 8.3.3, from the lower end; Bowdler,
 * Martin, Reinsch and Wilkinson 1968).
 *
 * <p>Everything works along rows, eigenvectors included, in loops that the compiler vectorizes; that is worth a factor of
 * two to three over a general library, and a user can cancel.
 *
 * @param values the eigenvalues, descending
 * @param vectors row i is the eigenvector of unit length that belongs to eigenvalue i, of either sign
 */
public record SymmetricEigen(double[] values, double[][] vectors) {

    /** An eigenvalue takes two or three iterations; far more than that means that it does not converge. */
    private static final int MAX_ITERATIONS = 100;

    private static final double EPSILON = Math.ulp(1.0);

    /** A block whose entries are all below this is scaled up, as its squares would underflow otherwise. */
    private static final double SMALL_BLOCK = 0x1p-400;

    /** A sum of two squares above this has lost nothing to underflow. */
    private static final double SAFE_SQUARE = 0x1p-900;

    /** Brings two numbers whose squares would underflow back into the range; a power of two, so that nothing is rounded. */
    private static final double LIFT = 0x1p600;

    /** Reflections that are applied to a vector together: few enough to stay in the second-level cache. */
    private static final int REFLECTIONS = 24;

    /** Which share of the work the reduction is, and forming its product; the iterations are the rest. */
    private static final double REDUCTION_SHARE = 0.45;

    private static final double PRODUCT_SHARE = 0.15;

    /**
     * @param matrix d x d, symmetric, finite; not changed
     * @param progress told how far it is, often enough to cancel within a second
     * @throws FitException when the iterations do not converge
     */
    public static SymmetricEigen decompose(final double[][] matrix, final Progress progress) throws FitException {
        final int d = matrix.length;
        final double unit = powerOfTwo(largest(matrix));
        final Work work = new Work(matrix, unit, progress);
        work.reduce();
        work.formProduct();
        work.iterate();

        final Integer[] order = new Integer[d];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.comparingDouble((final Integer i) -> work.diagonal[i])
                        .reversed());
        final double[] values = new double[d];
        final double[][] vectors = new double[d][];
        for (int i = 0; i < d; i++) {
            values[i] = work.diagonal[order[i]] * unit;
            vectors[i] = work.vectors[order[i]];
        }
        return new SymmetricEigen(values, vectors);
    }

    private static double largest(final double[][] matrix) {
        double largest = 0;
        for (final double[] row : matrix) {
            for (final double x : row) {
                largest = Math.max(largest, Math.abs(x));
            }
        }
        return largest;
    }

    /** A power of two of about this size; dividing by it rounds nothing, and squares then stay within a double. */
    private static double powerOfTwo(final double size) {
        return size == 0 ? 1 : Math.scalb(1.0, Math.max(Double.MIN_EXPONENT, Math.getExponent(size)));
    }

    /** The matrices on the way. */
    private static final class Work {

        private final int d;
        private final Progress progress;

        /** The matrix; the leading block that is not reduced yet. */
        private final double[][] rest;

        /** By step: the vector v of the reflection {@code I - v v^T / h}, or null for none. */
        private final double[][] reflections;

        /** By step: {@code 1 / h}. */
        private final double[] inverses;

        private final double[] diagonal;

        /** Entry i couples i - 1 and i. */
        private final double[] coupling;

        /** Row i is column i of the product of all that was applied so far. */
        private final double[][] vectors;

        private final RotationSweeps rotations;

        Work(final double[][] matrix, final double unit, final Progress progress) {
            d = matrix.length;
            this.progress = progress;
            rest = new double[d][];
            for (int i = 0; i < d; i++) {
                rest[i] = matrix[i].clone();
                for (int j = 0; j < d; j++) {
                    rest[i][j] /= unit;
                }
            }
            reflections = new double[d][];
            inverses = new double[d];
            diagonal = new double[d];
            coupling = new double[d];
            vectors = new double[d][];
            rotations = new RotationSweeps(d);
        }

        /** Step i turns row and column i, left of and above the diagonal, into a single entry beside the diagonal. */
        void reduce() {
            final double[] p = new double[d];
            for (int i = d - 1; i >= 1; i--) {
                final double done = 1 - Math.pow((double) i / d, 3);
                progress.report(REDUCTION_SHARE * done, Work::message);
                diagonal[i] = rest[i][i];
                final double[] v = Arrays.copyOf(rest[i], i);
                if (!reflect(i, v)) {
                    continue;
                }
                multiplyRest(v, i, p);
                final double inverse = inverses[i];
                Rows.scale(p, inverse, i);
                Rows.addMultiple(p, v, -0.5 * inverse * Rows.dot(v, p, i), i);
                for (int r = 0; r < i; r++) { // rest -= v p^T + p v^T
                    subtractTwo(rest[r], p, v[r], v, p[r], i);
                }
            }
            if (d > 0) {
                diagonal[0] = rest[0][0];
            }
            Arrays.fill(rest, null);
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
            final double unit = powerOfTwo(Math.max(size, Math.abs(v[i - 1])));
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
        private void multiplyRest(final double[] v, final int length, final double[] p) {
            Arrays.fill(p, 0, length, 0);
            int r = 0;
            for (; r + 4 <= length; r += 4) {
                addFour(p, rest[r], rest[r + 1], rest[r + 2], rest[r + 3], v, r, length);
            }
            for (; r < length; r++) {
                Rows.addMultiple(p, rest[r], v[r], length);
            }
        }

        void formProduct() {
            for (int i = 0; i < d; i++) {
                vectors[i] = new double[d];
                vectors[i][i] = 1;
            }
            for (int start = 1; start < d; start += REFLECTIONS) {
                final double done = Math.pow((double) start / d, 3);
                progress.report(REDUCTION_SHARE + PRODUCT_SHARE * done, Work::message);
                final int end = Math.min(d, start + REFLECTIONS);
                for (int c = 0; c < end - 1; c++) { // each by itself, so that it is fetched once for many reflections
                    for (int i = Math.max(start, c + 1); i < end; i++) {
                        applyReflection(i, vectors[c]);
                    }
                }
                Arrays.fill(reflections, start, end, null);
            }
        }

        private void applyReflection(final int i, final double[] vector) {
            final double[] v = reflections[i];
            if (v != null) {
                Rows.addMultiple(vector, v, -inverses[i] * Rows.dot(v, vector, i), i);
            }
        }

        void iterate() throws FitException {
            int end = 0;
            while (end < d) {
                final int start = end;
                end = endOfBlock(start, d) + 1;
                iterateScaled(start, end);
            }
            rotations.apply(vectors);
        }

        /** Iterates on an uncoupled block, scaled when it is small (as LAPACK does in DSTEQR). */
        private void iterateScaled(final int start, final int end) throws FitException {
            double size = 0;
            for (int i = start; i < end; i++) {
                size = Math.max(size, Math.max(Math.abs(diagonal[i]), i == start ? 0 : Math.abs(coupling[i])));
            }
            final double unit = size < SMALL_BLOCK ? powerOfTwo(size) : 1;
            divideBlock(start, end, unit);
            iterate(start, end);
            divideBlock(start, end, 1 / unit);
        }

        private void divideBlock(final int start, final int end, final double unit) {
            for (int i = start; i < end; i++) {
                diagonal[i] /= unit;
                coupling[i] = i == start ? coupling[i] : coupling[i] / unit;
            }
        }

        private void iterate(final int start, final int end) throws FitException {
            for (int first = start; first < end; first++) {
                final double before = REDUCTION_SHARE + PRODUCT_SHARE;
                final double done = 1 - Math.pow(1 - (double) first / d, 2);
                int iterations = 0;
                int last = endOfBlock(first, end);
                while (last > first) {
                    progress.report(before + (1 - before) * done, Work::message);
                    iterations++;
                    if (iterations > MAX_ITERATIONS) {
                        throw new FitException("The eigenvalues of the second moment could not be found: the iteration"
                                + " did not converge. Check the input for values of extremely different size.");
                    }
                    sweep(first, last);
                    last = endOfBlock(first, end);
                }
            }
        }

        /** The last index, below the end, of the block that begins at first: the next coupling is negligible. */
        private int endOfBlock(final int first, final int end) {
            int last = first;
            while (last + 1 < end) {
                final double neighbors = Math.abs(diagonal[last]) + Math.abs(diagonal[last + 1]);
                if (Math.abs(coupling[last + 1]) <= Math.max(EPSILON * neighbors, Double.MIN_NORMAL)) {
                    break;
                }
                last++;
            }
            return last;
        }

        /**
         * One QL iteration on a block: rotations from its lower end to its upper one, the first of which is that of the
         * matrix less Wilkinson's shift, and each further one removes what the one before put outside the three diagonals.
         */
        private void sweep(final int first, final int last) {
            final double half = (diagonal[first + 1] - diagonal[first]) / (2 * coupling[first + 1]);
            final double shift =
                    diagonal[first] - coupling[first + 1] / (half + Math.copySign(Math.hypot(half, 1), half));
            if (rotations.isFull()) {
                rotations.apply(vectors);
            }
            rotations.begin(last);
            double x = diagonal[last] - shift;
            double sine = 1;
            double cosine = 1;
            double moved = 0;
            for (int i = last - 1; i >= first; i--) {
                final double beside = cosine * coupling[i + 1];
                double outside = sine * coupling[i + 1];
                final double lift = outside * outside + x * x < SAFE_SQUARE ? LIFT : 1;
                outside *= lift;
                x *= lift;
                final double length = Math.sqrt(outside * outside + x * x);
                if (i + 2 <= last) {
                    coupling[i + 2] = length / lift;
                }
                if (length == 0) { // the block falls apart here
                    diagonal[i + 1] -= moved;
                    return;
                }
                sine = outside / length;
                cosine = x / length;
                final double y = diagonal[i + 1] - moved;
                final double z = (diagonal[i] - y) * sine + 2 * cosine * beside;
                moved = sine * z;
                diagonal[i + 1] = y + moved;
                x = cosine * z - beside;
                rotations.add(cosine, sine);
            }
            diagonal[first] -= moved;
            coupling[first + 1] = x;
        }

        private static String message() {
            return "Finding the eigenvectors of the second moment";
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
