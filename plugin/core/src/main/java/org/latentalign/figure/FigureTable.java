package org.latentalign.figure;

import java.util.List;

/**
 * A table in a figure.
 *
 * @param title what it lists
 * @param columns the names of the columns
 * @param rows the cells as they are to be read, one list a row and one text a column; may be user data
 */
public record FigureTable(String title, List<String> columns, List<List<String>> rows) {

    public FigureTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (final var row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "A row has " + row.size() + " cells, the table " + columns.size() + " columns.");
            }
        }
    }
}
