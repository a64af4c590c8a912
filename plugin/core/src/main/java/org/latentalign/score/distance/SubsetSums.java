package org.latentalign.score.distance;

import java.util.Arrays;

/**
 * Sums of the rows that labelings choose: the product of a matrix of zeros and ones with these rows. Rows are taken four
 * at a time, and the sums of their sixteen subsets are made once for all labelings (Arlazarov, Dinic, Kronrod and
 * Faradzev, "On economical construction of the transitive closure of a directed graph", 1970): a quarter of the
 * additions, and no multiplication. The order of additions is another one, which does not matter where sums are exact.
 */
final class SubsetSums {

    /** Rows of a table. */
    private static final int TOGETHER = 4;

    private static final int SUBSETS = 1 << TOGETHER;

    /**
     * Tables that are added at a time, so that sums are read and written less often: as many as stay in the first-level
     * cache when a row has some sixty values.
     */
    private static final int TABLES = 4;

    private final double[][] rows;
    private final int width;
    private final double[][][] tables;

    /**
     * @param rows each of as many values; not copied
     * @param width how many values a row has
     */
    SubsetSums(final double[][] rows, final int width) {
        this.rows = rows;
        this.width = width;
        tables = new double[TABLES][SUBSETS][width];
    }

    /**
     * @param labels 1 for rows that are chosen, 0 for others; those beyond the last row are 0
     * @return by four rows: which of them are chosen, as bits
     */
    static byte[] chosen(final double[] labels) {
        final int tables = (labels.length + TOGETHER - 1) / TOGETHER;
        final byte[] chosen = new byte[(tables + TABLES - 1) / TABLES * TABLES];
        for (int i = 0; i < labels.length; i++) {
            chosen[i / TOGETHER] |= (byte) ((int) labels[i] << i % TOGETHER);
        }
        return chosen;
    }

    /**
     * @param chosen of at least {@code count} labelings of these rows, and perhaps of more, by {@link #chosen}
     * @param count how many
     * @param sums takes, for each labeling, as many values as a row has
     */
    void of(final byte[][] chosen, final int count, final double[][] sums) {
        for (int p = 0; p < count; p++) {
            Arrays.fill(sums[p], 0, width, 0);
        }
        for (int start = 0; start < rows.length; start += TOGETHER * TABLES) {
            for (int t = 0; t < TABLES; t++) {
                fill(tables[t], start + t * TOGETHER);
            }
            final int first = start / TOGETHER;
            for (int p = 0; p < count; p++) {
                final byte[] of = chosen[p];
                addFour(
                        sums[p],
                        tables[0][of[first]],
                        tables[1][of[first + 1]],
                        tables[2][of[first + 2]],
                        tables[3][of[first + 3]],
                        width);
            }
        }
    }

    /** The sum of a subset is that of the subset without its last row, and this row; the empty one stays zero. */
    private void fill(final double[][] table, final int start) {
        for (int r = 0; r < TOGETHER; r++) {
            final int half = 1 << r;
            for (int subset = 0; subset < half; subset++) {
                if (start + r < rows.length) {
                    add(table[half + subset], table[subset], rows[start + r], width);
                } else {
                    System.arraycopy(table[subset], 0, table[half + subset], 0, width);
                }
            }
        }
    }

    private static void add(final double[] sum, final double[] a, final double[] b, final int width) {
        for (int i = 0; i < width; i++) {
            sum[i] = a[i] + b[i];
        }
    }

    /** Small, and over arrays indexed by the loop variable, since only so the compiler makes vectors of it. */
    private static void addFour(
            final double[] sum,
            final double[] a,
            final double[] b,
            final double[] c,
            final double[] d,
            final int width) {
        for (int i = 0; i < width; i++) {
            sum[i] += (a[i] + b[i]) + (c[i] + d[i]);
        }
    }
}
