package org.latentalign.format.h5ad;

import java.util.Arrays;
import org.latentalign.format.FormatException;
import org.latentalign.format.gct.MetadataColumn;

/**
 * The counts of each cell over all genes, for the usual normalization of single cells: the logarithm of 1 more than the
 * counts per 10,000 of the cell, ln(1 + 10,000 x / sum), as Scanpy's normalize_total and log1p compute it (Wolf, Angerer and
 * Theis 2018, Genome Biology 19:15). A cell without counts stays 0.
 */
final class Totals {

    private static final double PER = 1e4;

    private final double[] sums;

    private final String matrix;

    /**
     * @param cells how many
     * @param matrix what is summed, for messages
     */
    Totals(final int cells, final String matrix) {
        sums = new double[cells];
        this.matrix = matrix;
    }

    /**
     * @param cell index of a chosen cell
     * @param count of a gene
     * @throws FormatException when it is not a count
     */
    void add(final int cell, final double count) throws FormatException {
        if (!(count >= 0) || count != Math.rint(count) || Double.isInfinite(count)) {
            throw new FormatException(matrix + " holds " + (Double.isNaN(count) ? "NaN" : MetadataColumn.textOf(count))
                    + ", which is not a count, and cannot be normalized: choose the layer or raw matrix with counts, or"
                    + " read it as it is stored.");
        }
        sums[cell] += count;
    }

    /** Normalizes what was chosen of a cell. */
    void apply(final int cell, final double[] counts) {
        if (sums[cell] == 0) {
            return;
        }
        final double factor = PER / sums[cell];
        Arrays.setAll(counts, i -> counts[i] == 0 ? 0 : Math.log1p(counts[i] * factor));
    }
}
