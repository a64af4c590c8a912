package org.knime.core.data.v2;

import org.knime.core.data.RowKeyValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.def.StringCell;

/** The row key that a cursor shows; it changes when the cursor moves on. */
public interface RowKeyReadValue extends ReadValue, StringValue, RowKeyValue {

    @Override
    StringCell getDataCell();

    @Override
    default String getStringValue() {
        return getString();
    }
}
