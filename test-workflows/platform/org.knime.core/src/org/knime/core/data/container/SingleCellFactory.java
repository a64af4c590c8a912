package org.knime.core.data.container;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;

/** Computes one new cell a row. */
public abstract class SingleCellFactory extends AbstractCellFactory {

    /** @param newColSpec the column of the new cells */
    public SingleCellFactory(final DataColumnSpec newColSpec) {
        super(newColSpec);
    }

    /**
     * @param processConcurrently whether to work on several rows at once
     * @param newColSpec the column of the new cells
     */
    public SingleCellFactory(final boolean processConcurrently, final DataColumnSpec newColSpec) {
        super(processConcurrently, newColSpec);
    }

    @Override
    public DataCell[] getCells(final DataRow row, final long rowIndex) {
        return new DataCell[] {getCell(row, rowIndex)};
    }

    /**
     * @param row the old cells
     * @return the new one
     */
    public DataCell getCell(final DataRow row) {
        throw new UnsupportedOperationException("Neither of the getCell methods is overridden");
    }

    /**
     * @param row the old cells
     * @param rowIndex counted from 0
     * @return the new one
     */
    public DataCell getCell(final DataRow row, final long rowIndex) {
        return getCell(row);
    }
}
