package org.latentalign.autoencoder;

import java.util.Arrays;

/**
 * Multiplies many rows by one matrix: {@code y = M x} for every row x.
 *
 * <p>Three rows and four columns of M are in registers at a time; see {@link org.latentalign.spectral} for why the loops
 * look as they do. Every output is summed over the inputs in order with a fused multiply-add, so that the result is the
 * same to the last bit for one row or many, and vectorised or not.
 */
final class RowProduct {

    /** Outputs that are computed together: what three rows of them and four columns of M fit the first-level cache. */
    private static final int PANEL = 512;

    /** Rows of a block, which stays in the second-level cache while a few columns of M stay in the first. */
    private static final int BLOCK = 48;

    /** Columns of M that are used on a block before the next. */
    private static final int COLUMNS = 16;

    private final int inputs;
    private final int outputs;

    /** By panel and input: a column of M, restricted to the outputs of the panel. */
    private final double[][][] columns;

    private RowProduct(final int inputs, final int outputs, final double[][][] columns) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.columns = columns;
    }

    /** @param matrix M, outputs x inputs, by rows */
    static RowProduct ofRows(final double[][] matrix) {
        final int outputs = matrix.length;
        final int inputs = matrix[0].length;
        final double[][][] columns = emptyColumns(inputs, outputs);
        for (int p = 0; p < columns.length; p++) {
            final int first = panelStart(outputs, columns.length, p);
            for (int j = 0; j < inputs; j++) {
                final double[] column = columns[p][j];
                for (int q = 0; q < column.length; q++) {
                    column[q] = matrix[first + q][j];
                }
            }
        }
        return new RowProduct(inputs, outputs, columns);
    }

    /** @param matrix M, by columns: row j holds column j of M */
    static RowProduct ofColumns(final double[][] matrix) {
        final int inputs = matrix.length;
        final int outputs = matrix[0].length;
        final double[][][] columns = emptyColumns(inputs, outputs);
        if (columns.length == 1) {
            columns[0] = matrix;
        } else {
            for (int p = 0; p < columns.length; p++) {
                final int first = panelStart(outputs, columns.length, p);
                for (int j = 0; j < inputs; j++) {
                    System.arraycopy(matrix[j], first, columns[p][j], 0, columns[p][j].length);
                }
            }
        }
        return new RowProduct(inputs, outputs, columns);
    }

    private static double[][][] emptyColumns(final int inputs, final int outputs) {
        final int panels = (outputs + PANEL - 1) / PANEL;
        final double[][][] columns = new double[panels][][];
        for (int p = 0; p < panels; p++) {
            columns[p] = new double[inputs][panelStart(outputs, panels, p + 1) - panelStart(outputs, panels, p)];
        }
        return columns;
    }

    private static int panelStart(final int outputs, final int panels, final int panel) {
        return (int) ((long) outputs * panel / panels);
    }

    /** Memory of one thread. */
    static final class Scratch {
        private final double[][] panel;

        private Scratch(final double[][] panel) {
            this.panel = panel;
        }
    }

    Scratch newScratch() {
        return new Scratch(new double[columns.length == 1 ? 0 : BLOCK][PANEL]);
    }

    /**
     * Multiplies.
     *
     * @param x rows of inputs
     * @param count how many
     * @param y takes as many rows of outputs
     * @param scratch of this thread
     */
    void multiply(final double[][] x, final int count, final double[][] y, final Scratch scratch) {
        for (int start = 0; start < count; start += BLOCK) {
            final int end = Math.min(count, start + BLOCK);
            if (columns.length == 1) {
                for (int r = start; r < end; r++) {
                    Arrays.fill(y[r], 0, outputs, 0);
                }
                multiplyPanel(x, start, end, columns[0], y, start, outputs);
            } else {
                multiplyPanels(x, start, end, y, scratch.panel);
            }
        }
    }

    private void multiplyPanels(
            final double[][] x, final int start, final int end, final double[][] y, final double[][] panel) {
        int first = 0;
        for (final double[][] columnsOfPanel : columns) {
            final int width = columnsOfPanel[0].length;
            for (int r = 0; r < end - start; r++) {
                Arrays.fill(panel[r], 0, width, 0);
            }
            multiplyPanel(x, start, end, columnsOfPanel, panel, 0, width);
            for (int r = start; r < end; r++) {
                System.arraycopy(panel[r - start], 0, y[r], first, width);
            }
            first += width;
        }
    }

    /** {@code y += M x} for the rows of a block, whose outputs begin at row {@code firstOut} of y. */
    private void multiplyPanel(
            final double[][] x,
            final int start,
            final int end,
            final double[][] m,
            final double[][] y,
            final int firstOut,
            final int width) {
        for (int from = 0; from < inputs; from += COLUMNS) {
            final int to = Math.min(inputs, from + COLUMNS);
            int r = start;
            for (; r + 3 <= end; r += 3) {
                final int o = r - start + firstOut;
                threeRows(x[r], x[r + 1], x[r + 2], from, to, m, y[o], y[o + 1], y[o + 2], width);
            }
            for (; r < end; r++) {
                oneRow(x[r], from, to, m, y[r - start + firstOut], width);
            }
        }
    }

    private static void threeRows(
            final double[] x0,
            final double[] x1,
            final double[] x2,
            final int from,
            final int to,
            final double[][] m,
            final double[] y0,
            final double[] y1,
            final double[] y2,
            final int width) {
        int p = from;
        for (; p + 4 <= to; p += 4) {
            threeByFour(
                    y0, y1, y2, m[p], m[p + 1], m[p + 2], m[p + 3], x0[p], x0[p + 1], x0[p + 2], x0[p + 3], x1[p],
                    x1[p + 1], x1[p + 2], x1[p + 3], x2[p], x2[p + 1], x2[p + 2], x2[p + 3], width);
        }
        for (; p < to; p++) {
            oneByOne(y0, m[p], x0[p], width);
            oneByOne(y1, m[p], x1[p], width);
            oneByOne(y2, m[p], x2[p], width);
        }
    }

    private static void oneRow(
            final double[] x, final int from, final int to, final double[][] m, final double[] y, final int width) {
        int p = from;
        for (; p + 4 <= to; p += 4) {
            oneByFour(y, m[p], m[p + 1], m[p + 2], m[p + 3], x[p], x[p + 1], x[p + 2], x[p + 3], width);
        }
        for (; p < to; p++) {
            oneByOne(y, m[p], x[p], width);
        }
    }

    private static void threeByFour(
            final double[] y0,
            final double[] y1,
            final double[] y2,
            final double[] m0,
            final double[] m1,
            final double[] m2,
            final double[] m3,
            final double x00,
            final double x01,
            final double x02,
            final double x03,
            final double x10,
            final double x11,
            final double x12,
            final double x13,
            final double x20,
            final double x21,
            final double x22,
            final double x23,
            final int width) {
        for (int q = 0; q < width; q++) {
            final double a = m0[q];
            final double b = m1[q];
            final double c = m2[q];
            final double d = m3[q];
            y0[q] = Math.fma(x03, d, Math.fma(x02, c, Math.fma(x01, b, Math.fma(x00, a, y0[q]))));
            y1[q] = Math.fma(x13, d, Math.fma(x12, c, Math.fma(x11, b, Math.fma(x10, a, y1[q]))));
            y2[q] = Math.fma(x23, d, Math.fma(x22, c, Math.fma(x21, b, Math.fma(x20, a, y2[q]))));
        }
    }

    private static void oneByFour(
            final double[] y,
            final double[] m0,
            final double[] m1,
            final double[] m2,
            final double[] m3,
            final double x0,
            final double x1,
            final double x2,
            final double x3,
            final int width) {
        for (int q = 0; q < width; q++) {
            y[q] = Math.fma(x3, m3[q], Math.fma(x2, m2[q], Math.fma(x1, m1[q], Math.fma(x0, m0[q], y[q]))));
        }
    }

    private static void oneByOne(final double[] y, final double[] m, final double x, final int width) {
        for (int q = 0; q < width; q++) {
            y[q] = Math.fma(x, m[q], y[q]);
        }
    }

    /** {@code row -= other}. */
    static void subtract(final double[] row, final double[] other, final int length) {
        for (int j = 0; j < length; j++) {
            row[j] -= other[j];
        }
    }

    /** {@code row += other}. */
    static void add(final double[] row, final double[] other, final int length) {
        for (int j = 0; j < length; j++) {
            row[j] += other[j];
        }
    }

    /** {@code row *= factors}, position by position. */
    static void times(final double[] row, final double[] factors, final int length) {
        for (int j = 0; j < length; j++) {
            row[j] *= factors[j];
        }
    }
}
