package org.latentalign.neural;

import java.util.Arrays;

/**
 * A matrix of single precision whose rows are cut into panels, each piece an array of its own: so loops over a piece run
 * in vector instructions, and some pieces fit the first-level cache.
 */
final class PanelMatrix {

    private static final int WIDTH = 512;

    /** Rows that are transposed together, so that cache lines stay at hand. */
    private static final int STRIP = 16;

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

    void copyRows(final PanelMatrix other, final int from, final int to) {
        for (int p = 0; p < panels.length; p++) {
            for (int r = from; r < to; r++) {
                System.arraycopy(other.panels[p][r], 0, panels[p][r], 0, width(p));
            }
        }
    }

    /** Rows {@code from} to {@code to} of this matrix become the columns of another with so many columns in use. */
    void setRowsTransposed(final PanelMatrix other, final int from, final int to, final int used) {
        for (int p = 0; p < panels.length; p++) {
            final int end = Math.min(used, starts[p + 1]);
            for (int start = starts[p]; start < end; start += STRIP) {
                transposeStrip(other, p, from, to, start, Math.min(end, start + STRIP));
            }
        }
    }

    private void transposeStrip(
            final PanelMatrix other, final int panel, final int from, final int to, final int start, final int end) {
        int q = 0;
        for (int r = from; r < to; r++) {
            while (other.starts[q + 1] <= r) {
                q++;
            }
            final float[][] source = other.panels[q];
            final int column = r - other.starts[q];
            final float[] target = panels[panel][r];
            for (int c = start; c < end; c++) {
                target[c - starts[panel]] = source[c][column];
            }
        }
    }
}
