package org.knime.core.data.container;

import org.knime.core.data.DataRow;

/** Takes rows. */
public interface RowAppender {

    /** @param row to append */
    void addRowToTable(DataRow row);
}
