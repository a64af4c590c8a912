package org.knime.core.data.container;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.columnar.ColumnarTableBackend;
import org.knime.core.node.workflow.WorkflowTableBackendSettings;
import org.knime.core.standin.table.StoredTable;
import org.knime.core.standin.table.TableWriter;

/** A table in the making: add rows, close, and get the table. */
public class DataContainer implements RowAppender, RowFlushable {

    private final boolean columnar;
    private final TableWriter writer;
    private StoredTable table;

    /**
     * @param spec of the table
     * @param settings what is checked and learned
     */
    public DataContainer(final DataTableSpec spec, final DataContainerSettings settings) {
        this.columnar = WorkflowTableBackendSettings.getTableBackendForCurrentContext() instanceof ColumnarTableBackend;
        this.writer = new TableWriter(spec, settings);
    }

    @Override
    public void addRowToTable(final DataRow row) {
        if (isClosed()) {
            throw new IllegalStateException("Rows cannot be added: the container is closed");
        }
        writer.add(row);
    }

    /** No more rows follow. */
    public void close() {
        if (table == null) {
            table = writer.finish(columnar);
        }
    }

    /** @return whether no more rows follow */
    public boolean isClosed() {
        return table != null;
    }

    /** @return the number of rows */
    public long size() {
        return table == null ? writer.size() : table.size();
    }

    /** @return the table, once closed */
    public DataTable getTable() {
        return getBufferedTable();
    }

    /** @return the table, once closed */
    protected final ContainerTable getBufferedTable() {
        if (table == null) {
            throw new IllegalStateException("Cannot get table: container is not closed.");
        }
        return table;
    }
}
