package org.latentalign.knime.runner;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;

/** Prints the head of a table: names, types and the first rows, in columns as wide as what they hold. */
final class TablePrinter {

    private static final int SHOWN_COLUMNS = 8;
    private static final String INDENT = "    ";

    private final PrintStream out;
    private final int rows;

    TablePrinter(final PrintStream out, final int rows) {
        this.out = out;
        this.rows = rows;
    }

    void print(final BufferedDataTable table) {
        final int columns = table.getDataTableSpec().getNumColumns();
        final int shownColumns = Math.min(columns, SHOWN_COLUMNS);
        final List<List<String>> lines = new ArrayList<>();
        final List<String> names = new ArrayList<>(List.of("RowID"));
        final List<String> types = new ArrayList<>(List.of(""));
        for (int column = 0; column < shownColumns; column++) {
            final DataColumnSpec spec = table.getDataTableSpec().getColumnSpec(column);
            names.add(spec.getName());
            types.add("<" + spec.getType().getName() + ">");
        }
        lines.add(names);
        lines.add(types);
        try (CloseableRowIterator iterator = table.iterator()) {
            for (int row = 0; row < rows && iterator.hasNext(); row++) {
                lines.add(line(iterator.next(), shownColumns));
            }
        }
        printAligned(lines);
        if (columns > shownColumns) {
            out.println(INDENT + "and " + (columns - shownColumns) + " more columns, from "
                    + table.getDataTableSpec().getColumnSpec(shownColumns).getName() + " to "
                    + table.getDataTableSpec().getColumnSpec(columns - 1).getName());
        }
        if (table.size() > rows) {
            out.println(INDENT + "and " + (table.size() - rows) + " more rows");
        }
    }

    private static List<String> line(final DataRow row, final int columns) {
        final List<String> line = new ArrayList<>();
        line.add(row.getKey().getString());
        for (int column = 0; column < columns; column++) {
            line.add(CellText.brief(row.getCell(column)));
        }
        return line;
    }

    private void printAligned(final List<List<String>> lines) {
        final int[] widths = new int[lines.get(0).size()];
        for (final List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], line.get(column).length());
            }
        }
        for (final List<String> line : lines) {
            final StringBuilder text = new StringBuilder(INDENT);
            for (int column = 0; column < widths.length; column++) {
                final String cell = line.get(column);
                text.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
            }
            out.println(text.toString().stripTrailing());
        }
    }
}
