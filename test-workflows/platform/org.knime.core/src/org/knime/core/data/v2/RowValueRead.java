package org.knime.core.data.v2;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.DataValue;

/** The values of a row. */
public interface RowValueRead {

    /**
     * @param <D> how it is read
     * @param index counted from 0
     * @return the value; undefined if missing
     */
    <D extends DataValue> D getValue(int index);

    /**
     * @param index counted from 0
     * @return whether the value is missing
     */
    boolean isMissing(int index);

    /**
     * @param index counted from 0
     * @return the value as a cell that does not change
     */
    default DataCell getAsDataCell(final int index) {
        return isMissing(index) ? DataType.getMissingCell() : getValue(index).materializeDataCell();
    }
}
