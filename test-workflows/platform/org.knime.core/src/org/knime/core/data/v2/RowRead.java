package org.knime.core.data.v2;

import java.util.function.Supplier;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKeyValue;
import org.knime.core.standin.table.CellsRowRead;

/** The row at which a cursor stands. The cursor reuses it: take out what is needed before moving on. */
public interface RowRead extends RowValueRead {

    /**
     * @param currentRowSupplier gives the row at any time
     * @param numColumns the number of its cells
     * @return a view of it
     */
    static RowRead suppliedBy(final Supplier<DataRow> currentRowSupplier, final int numColumns) {
        return new CellsRowRead(currentRowSupplier);
    }

    /**
     * @param row a row, or null
     * @return a view of it, or null
     */
    static RowRead from(final DataRow row) {
        return row == null ? null : suppliedBy(() -> row, row.getNumCells());
    }

    /** @return the row's key */
    RowKeyValue getRowKey();
}
