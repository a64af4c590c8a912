package org.knime.core.data.container;

import org.knime.core.node.BufferedDataTable.KnowsRowCountTable;

/** A table that a container made. */
public interface ContainerTable extends KnowsRowCountTable, CloseableTable {

    /** Throws the rows away. */
    @Override
    default void close() {
        clear();
    }
}
