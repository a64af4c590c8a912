package org.latentalign.kernel;

import java.util.Arrays;

/**
 * The lower triangle of {@code sum x x^T}, and the kernel that adds rows to it.
 *
 * <p>Three rows of the triangle and three data rows are in registers at a time. Every row is an array of its own, indexed
 * by nothing but the loop variable, and the loop stands in a small method with its length as a parameter: only so does
 * the JIT compiler turn it into vector instructions. Losing that costs a factor of four to six and changes no result.
 *
 * <p>Each entry is summed over the data rows one after the other with a fused multiply-add. The result is therefore the
 * same to the last bit whether the loop is vectorized or not, and however the rows of the triangle are shared among
 * threads.
 */
public final class GramTriangle {

    /** Rows of the triangle, and data rows, that the kernel takes together. */
    public static final int TILE = 3;

    /** Data rows that one pass over the triangle takes: few enough to stay in the second-level cache. */
    private static final int DATA_BLOCK = 96;

    /** The kernel's length is rounded up to whole vectors; the excess lands above the diagonal and is ignored. */
    private static final int LANES = 16;

    private final int dimension;

    /** Row i holds entries 0 to i, and a few more that mean nothing. */
    private final double[][] rows;

    /** @param dimension d, the length of a data row */
    public GramTriangle(final int dimension) {
        this.dimension = dimension;
        rows = new double[dimension][];
        for (int i = 0; i < dimension; i++) {
            rows[i] = new double[length(i)];
        }
    }

    /**
     * @param triangle row i holds entries 0 to i; copied
     * @return the same triangle
     */
    public static GramTriangle of(final double[][] triangle) {
        final GramTriangle result = new GramTriangle(triangle.length);
        for (int i = 0; i < triangle.length; i++) {
            System.arraycopy(triangle[i], 0, result.rows[i], 0, i + 1);
        }
        return result;
    }

    /**
     * @param i from 0
     * @return entries (i, 0) to (i, i), a copy
     */
    public double[] row(final int i) {
        return Arrays.copyOf(rows[i], i + 1);
    }

    private int length(final int row) {
        final int tileEnd = row / TILE * TILE + TILE;
        return Math.min(dimension, (tileEnd + LANES - 1) / LANES * LANES);
    }

    /** Entry (i, j), {@code j <= i}. */
    public double get(final int i, final int j) {
        return rows[i][j];
    }

    /**
     * Adds {@code x x^T} of some data rows to some rows of the triangle. Different threads may work on disjoint ranges.
     *
     * @param data data rows, each of length d
     * @param count how many of them to add, from the first
     * @param from first row of the triangle, a multiple of {@link #TILE}
     * @param to end (exclusive) of the rows of the triangle, a multiple of {@link #TILE} or d
     */
    public void add(final double[][] data, final int count, final int from, final int to) {
        for (int start = 0; start < count; start += DATA_BLOCK) {
            addBlock(data, start, Math.min(count, start + DATA_BLOCK), from, to);
        }
    }

    private void addBlock(final double[][] data, final int start, final int end, final int from, final int to) {
        final int wholeEnd = end - (end - start) % TILE;
        final int wholeTo = to - (to - from) % TILE;
        for (int i = from; i < wholeTo; i += TILE) {
            addToTile(rows, data, start, wholeEnd, i, length(i));
        }
        if (wholeEnd < end) {
            addOneByOne(data, wholeEnd, end, from, wholeTo);
        }
        if (wholeTo < to) {
            addOneByOne(data, start, end, wholeTo, to);
        }
    }

    /** Takes rows from their arrays in the loop: else the compiler loses the kernel's vectors when it puts it in here. */
    private static void addToTile(
            final double[][] rows,
            final double[][] data,
            final int start,
            final int end,
            final int i,
            final int length) {
        for (int r = start; r + TILE <= end; r += TILE) {
            addToThree(rows[i], rows[i + 1], rows[i + 2], data[r], data[r + 1], data[r + 2], i, length);
        }
    }

    /** What is left over when the rows are taken by threes; apart, so that it leaves the other loops' code alone. */
    private void addOneByOne(final double[][] data, final int start, final int end, final int from, final int to) {
        for (int i = from; i < to; i++) {
            for (int r = start; r < end; r++) {
                addToOne(rows[i], data[r], data[r][i], length(i));
            }
        }
    }

    /**
     * {@code g += x_i x + y_i y + z_i z} for three rows of the triangle. The compiler vectorizes a loop of nine
     * multiply-adds and not one of twelve, and only when their factors are locals, not parameters beyond the eighth; for
     * short rows, only when it knows that they are as long as the loop.
     */
    private static void addToThree(
            final double[] g0,
            final double[] g1,
            final double[] g2,
            final double[] x,
            final double[] y,
            final double[] z,
            final int i,
            final int length) {
        final double x0 = x[i];
        final double y0 = y[i];
        final double z0 = z[i];
        final double x1 = x[i + 1];
        final double y1 = y[i + 1];
        final double z1 = z[i + 1];
        final double x2 = x[i + 2];
        final double y2 = y[i + 2];
        final double z2 = z[i + 2];
        if (x.length < length
                || y.length < length
                || z.length < length) { // said once, so that no index need be checked
            throw new IndexOutOfBoundsException(length);
        }
        for (int j = 0; j < length; j++) {
            double s0 = g0[j];
            double s1 = g1[j];
            double s2 = g2[j];
            final double xj = x[j];
            final double yj = y[j];
            final double zj = z[j];
            s0 = Math.fma(x0, xj, s0);
            s1 = Math.fma(x1, xj, s1);
            s2 = Math.fma(x2, xj, s2);
            s0 = Math.fma(y0, yj, s0);
            s1 = Math.fma(y1, yj, s1);
            s2 = Math.fma(y2, yj, s2);
            s0 = Math.fma(z0, zj, s0);
            s1 = Math.fma(z1, zj, s1);
            s2 = Math.fma(z2, zj, s2);
            g0[j] = s0;
            g1[j] = s1;
            g2[j] = s2;
        }
    }

    /** {@code g += x_i x} for one row of the triangle. */
    private static void addToOne(final double[] g, final double[] x, final double xi, final int length) {
        for (int j = 0; j < length; j++) {
            g[j] = Math.fma(xi, x[j], g[j]);
        }
    }

    /** Moves what some rows of this triangle hold to another triangle: adds it there and clears it here. */
    public void flushTo(final GramTriangle total, final int from, final int to) {
        for (int i = from; i < to; i++) {
            plus(total.rows[i], rows[i], rows[i].length);
            Arrays.fill(rows[i], 0);
        }
    }

    /** Adds another triangle of the same dimension. */
    public void addAll(final GramTriangle other) {
        for (int i = 0; i < dimension; i++) {
            plus(rows[i], other.rows[i], rows[i].length);
        }
    }

    private static void plus(final double[] sum, final double[] term, final int length) {
        for (int j = 0; j < length; j++) {
            sum[j] += term[j];
        }
    }

    /**
     * Splits the rows of a triangle into bands of about the same number of entries.
     *
     * @param dimension d
     * @param count how many bands, at least 1
     * @return the bounds, ascending from 0 to d, inner ones multiples of {@link #TILE}; there may be fewer bands
     */
    public static int[] bands(final int dimension, final int count) {
        final int[] bounds = new int[count + 1];
        int used = 0;
        for (int b = 1; b < count; b++) {
            final int bound = (int) Math.round(dimension * Math.sqrt(b / (double) count)) / TILE * TILE;
            if (bound > bounds[used]) {
                bounds[++used] = bound;
            }
        }
        if (dimension > bounds[used]) {
            bounds[++used] = dimension;
        }
        return Arrays.copyOf(bounds, used + 1);
    }

    /** The whole symmetric matrix, each entry times a factor. */
    public double[][] toMatrix(final double factor) {
        final double[][] matrix = new double[dimension][dimension];
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = rows[i][j] * factor;
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }
}
