package org.latentalign.spectral;

import java.util.Arrays;

/**
 * The lower triangle of {@code sum x x^T}, and the kernel that adds rows to it.
 *
 * <p>Four rows of the triangle and two data rows are in registers at a time. Every row is an array of its own, indexed
 * by nothing but the loop variable, and the loop stands in a small method with its length as a parameter: only so does
 * the JIT compiler turn it into vector instructions. Losing that costs a factor of four to six and changes no result.
 *
 * <p>Each entry is summed over the data rows one after the other with a fused multiply-add. The result is therefore the
 * same to the last bit whether the loop is vectorised or not, and however the rows of the triangle are shared among
 * threads.
 */
final class GramTriangle {

    /** Rows of the triangle that the kernel updates together. */
    static final int TILE = 4;

    /** Data rows that one pass over the triangle takes: few enough to stay in the second-level cache. */
    private static final int DATA_BLOCK = 96;

    /** The kernel's length is rounded up to whole vectors; the excess lands above the diagonal and is ignored. */
    private static final int LANES = 16;

    private final int dimension;

    /** Row i holds entries 0 to i, and a few more that mean nothing. */
    private final double[][] rows;

    /** @param dimension d, the length of a data row */
    GramTriangle(final int dimension) {
        this.dimension = dimension;
        rows = new double[dimension][];
        for (int i = 0; i < dimension; i++) {
            rows[i] = new double[length(i)];
        }
    }

    private int length(final int row) {
        final int tileEnd = row / TILE * TILE + TILE;
        return Math.min(dimension, (tileEnd + LANES - 1) / LANES * LANES);
    }

    /** Entry (i, j), {@code j <= i}. */
    double get(final int i, final int j) {
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
    void add(final double[][] data, final int count, final int from, final int to) {
        for (int start = 0; start < count; start += DATA_BLOCK) {
            addBlock(data, start, Math.min(count, start + DATA_BLOCK), from, to);
        }
    }

    private void addBlock(final double[][] data, final int start, final int end, final int from, final int to) {
        int i = from;
        for (; i + TILE <= to; i += TILE) {
            addToTile(data, start, end, i);
        }
        for (; i < to; i++) {
            for (int r = start; r < end; r++) {
                addToOne(rows[i], data[r], data[r][i], rows[i].length);
            }
        }
    }

    private void addToTile(final double[][] data, final int start, final int end, final int i) {
        final double[] g0 = rows[i];
        final double[] g1 = rows[i + 1];
        final double[] g2 = rows[i + 2];
        final double[] g3 = rows[i + 3];
        final int length = g0.length;
        int r = start;
        for (; r + 2 <= end; r += 2) {
            final double[] x = data[r];
            final double[] y = data[r + 1];
            addToFour(
                    g0, g1, g2, g3, x, y, x[i], y[i], x[i + 1], y[i + 1], x[i + 2], y[i + 2], x[i + 3], y[i + 3],
                    length);
        }
        if (r < end) {
            final double[] x = data[r];
            addToOne(g0, x, x[i], length);
            addToOne(g1, x, x[i + 1], length);
            addToOne(g2, x, x[i + 2], length);
            addToOne(g3, x, x[i + 3], length);
        }
    }

    /** {@code g_i += x_i x + y_i y} for four rows of the triangle. */
    private static void addToFour(
            final double[] g0,
            final double[] g1,
            final double[] g2,
            final double[] g3,
            final double[] x,
            final double[] y,
            final double x0,
            final double y0,
            final double x1,
            final double y1,
            final double x2,
            final double y2,
            final double x3,
            final double y3,
            final int length) {
        for (int j = 0; j < length; j++) {
            final double xj = x[j];
            final double yj = y[j];
            g0[j] = Math.fma(y0, yj, Math.fma(x0, xj, g0[j]));
            g1[j] = Math.fma(y1, yj, Math.fma(x1, xj, g1[j]));
            g2[j] = Math.fma(y2, yj, Math.fma(x2, xj, g2[j]));
            g3[j] = Math.fma(y3, yj, Math.fma(x3, xj, g3[j]));
        }
    }

    /** {@code g += x_i x} for one row of the triangle. */
    private static void addToOne(final double[] g, final double[] x, final double xi, final int length) {
        for (int j = 0; j < length; j++) {
            g[j] = Math.fma(xi, x[j], g[j]);
        }
    }

    /** Moves what some rows of this triangle hold to another triangle: adds it there and clears it here. */
    void flushTo(final GramTriangle total, final int from, final int to) {
        for (int i = from; i < to; i++) {
            plus(total.rows[i], rows[i], rows[i].length);
            Arrays.fill(rows[i], 0);
        }
    }

    /** Adds another triangle of the same dimension. */
    void addAll(final GramTriangle other) {
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
    static int[] bands(final int dimension, final int count) {
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
    double[][] toMatrix(final double factor) {
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
