package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.knime.core.data.DataCell;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.collection.ListDataValue;
import org.knime.core.data.vector.doublevector.DoubleVectorValue;

/**
 * One figure that an example workflow must give, as a line of a file beside these tests: node, port, row, column, value,
 * relative tolerance and where the value comes from, separated by tabs. The row {@code *} stands for the table, with the
 * columns {@code rows} and {@code columns}; {@code column[3]} is the value of index 3 in a list or vector.
 */
record ExpectedFigure(String table, String row, String column, String value, double tolerance, String source) {

    private static final Pattern ELEMENT = Pattern.compile("(.*)\\[(\\d+)]");
    private static final int FIELDS = 7;

    /** @return the figures of a file; lines that start with # are comments */
    static List<ExpectedFigure> read(final Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> parse(file, line))
                .collect(Collectors.toList());
    }

    private static ExpectedFigure parse(final Path file, final String line) {
        final String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS || fields[FIELDS - 1].isBlank()) {
            throw new IllegalArgumentException(
                    file + ": not node, port, row, column, value, tolerance and source: " + line);
        }
        return new ExpectedFigure(
                fields[0] + ":" + fields[1], fields[2], fields[3], fields[4], Double.parseDouble(fields[5]), fields[6]);
    }

    void check(final Map<String, TableContent> tables) {
        final TableContent content = tables.get(table);
        assertNotNull(content, () -> "no table " + table + ", but " + tables.keySet());
        if (row.equals("*")) {
            assertEquals(
                    Integer.parseInt(value),
                    column.equals("rows")
                            ? content.keys().size()
                            : content.columns().size(),
                    this::toString);
            return;
        }
        final Matcher element = ELEMENT.matcher(column);
        if (element.matches() && !content.columns().contains(column)) {
            checkNumber(element(content.cell(row, element.group(1)), Integer.parseInt(element.group(2))));
        } else if (content.cell(row, column) instanceof DoubleValue number) {
            checkNumber(number.getDoubleValue());
        } else {
            assertEquals(value, content.cell(row, column).toString(), this::toString);
        }
    }

    private static double element(final DataCell cell, final int index) {
        return cell instanceof DoubleVectorValue vector
                ? vector.getValue(index)
                : ((DoubleValue) ((ListDataValue) cell).get(index)).getDoubleValue();
    }

    private void checkNumber(final double actual) {
        final double expected = Double.parseDouble(value);
        // JUnit takes no tolerance of zero
        final double allowed = Math.max(tolerance * Math.abs(expected), Double.MIN_VALUE);
        assertEquals(expected, actual, allowed, this::toString);
    }
}
