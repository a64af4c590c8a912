package org.knime.core.data.v2;

import java.io.Closeable;

/** Goes through the rows of a table once. */
public interface RowCursor extends Closeable {

    /** @return the next row, in the object that showed the last one, or null at the end */
    RowRead forward();

    /** @return whether there is a next row */
    boolean canForward();

    @Override
    void close();
}
