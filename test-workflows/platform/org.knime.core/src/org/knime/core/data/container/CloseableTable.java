package org.knime.core.data.container;

import org.knime.core.data.DataTable;

/** A table whose rows can be thrown away. */
public interface CloseableTable extends DataTable, AutoCloseable {

    @Override
    default void close() {
        // most hold nothing that must be closed
    }
}
