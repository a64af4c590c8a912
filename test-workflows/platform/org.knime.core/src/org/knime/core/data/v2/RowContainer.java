package org.knime.core.data.v2;

import java.io.IOException;
import org.knime.core.node.BufferedDataTable;

/**
 * A table in the making. Call {@link #finish()} inside the try block, with the cursor open; closing either before
 * clears the table.
 */
public interface RowContainer extends AutoCloseable {

    /** @return takes the rows */
    RowWriteCursor createCursor();

    /** @return a row to fill */
    default RowBuffer createRowBuffer() {
        throw new UnsupportedOperationException("This container makes no buffers");
    }

    /**
     * @return the table with all rows
     * @throws IOException if the rows could not be written
     */
    BufferedDataTable finish() throws IOException;

    @Override
    void close() throws IOException;
}
