package org.latentalign.neural;

/**
 * Adds products of matrices: {@code Y += C M}.
 *
 * <p>Three rows of Y and three of M are in registers at a time, in the manner of
 * {@link org.latentalign.spectral.RowProduct} and in single precision. Every element is summed in the order of the rows
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
                final int stop = Math.min(end, start + CHUNK);
                int r = from;
                for (; r + 3 <= to; r += 3) {
                    threeRows(
                            cRows[r],
                            cRows[r + 1],
                            cRows[r + 2],
                            start,
                            stop,
                            mRows,
                            first,
                            yRows[r],
                            yRows[r + 1],
                            yRows[r + 2],
                            width);
                }
                for (; r < to; r++) {
                    oneRow(cRows[r], start, stop, mRows, first, yRows[r], width);
                }
            }
        }
    }

    private static void threeRows(
            final float[] c0,
            final float[] c1,
            final float[] c2,
            final int from,
            final int to,
            final float[][] m,
            final int first,
            final float[] y0,
            final float[] y1,
            final float[] y2,
            final int width) {
        int p = from;
        for (; p + 3 <= to; p += 3) {
            threeByThree(y0, y1, y2, m[first + p], m[first + p + 1], m[first + p + 2], c0, c1, c2, p, width);
        }
        if (p < to) { // apart, so that it leaves the other loop's code alone
            oneRow(c0, p, to, m, first, y0, width);
            oneRow(c1, p, to, m, first, y1, width);
            oneRow(c2, p, to, m, first, y2, width);
        }
    }

    private static void oneRow(
            final float[] c,
            final int from,
            final int to,
            final float[][] m,
            final int first,
            final float[] y,
            final int width) {
        for (int p = from; p < to; p++) {
            addMultiple(y, m[first + p], c[p], width);
        }
    }

    /** Nine multiply-adds, with factors in locals: what the compiler still vectorises. */
    private static void threeByThree(
            final float[] y0,
            final float[] y1,
            final float[] y2,
            final float[] a,
            final float[] b,
            final float[] c,
            final float[] x0,
            final float[] x1,
            final float[] x2,
            final int p,
            final int width) {
        final float x0a = x0[p];
        final float x0b = x0[p + 1];
        final float x0c = x0[p + 2];
        final float x1a = x1[p];
        final float x1b = x1[p + 1];
        final float x1c = x1[p + 2];
        final float x2a = x2[p];
        final float x2b = x2[p + 1];
        final float x2c = x2[p + 2];
        for (int q = 0; q < width; q++) {
            final float aq = a[q];
            final float bq = b[q];
            final float cq = c[q];
            y0[q] = Math.fma(x0c, cq, Math.fma(x0b, bq, Math.fma(x0a, aq, y0[q])));
            y1[q] = Math.fma(x1c, cq, Math.fma(x1b, bq, Math.fma(x1a, aq, y1[q])));
            y2[q] = Math.fma(x2c, cq, Math.fma(x2b, bq, Math.fma(x2a, aq, y2[q])));
        }
    }

    /** {@code y += factor m}. */
    static void addMultiple(final float[] y, final float[] m, final float factor, final int width) {
        for (int q = 0; q < width; q++) {
            y[q] = Math.fma(factor, m[q], y[q]);
        }
    }
}
