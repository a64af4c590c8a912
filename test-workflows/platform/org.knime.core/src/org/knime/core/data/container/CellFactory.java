package org.knime.core.data.container;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;
import org.knime.core.node.ExecutionMonitor;

/** Computes new cells of a row from the old ones. */
public interface CellFactory {

    /**
     * @param row the old cells
     * @return the new ones
     */
    default DataCell[] getCells(final DataRow row) {
        throw new UnsupportedOperationException("Neither of the getCells methods is overridden");
    }

    /**
     * @param row the old cells
     * @param rowIndex counted from 0
     * @return the new ones
     */
    default DataCell[] getCells(final DataRow row, final long rowIndex) {
        return getCells(row);
    }

    /** @return the columns of the new cells */
    DataColumnSpec[] getColumnSpecs();

    /**
     * @param curRowNr counted from 1
     * @param rowCount of the table
     * @param lastKey of the row
     * @param exec is told
     */
    void setProgress(int curRowNr, int rowCount, RowKey lastKey, ExecutionMonitor exec);

    /**
     * @param curRowNr counted from 1
     * @param rowCount of the table
     * @param lastKey of the row
     * @param exec is told
     */
    default void setProgress(
            final long curRowNr, final long rowCount, final RowKey lastKey, final ExecutionMonitor exec) {
        setProgress((int) curRowNr, Math.toIntExact(rowCount), lastKey, exec);
    }
}
