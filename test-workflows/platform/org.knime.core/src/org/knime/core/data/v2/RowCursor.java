package org.knime.core.data.v2;

import java.io.Closeable;

/** Goes through the rows of a table once. */
public interface RowCursor extends Closeable {

    /**
     * @param numColumns of the table
     * @return a cursor over no rows
     */
    static RowCursor empty(final int numColumns) {
        return new RowCursor() {

            @Override
            public RowRead forward() {
                return null;
            }

            @Override
            public boolean canForward() {
                return false;
            }

            @Override
            public int getNumColumns() {
                return numColumns;
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }

    /** @return the next row, in the object that showed the last one, or null at the end */
    RowRead forward();

    /** @return whether there is a next row */
    boolean canForward();

    /** @return the number of columns */
    int getNumColumns();

    @Override
    void close();
}
