package org.latentalign.node.shared.cells;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.container.DataContainerSettings;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;

/** A table that is filled row by row, and whose files are closed whether it is finished or something fails before. */
public final class NewTable implements AutoCloseable {

    private final BufferedDataContainer container;

    /** Cells behind those of every row. */
    private final List<DataCell> constant;

    private NewTable(final BufferedDataContainer container, final List<DataCell> constant) {
        this.container = container;
        this.constant = constant;
    }

    /**
     * @param exec of the node
     * @param spec of the table
     * @return an empty table
     */
    public static NewTable open(final ExecutionContext exec, final DataTableSpec spec) {
        return open(exec, spec, DataContainerSettings.getDefault());
    }

    /**
     * @param exec of the node
     * @param scores columns of a table of scores
     * @param restsOn what each row ends with
     * @return an empty table with the columns and, behind them, that of {@link RestsOn}
     */
    public static NewTable open(final ExecutionContext exec, final DataTableSpec scores, final RestsOn restsOn) {
        return new NewTable(
                exec.createDataContainer(RestsOn.behind(scores), DataContainerSettings.getDefault()),
                List.of(new StringCell(restsOn.vectors())));
    }

    /**
     * @param exec of the node
     * @param spec of the table
     * @param settings about domains and RowIDs
     * @return an empty table
     */
    public static NewTable open(
            final ExecutionContext exec, final DataTableSpec spec, final DataContainerSettings settings) {
        return new NewTable(exec.createDataContainer(spec, settings), List.of());
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
     */
    public static <T> BufferedDataTable of(
            final ExecutionContext exec,
            final String name,
            final List<Column<T>> columns,
            final Iterable<? extends T> rows) {
        try (var table = open(exec, Column.spec(name, columns))) {
            for (var row : rows) {
                table.add(Column.cells(columns, row));
            }
            return table.finish();
        }
    }

    /**
     * Adds a row, whose RowID counts from Row0.
     *
     * @param cells a cell for each column
     */
    public void add(final DataCell... cells) {
        add(new DefaultRow(RowKey.createRowKey(container.size()), cells));
    }

    /**
     * Adds a row, whose RowID counts from Row0.
     *
     * @param cells a cell for each column
     */
    public void add(final List<DataCell> cells) {
        add(new DefaultRow(RowKey.createRowKey(container.size()), cells));
    }

    /** @param row with a RowID that no other row has */
    public void add(final DataRow row) {
        container.addRowToTable(constant.isEmpty() ? row : withConstant(row));
    }

    private DataRow withConstant(final DataRow row) {
        var cells = new ArrayList<DataCell>();
        row.forEach(cells::add);
        cells.addAll(constant);
        return new DefaultRow(row.getKey(), cells);
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
