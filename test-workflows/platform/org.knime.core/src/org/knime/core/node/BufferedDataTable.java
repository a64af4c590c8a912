package org.knime.core.node;

import javax.swing.JComponent;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
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

    /** A table that knows how many rows it has. */
    public interface KnowsRowCountTable extends DataTable {

        /** @return the number of rows */
        long size();

        /** Throws the rows away. */
        void clear();

        /**
         * @param filter the wanted rows and columns
         * @return goes through them
         */
        RowCursor cursor(TableFilter filter);

        @Override
        CloseableRowIterator iterator();
    }

    private final StoredTable table;
    private final Node owner;

    BufferedDataTable(final StoredTable table, final Node owner) {
        this.table = table;
        this.owner = owner;
    }

    StoredTable stored() {
        return table;
    }

    Node owner() {
        return owner;
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

    /**
     * @param filter the wanted rows and columns
     * @return goes through them
     */
    public RowCursor cursor(final TableFilter filter) {
        return table.cursor(filter);
    }
}
