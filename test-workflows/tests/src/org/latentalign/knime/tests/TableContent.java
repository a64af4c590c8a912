package org.latentalign.knime.tests;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;

/**
 * Everything a table holds, to compare it with another after the table itself is gone.
 *
 * @param columns the columns' names
 * @param types the columns' types
 * @param keys the rows' keys
 * @param rows the rows' cells
 */
record TableContent(List<String> columns, List<String> types, List<String> keys, List<List<DataCell>> rows) {

    static TableContent of(final BufferedDataTable table) {
        final List<String> columns = new ArrayList<>();
        final List<String> types = new ArrayList<>();
        for (final DataColumnSpec column : table.getDataTableSpec()) {
            columns.add(column.getName());
            types.add(column.getType().toString());
        }
        final List<String> keys = new ArrayList<>();
        final List<List<DataCell>> rows = new ArrayList<>();
        try (CloseableRowIterator iterator = table.iterator()) {
            while (iterator.hasNext()) {
                final DataRow row = iterator.next();
                keys.add(row.getKey().getString());
                final List<DataCell> cells = new ArrayList<>();
                row.forEach(cells::add);
                rows.add(cells);
            }
        }
        return new TableContent(columns, types, keys, rows);
    }

    DataCell cell(final String key, final String column) {
        final int row = keys.indexOf(key);
        final int index = columns.indexOf(column);
        if (row < 0 || index < 0) {
            throw new IllegalArgumentException(row < 0 ? "no row " + key : "no column " + column + ", but " + columns);
        }
        return rows.get(row).get(index);
    }
}
