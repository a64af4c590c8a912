package org.knime.core.data.v2;

import org.knime.core.data.RowKeyValue;

/** Where a row is written. */
public interface RowWrite extends RowValueWrite<RowRead> {

    /** @param rowKey of the row */
    void setRowKey(RowKeyValue rowKey);
}
