package org.knime.core.node;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.DataContainer;
import org.knime.core.data.container.DataContainerSettings;
import org.knime.core.standin.table.StoredTable;

/** A node's table in the making. */
public class BufferedDataContainer extends DataContainer {

    private final Node owner;
    private BufferedDataTable table;

    BufferedDataContainer(final DataTableSpec spec, final DataContainerSettings settings, final Node owner) {
        super(spec, settings);
        this.owner = owner;
    }

    @Override
    @SuppressWarnings("resource") // the rows live as long as the table
    public BufferedDataTable getTable() {
        if (table == null) {
            table = new BufferedDataTable((StoredTable) getBufferedTable(), owner);
        }
        return table;
    }
}
