package org.knime.core.data;

/** The name of a row, as a cursor shows it. */
public interface RowKeyValue {

    /** @return the name */
    String getString();

    /** @return a key that stays the same when the cursor moves on */
    default RowKey materializeRowKey() {
        return new RowKey(getString());
    }
}
