package org.latentalign.knime.runner;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;

/**
 * Writes tables as RFC 4180 has it, in UTF-8: RowID first, numbers with all their digits, lists as {@code [a, b]},
 * missing cells empty and empty texts in quotes. A file appears only when it is complete.
 */
final class CsvFile {

    private CsvFile() {}

    /** @return a name that is the same for every run and valid everywhere, such as 3-node-name-1-port-name.csv */
    static String name(final int node, final String nodeName, final int port, final String portName) {
        return node + "-" + plain(nodeName) + "-" + port + "-" + plain(portName) + ".csv";
    }

    private static String plain(final String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** @param isCancelled asked before every row */
    static void write(final BufferedDataTable table, final Path file, final BooleanSupplier isCancelled)
            throws IOException {
        final Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            try (BufferedWriter out = Files.newBufferedWriter(unfinished);
                    CloseableRowIterator rows = table.iterator()) {
                out.write("RowID");
                for (final DataColumnSpec column : table.getDataTableSpec()) {
                    out.write(',');
                    out.write(quoted(column.getName()));
                }
                out.write('\n');
                while (rows.hasNext()) {
                    if (isCancelled.getAsBoolean()) {
                        throw new CancellationException(file + " is not complete");
                    }
                    writeRow(rows.next(), out);
                }
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void writeRow(final DataRow row, final BufferedWriter out) throws IOException {
        out.write(quoted(row.getKey().getString()));
        for (final DataCell cell : row) {
            out.write(',');
            if (!cell.isMissing()) {
                out.write(quoted(CellText.complete(cell)));
            }
        }
        out.write('\n');
    }

    private static String quoted(final String text) {
        for (int i = 0; i < text.length(); i++) {
            if (",\"\r\n".indexOf(text.charAt(i)) >= 0) {
                return '"' + text.replace("\"", "\"\"") + '"';
            }
        }
        return text.isEmpty() ? "\"\"" : text;
    }
}
