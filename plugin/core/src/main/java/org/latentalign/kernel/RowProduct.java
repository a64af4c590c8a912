package org.latentalign.kernel;

import java.util.Arrays;

/**
 * Multiplies many rows by one matrix: {@code y = M x} for every row x.
 *
 * <p>Three rows and three columns of M are in registers at a time. The loops are small methods over arrays indexed by
 * the loop variable, since only so the compiler vectorizes them. Every output is summed over the inputs in order with a
 * fused multiply-add, so that the result is the same to the last bit for one row or many, and vectorized or not.
 */
public final class RowProduct {

    /** Outputs that are computed together: what three rows of them and three columns of M fit the first-level cache. */
    private static final int PANEL = 512;

    /** Rows of a block, which stays in the second-level cache while some columns of M are used on it. */
    private static final int BLOCK = 48;

    /** Columns of M that are used on a block before the next. */
    private static final int COLUMNS = 48;

    /** Rows that are transposed together. */
    private static final int STRIP = 16;

    private final int inputs;
    private final int outputs;

    /** By panel and input: a column of M, restricted to the outputs of the panel. */
    private final double[][][] columns;

    private RowProduct(final int inputs, final int outputs, final double[][][] columns) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.columns = columns;
    }

    /**
     * @param matrix M, outputs x inputs, by rows; copied
     * @return the product with M
     */
    public static RowProduct ofRows(final double[][] matrix) {
        return ofRows(matrix, matrix.length);
    }

    /**
     * @param matrix at least so many rows
     * @param outputs how many of them are M; at least 1
     * @return the product with the first rows of the matrix, which are copied
     */
    public static RowProduct ofRows(final double[][] matrix, final int outputs) {
        final int inputs = matrix[0].length;
        final double[][][] columns = emptyColumns(inputs, outputs);
        for (int p = 0; p < columns.length; p++) {
            final int first = panelStart(outputs, columns.length, p);
            transpose(matrix, first, columns[p]);
        }
        return new RowProduct(inputs, outputs, columns);
    }

    /** By strips of rows, whose cache lines then stay at hand from one column to the next. */
    private static void transpose(final double[][] matrix, final int first, final double[][] columns) {
        final int width = columns[0].length;
        for (int start = 0; start < width; start += STRIP) {
            final int end = Math.min(width, start + STRIP);
            for (int j = 0; j < columns.length; j++) {
                final double[] column = columns[j];
                for (int q = start; q < end; q++) {
                    column[q] = matrix[first + q][j];
                }
            }
        }
    }

    /**
     * @param matrix M, by columns: row j holds column j of M; not copied when it is narrow
     * @return the product with M
     */
    public static RowProduct ofColumns(final double[][] matrix) {
        return ofColumns(matrix, matrix[0].length);
    }

    /**
     * @param matrix by columns, each with at least so many numbers; not copied when it is narrow
     * @param outputs how many numbers of each column are M; at least 1
     * @return the product with the first numbers of the columns
     */
    public static RowProduct ofColumns(final double[][] matrix, final int outputs) {
        final int inputs = matrix.length;
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
    public static final class Scratch {
        private final double[][] panel;

        private Scratch(final double[][] panel) {
            this.panel = panel;
        }
    }

    /** @return memory for one thread */
    public Scratch newScratch() {
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
    public void multiply(final double[][] x, final int count, final double[][] y, final Scratch scratch) {
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
                threeRows(x, r, from, to, m, y, r - start + firstOut, width);
            }
            final int rest = to - (to - from) % 3;
            for (int left = start; left < r && rest < to; left++) {
                oneRow(x[left], rest, to, m, y[left - start + firstOut], width);
            }
            for (; r < end; r++) {
                oneRow(x[r], from, to, m, y[r - start + firstOut], width);
            }
        }
    }

    /**
     * Rows r, r + 1, r + 2 of x. Apart from what is left over, and with rows and columns taken from their arrays in the
     * loop, so that the compiler does not lose the kernel's vectors when it puts the kernel in here.
     */
    private static void threeRows(
            final double[][] x,
            final int r,
            final int from,
            final int to,
            final double[][] m,
            final double[][] y,
            final int o,
            final int width) {
        for (int p = from; p + 3 <= to; p += 3) {
            threeByThree(y[o], y[o + 1], y[o + 2], m[p], m[p + 1], m[p + 2], x[r], x[r + 1], x[r + 2], p, width);
        }
    }

    private static void oneRow(
            final double[] x, final int from, final int to, final double[][] m, final double[] y, final int width) {
        int p = from;
        for (; p + 4 <= to; p += 4) {
            oneByFour(y, m[p], m[p + 1], m[p + 2], m[p + 3], x, p, width);
        }
        for (; p < to; p++) {
            oneByOne(y, m[p], x[p], width);
        }
    }

    /**
     * {@code y_r += x_r[p] a + x_r[p + 1] b + x_r[p + 2] c} for three rows. The compiler vectorizes a loop of nine
     * multiply-adds and not one of twelve, and only when their factors are locals, not parameters beyond the eighth.
     */
    private static void threeByThree(
            final double[] y0,
            final double[] y1,
            final double[] y2,
            final double[] a,
            final double[] b,
            final double[] c,
            final double[] x0,
            final double[] x1,
            final double[] x2,
            final int p,
            final int width) {
        final double x0a = x0[p];
        final double x0b = x0[p + 1];
        final double x0c = x0[p + 2];
        final double x1a = x1[p];
        final double x1b = x1[p + 1];
        final double x1c = x1[p + 2];
        final double x2a = x2[p];
        final double x2b = x2[p + 1];
        final double x2c = x2[p + 2];
        for (int q = 0; q < width; q++) {
            double s0 = y0[q];
            double s1 = y1[q];
            double s2 = y2[q];
            final double aq = a[q];
            final double bq = b[q];
            final double cq = c[q];
            s0 = Math.fma(x0a, aq, s0);
            s1 = Math.fma(x1a, aq, s1);
            s2 = Math.fma(x2a, aq, s2);
            s0 = Math.fma(x0b, bq, s0);
            s1 = Math.fma(x1b, bq, s1);
            s2 = Math.fma(x2b, bq, s2);
            s0 = Math.fma(x0c, cq, s0);
            s1 = Math.fma(x1c, cq, s1);
            s2 = Math.fma(x2c, cq, s2);
            y0[q] = s0;
            y1[q] = s1;
            y2[q] = s2;
        }
    }

    private static void oneByFour(
            final double[] y,
            final double[] a,
            final double[] b,
            final double[] c,
            final double[] d,
            final double[] x,
            final int p,
            final int width) {
        final double xa = x[p];
        final double xb = x[p + 1];
        final double xc = x[p + 2];
        final double xd = x[p + 3];
        for (int q = 0; q < width; q++) {
            y[q] = Math.fma(xd, d[q], Math.fma(xc, c[q], Math.fma(xb, b[q], Math.fma(xa, a[q], y[q]))));
        }
    }

    private static void oneByOne(final double[] y, final double[] m, final double x, final int width) {
        for (int q = 0; q < width; q++) {
            y[q] = Math.fma(x, m[q], y[q]);
        }
    }

    /**
     * {@code row -= other}.
     *
     * @param row changed
     * @param other not changed
     * @param length of both
     */
    public static void subtract(final double[] row, final double[] other, final int length) {
        for (int j = 0; j < length; j++) {
            row[j] -= other[j];
        }
    }

    /**
     * {@code row += other}.
     *
     * @param row changed
     * @param other not changed
     * @param length of both
     */
    public static void add(final double[] row, final double[] other, final int length) {
        for (int j = 0; j < length; j++) {
            row[j] += other[j];
        }
    }

    /**
     * {@code row *= factors}, position by position.
     *
     * @param row changed
     * @param factors not changed
     * @param length of both
     */
    public static void times(final double[] row, final double[] factors, final int length) {
        for (int j = 0; j < length; j++) {
            row[j] *= factors[j];
        }
    }
}
