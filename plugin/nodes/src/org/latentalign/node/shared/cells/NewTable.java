package org.latentalign.node.shared.cells;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.knime.core.data.RowKey;
import org.knime.core.data.container.DataContainerSettings;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.latentalign.node.shared.frame.NodeExecution;

/**
 * A table that is filled row by row, and whose files are closed whether it is finished or something fails before.
 *
 * @param <T> what a row is about
 */
public final class NewTable<T> implements AutoCloseable {

    private final ExecutionContext exec;

    private final BufferedDataContainer container;

    private final List<Column<T>> columns;

    private NewTable(
            final ExecutionContext exec, final BufferedDataContainer container, final List<Column<T>> columns) {
        this.exec = exec;
        this.container = container;
        this.columns = columns;
    }

    /**
     * @param <T> what a row is about
     * @param exec of the node
     * @param name of the table
     * @param columns in their order
     * @return an empty table
     */
    public static <T> NewTable<T> open(final ExecutionContext exec, final String name, final List<Column<T>> columns) {
        return open(exec, name, columns, DataContainerSettings.getDefault());
    }

    /**
     * @param <T> what a row is about
     * @param exec of the node
     * @param name of the table
     * @param columns in their order
     * @param settings about domains and RowIDs
     * @return an empty table
     */
    public static <T> NewTable<T> open(
            final ExecutionContext exec,
            final String name,
            final List<Column<T>> columns,
            final DataContainerSettings settings) {
        return new NewTable<>(exec, exec.createDataContainer(Column.spec(name, columns), settings), columns);
    }

    /**
     * Makes a table of which all rows are known. RowIDs count from Row0.
     *
     * @param <T> what a row is about
     * @param exec of the node
     * @param name of the table
     * @param columns in their order
     * @param rows their subjects
     * @return the table
     * @throws CancellationException when the user canceled
     */
    public static <T> BufferedDataTable of(
            final ExecutionContext exec,
            final String name,
            final List<Column<T>> columns,
            final Iterable<? extends T> rows) {
        try (var table = open(exec, name, columns)) {
            rows.forEach(table::add);
            return table.finish();
        }
    }

    /**
     * Adds a row, whose RowID counts from Row0.
     *
     * @param row its subject
     * @throws CancellationException when the user canceled
     */
    public void add(final T row) {
        add(RowKey.createRowKey(container.size()), row);
    }

    /**
     * Adds a row.
     *
     * @param rowId that no other row has
     * @param row its subject
     * @throws CancellationException when the user canceled
     */
    public void add(final String rowId, final T row) {
        add(new RowKey(rowId), row);
    }

    private void add(final RowKey key, final T row) {
        NodeExecution.requireNotCanceled(exec);
        container.addRowToTable(new DefaultRow(key, Column.cells(columns, row)));
    }

    /**
     * Ends the table.
     *
     * @return it, with all rows
     */
    public BufferedDataTable finish() {
        container.close();
        return container.getTable();
    }

    @Override
    public void close() {
        container.close();
    }
}
