package org.latentalign.neural;

import java.util.Arrays;

/**
 * A matrix of single precision whose rows are cut into panels, each piece an array of its own: so loops over a piece run
 * in vector instructions, and some pieces fit the first-level cache.
 */
final class PanelMatrix {

    private static final int WIDTH = 512;

    /** Rows that are transposed together, so that cache lines stay at hand. */
    private static final int STRIP = 8;

    final int rows;
    final int columns;

    /** By panel: its first column; one more entry for the end. */
    final int[] starts;

    /** By panel and row. */
    final float[][][] panels;

    PanelMatrix(final int rows, final int columns) {
        this.rows = rows;
        this.columns = columns;
        final int count = (columns + WIDTH - 1) / WIDTH;
        starts = new int[count + 1];
        panels = new float[count][][];
        for (int p = 0; p <= count; p++) {
            starts[p] = (int) ((long) columns * p / count);
        }
        for (int p = 0; p < count; p++) {
            panels[p] = new float[rows][starts[p + 1] - starts[p]];
        }
    }

    int width(final int panel) {
        return starts[panel + 1] - starts[panel];
    }

    void setRow(final int row, final float[] values) {
        for (int p = 0; p < panels.length; p++) {
            System.arraycopy(values, starts[p], panels[p][row], 0, width(p));
        }
    }

    void getRow(final int row, final float[] values) {
        for (int p = 0; p < panels.length; p++) {
            System.arraycopy(panels[p][row], 0, values, starts[p], width(p));
        }
    }

    void clearRows(final int from, final int to) {
        for (final float[][] panel : panels) {
            for (int r = from; r < to; r++) {
                Arrays.fill(panel[r], 0);
            }
        }
    }

    /** Rows {@code from} to {@code to} of this matrix become the columns of another with so many columns in use. */
    void setRowsTransposed(final PanelMatrix other, final int from, final int to, final int used) {
        for (int p = 0; p < panels.length; p++) {
            final int width = Math.min(used, starts[p + 1]) - starts[p];
            for (int q = 0; q < other.panels.length; q++) {
                final int first = Math.max(from, other.starts[q]);
                final int end = Math.min(to, other.starts[q + 1]);
                int c = 0;
                for (; c + STRIP <= width; c += STRIP) {
                    transposeStrip(other.panels[q], starts[p] + c, first - other.starts[q], panels[p], c, first, end);
                }
                for (; c < width; c++) {
                    transposeRow(other.panels[q][starts[p] + c], first - other.starts[q], panels[p], c, first, end);
                }
            }
        }
    }

    /** Eight rows of the source, which so need not be looked up for each number, become columns of the target. */
    private static void transposeStrip(
            final float[][] source,
            final int row,
            final int firstColumn,
            final float[][] target,
            final int column,
            final int from,
            final int to) {
        final float[] s0 = source[row];
        final float[] s1 = source[row + 1];
        final float[] s2 = source[row + 2];
        final float[] s3 = source[row + 3];
        final float[] s4 = source[row + 4];
        final float[] s5 = source[row + 5];
        final float[] s6 = source[row + 6];
        final float[] s7 = source[row + 7];
        int c = firstColumn;
        for (int r = from; r < to; r++) {
            final float[] t = target[r];
            t[column] = s0[c];
            t[column + 1] = s1[c];
            t[column + 2] = s2[c];
            t[column + 3] = s3[c];
            t[column + 4] = s4[c];
            t[column + 5] = s5[c];
            t[column + 6] = s6[c];
            t[column + 7] = s7[c];
            c++;
        }
    }

    private static void transposeRow(
            final float[] source,
            final int firstColumn,
            final float[][] target,
            final int column,
            final int from,
            final int to) {
        for (int r = from; r < to; r++) {
            target[r][column] = source[firstColumn + r - from];
        }
    }
}
