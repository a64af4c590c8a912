package org.latentalign.neural;

/**
 * Adds products of matrices: {@code Y += C M}.
 *
 * <p>Three rows of Y and three of M are in registers at a time, in the manner of
 * {@link org.latentalign.kernel.RowProduct} and in single precision. Every element is summed in the order of the rows
 * of M with a fused multiply-add, so that it is the same to the last bit however the work is divided.
 */
final class MatrixProduct {

    /** Rows of Y in one part of the work: a multiple of three that stays in the second-level cache. */
    static final int BLOCK = 48;

    /** Rows of M that are used on a block before the next. */
    private static final int CHUNK = 48;

    private MatrixProduct() {}

    /**
     * Adds to rows {@code from} to {@code to} of one panel of Y.
     *
     * @param c C; rows as Y
     * @param inner how many columns of C, and rows of M, are in use
     * @param m M
     * @param y Y
     * @param panel of Y and M
     * @param from first row
     * @param to behind the last row
     */
    static void add(
            final PanelMatrix c,
            final int inner,
            final PanelMatrix m,
            final PanelMatrix y,
            final int panel,
            final int from,
            final int to) {
        final float[][] mRows = m.panels[panel];
        final float[][] yRows = y.panels[panel];
        final int width = y.width(panel);
        for (int q = 0; q < c.panels.length; q++) {
            final float[][] cRows = c.panels[q];
            final int first = c.starts[q];
            final int end = Math.min(inner, c.starts[q + 1]) - first;
            for (int start = 0; start < end; start += CHUNK) {
                addChunk(cRows, start, Math.min(end, start + CHUNK), mRows, first, yRows, from, to, width);
            }
        }
    }

    private static void addChunk(
            final float[][] c,
            final int start,
            final int stop,
            final float[][] m,
            final int first,
            final float[][] y,
            final int from,
            final int to,
            final int width) {
        final int threes = start + (stop - start) / 3 * 3;
        int r = from;
        for (; r + 6 <= to; r += 6) {
            for (int p = start; p < threes; p += 3) {
                sixByThree(c, p, m, first + p, y, r, width);
            }
        }
        if (r < to) {
            rows(c, start, threes, m, first, y, r, to, width);
        }
        if (threes < stop) {
            rows(c, threes, stop, m, first, y, from, to, width);
        }
    }

    /** Row by row. */
    private static void rows(
            final float[][] c,
            final int start,
            final int stop,
            final float[][] m,
            final int first,
            final float[][] y,
            final int from,
            final int to,
            final int width) {
        for (int r = from; r < to; r++) {
            for (int p = start; p < stop; p++) {
                addMultiple(y[r], m[first + p], c[r][p], width);
            }
        }
    }

    /**
     * Three rows of M times six rows of C, half of them after the other: nine multiply-adds a loop, which is what the
     * compiler turns into vector instructions without running out of registers. It does so only when the method stands for
     * itself: within a larger one the loops stay scalar, six times slower. That is why both halves are written out:
     * methods of more than 325 bytecodes are never inlined.
     */
    private static void sixByThree(
            final float[][] c,
            final int p,
            final float[][] m,
            final int s,
            final float[][] y,
            final int r,
            final int width) {
        final float[] m0 = m[s];
        final float[] m1 = m[s + 1];
        final float[] m2 = m[s + 2];
        final float[] y0 = y[r];
        final float[] y1 = y[r + 1];
        final float[] y2 = y[r + 2];
        final float c00 = c[r][p];
        final float c01 = c[r][p + 1];
        final float c02 = c[r][p + 2];
        final float c10 = c[r + 1][p];
        final float c11 = c[r + 1][p + 1];
        final float c12 = c[r + 1][p + 2];
        final float c20 = c[r + 2][p];
        final float c21 = c[r + 2][p + 1];
        final float c22 = c[r + 2][p + 2];
        for (int q = 0; q < width; q++) {
            final float v0 = m0[q];
            final float v1 = m1[q];
            final float v2 = m2[q];
            y0[q] = Math.fma(c02, v2, Math.fma(c01, v1, Math.fma(c00, v0, y0[q])));
            y1[q] = Math.fma(c12, v2, Math.fma(c11, v1, Math.fma(c10, v0, y1[q])));
            y2[q] = Math.fma(c22, v2, Math.fma(c21, v1, Math.fma(c20, v0, y2[q])));
        }
        final float[] y3 = y[r + 3];
        final float[] y4 = y[r + 4];
        final float[] y5 = y[r + 5];
        final float c30 = c[r + 3][p];
        final float c31 = c[r + 3][p + 1];
        final float c32 = c[r + 3][p + 2];
        final float c40 = c[r + 4][p];
        final float c41 = c[r + 4][p + 1];
        final float c42 = c[r + 4][p + 2];
        final float c50 = c[r + 5][p];
        final float c51 = c[r + 5][p + 1];
        final float c52 = c[r + 5][p + 2];
        for (int q = 0; q < width; q++) {
            final float v0 = m0[q];
            final float v1 = m1[q];
            final float v2 = m2[q];
            y3[q] = Math.fma(c32, v2, Math.fma(c31, v1, Math.fma(c30, v0, y3[q])));
            y4[q] = Math.fma(c42, v2, Math.fma(c41, v1, Math.fma(c40, v0, y4[q])));
            y5[q] = Math.fma(c52, v2, Math.fma(c51, v1, Math.fma(c50, v0, y5[q])));
        }
    }

    /** {@code y += factor m}. */
    static void addMultiple(final float[] y, final float[] m, final float factor, final int width) {
        for (int q = 0; q < width; q++) {
            y[q] = Math.fma(factor, m[q], y[q]);
        }
    }
}
