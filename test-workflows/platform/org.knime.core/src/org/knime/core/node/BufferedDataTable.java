package org.knime.core.node;

import javax.swing.JComponent;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.container.filter.CloseableDataRowIterable;
import org.knime.core.data.container.filter.TableFilter;
import org.knime.core.data.v2.RowCursor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.knime.core.standin.table.StoredTable;

/** A table that flows from node to node. Made by an {@link ExecutionContext}. */
public final class BufferedDataTable implements DataTable, PortObject {

    /** The type of ports for tables. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(BufferedDataTable.class);

    /** The type of ports for tables that may stay unconnected. */
    public static final PortType TYPE_OPTIONAL =
            PortTypeRegistry.getInstance().getPortType(BufferedDataTable.class, true);

    /** A table that knows how many rows it has. */
    public interface KnowsRowCountTable extends DataTable {

        /** @return the number of rows */
        long size();

        /** @return the number of rows, which must be an int */
        int getRowCount();

        /** Throws the rows away. */
        void clear();

        /** @return goes through the rows */
        RowCursor cursor();

        /**
         * @param filter the wanted rows and columns
         * @return goes through them
         */
        RowCursor cursor(TableFilter filter);

        @Override
        CloseableRowIterator iterator();

        /**
         * @param rowCount a number of rows
         * @return the same as an int
         */
        static int checkRowCount(final long rowCount) {
            if (rowCount > Integer.MAX_VALUE) {
                throw new IllegalStateException("Table has too many rows for an int: " + rowCount);
            }
            return (int) rowCount;
        }
    }

    private final StoredTable table;
    private final int id;
    private final Node owner;

    BufferedDataTable(final StoredTable table, final int id, final Node owner) {
        this.table = table;
        this.id = id;
        this.owner = owner;
    }

    StoredTable stored() {
        return table;
    }

    Node owner() {
        return owner;
    }

    /** @return a number unique in the workflow */
    public Integer getBufferedTableId() {
        return id;
    }

    @Override
    public DataTableSpec getDataTableSpec() {
        return table.getDataTableSpec();
    }

    @Override
    public DataTableSpec getSpec() {
        return table.getDataTableSpec();
    }

    /** @return the number of rows */
    public long size() {
        return table.size();
    }

    @Override
    public String getSummary() {
        return "Rows: " + size() + ", Cols: " + getSpec().getNumColumns();
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    @Override
    public CloseableRowIterator iterator() {
        return table.iterator();
    }

    /** @return goes through the rows */
    public RowCursor cursor() {
        return table.cursor();
    }

    /**
     * @param filter the wanted rows and columns
     * @return goes through them
     */
    public RowCursor cursor(final TableFilter filter) {
        return table.cursor(filter);
    }

    /**
     * @param filter the wanted rows and columns
     * @return the wanted rows
     */
    public CloseableDataRowIterable filter(final TableFilter filter) {
        return () -> table.rows(filter);
    }

    /**
     * @param filter the wanted rows and columns
     * @param exec not needed by the stand-in
     * @return the wanted rows
     */
    public CloseableDataRowIterable filter(final TableFilter filter, final ExecutionMonitor exec) {
        return filter(filter);
    }
}
