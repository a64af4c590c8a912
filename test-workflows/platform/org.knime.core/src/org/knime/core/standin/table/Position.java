package org.knime.core.standin.table;

/** Where a row's values are at the moment. */
interface Position {

    /** The chunk that holds the column's value now. */
    Chunk chunk(int column);

    /** The value's index in that chunk. */
    int index(int column);

    /** The row's key. */
    String key();
}
