package org.knime.core.data.v2;

import java.io.Closeable;

/** Takes the rows of a new table. */
public interface RowWriteCursor extends Closeable {

    /** @param row copied to the end of the table */
    void commit(RowRead row);

    @Override
    void close();
}
