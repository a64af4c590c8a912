package org.knime.core.data.v2;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataValue;

/** A value that a cursor shows; it changes when the cursor moves on. */
public interface ReadValue extends DataValue {

    /** @return a cell that does not change */
    DataCell getDataCell();

    @Override
    default DataCell materializeDataCell() {
        return getDataCell();
    }
}
