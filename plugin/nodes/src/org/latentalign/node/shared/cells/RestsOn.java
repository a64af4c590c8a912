package org.latentalign.node.shared.cells;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.def.StringCell;

/**
 * The last column of a table of scores, which names the vectors that they rest on, since a table may have several.
 *
 * @param vectors the column with them, or the first and the last of their columns
 */
public record RestsOn(String vectors) {

    /** What the column means, for the description of a port. */
    public static final String DESCRIPTION =
            "<tt>vector column</tt>: the column or columns with the vectors that the scores rest on.";

    /**
     * @param scores columns of a table
     * @return the same and the column behind them
     */
    public static DataTableSpec behind(final DataTableSpec scores) {
        return new DataTableSpecCreator(scores)
                .addColumns(ScoreColumns.column("vector column", StringCell.TYPE))
                .createSpec();
    }
}
