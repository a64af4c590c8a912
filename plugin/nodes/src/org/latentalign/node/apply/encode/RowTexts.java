package org.latentalign.node.apply.encode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.filter.TableFilter;
import org.knime.core.data.v2.RowRead;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;

/**
 * What a table says in words of some of its rows: a name of each, and the columns by whose values they can be colored.
 *
 * @param names one a row
 * @param columns from a column's name to its values, one a row and empty where missing; the columns with the fewest values
 *     first
 */
record RowTexts(List<String> names, Map<String, List<String>> columns) {

    /** Text columns that are looked at. */
    private static final int MOST_COLUMNS = 12;

    private static final int ROWS_BETWEEN_CHECKS = 4096;

    /**
     * @param table whose text columns are read, and nothing else
     * @param positions of the rows, from 0, ascending
     * @param exec of the node
     * @throws CanceledExecutionException when the user canceled
     */
    static RowTexts of(final BufferedDataTable table, final long[] positions, final ExecutionContext exec)
            throws CanceledExecutionException {
        var spec = table.getDataTableSpec();
        var texts = spec.stream()
                .filter(column -> column.getType().isCompatible(StringValue.class))
                .map(DataColumnSpec::getName)
                .limit(MOST_COLUMNS)
                .toList();
        int[] indices = texts.stream().mapToInt(spec::findColumnIndex).toArray();
        List<String> keys = new ArrayList<>(positions.length);
        Map<String, List<String>> values = new LinkedHashMap<>();
        texts.forEach(column -> values.put(column, new ArrayList<>(positions.length)));
        try (var rows = table.cursor(TableFilter.materializeCols(indices))) {
            long at = 0;
            for (int next = 0; next < positions.length && rows.canForward(); at++) {
                if (at % ROWS_BETWEEN_CHECKS == 0) {
                    exec.checkCanceled();
                }
                var row = rows.forward();
                if (at == positions[next]) {
                    keys.add(row.getRowKey().getString());
                    for (int c = 0; c < indices.length; c++) {
                        values.get(texts.get(c)).add(text(row, indices[c]));
                    }
                    next++;
                }
            }
        }
        return sorted(keys, values);
    }

    private static String text(final RowRead row, final int column) {
        return row.isMissing(column) ? "" : ((StringValue) row.getValue(column)).getStringValue();
    }

    /** A column without two equal values names the rows better than their keys; one with few values tells them apart. */
    private static RowTexts sorted(final List<String> keys, final Map<String, List<String>> values) {
        var names = values.values().stream()
                .filter(column -> column.size() > 1 && distinct(column) == column.size())
                .findFirst()
                .orElse(keys);
        Map<String, List<String>> columns = new LinkedHashMap<>();
        values.entrySet().stream()
                .filter(column -> distinct(column.getValue()) > 1
                        && distinct(column.getValue()) <= column.getValue().size() / 2)
                .sorted(Comparator.comparingInt(column -> distinct(column.getValue())))
                .forEach(column -> columns.put(column.getKey(), column.getValue()));
        return new RowTexts(names, columns);
    }

    private static int distinct(final List<String> values) {
        return new HashSet<>(values).size();
    }

    /** @return the same of some of the rows */
    RowTexts of(final int... rows) {
        Map<String, List<String>> some = new LinkedHashMap<>();
        columns.forEach((column, values) -> some.put(column, pick(values, rows)));
        return new RowTexts(pick(names, rows), some);
    }

    private static List<String> pick(final List<String> values, final int... rows) {
        return Arrays.stream(rows).mapToObj(values::get).toList();
    }
}
