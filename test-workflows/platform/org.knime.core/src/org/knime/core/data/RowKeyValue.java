package org.knime.core.data;

/** The name of a row, as a cursor shows it. */
public interface RowKeyValue {

    /** @return the name */
    String getString();
}
