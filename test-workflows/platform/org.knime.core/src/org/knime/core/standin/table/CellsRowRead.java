package org.knime.core.standin.table;

import java.util.function.Supplier;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataValue;
import org.knime.core.data.RowKeyValue;
import org.knime.core.data.v2.RowRead;

/** Shows a row of cells, whichever the supplier gives at the moment. */
public final class CellsRowRead implements RowRead {

    private final Supplier<DataRow> current;

    /** @param current gives the row at any time */
    public CellsRowRead(final Supplier<DataRow> current) {
        this.current = current;
    }

    @Override
    public RowKeyValue getRowKey() {
        return current.get().getKey();
    }

    /** As on KNIME's row back end, a missing value is null here. */
    @Override
    @SuppressWarnings("unchecked")
    public <D extends DataValue> D getValue(final int index) {
        final DataCell cell = current.get().getCell(index);
        return cell.isMissing() ? null : (D) cell;
    }

    @Override
    public boolean isMissing(final int index) {
        return current.get().getCell(index).isMissing();
    }

    @Override
    public DataCell getAsDataCell(final int index) {
        return current.get().getCell(index);
    }
}
