package org.latentalign.node.shared.vectors;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.knime.core.data.DataValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.filter.TableFilter;
import org.knime.core.data.v2.RowCursor;
import org.knime.core.data.v2.RowRead;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.latentalign.autoencoder.RowDefect;

/**
 * Goes through the vectors of a table, row by row, reading no other column but those that are asked for as labels.
 *
 * <p>Call {@link #forward()} before the first row; close it, for a table on disk keeps a file open.
 */
public final class VectorCursor implements AutoCloseable {

    private final VectorReader reader;

    private final int[] labelColumns;

    private final RowCursor rows;

    private RowRead row;

    private VectorCursor(final VectorReader reader, final int[] labelColumns, final RowCursor rows) {
        this.reader = reader;
        this.labelColumns = labelColumns;
        this.rows = rows;
    }

    /**
     * @param table a table that has the source's columns
     * @param source where the vectors are
     * @return a cursor before the first row
     */
    public static VectorCursor open(final BufferedDataTable table, final VectorSource source) {
        return open(table, source, List.of());
    }

    /**
     * @param table a table that has the source's columns
     * @param source where the vectors are
     * @param labelColumns names of further columns, whose values {@link #label} gives as text
     * @return a cursor before the first row
     */
    @SuppressWarnings("resource") // the new object closes it
    public static VectorCursor open(
            final BufferedDataTable table, final VectorSource source, final List<String> labelColumns) {
        int[] columns = source.indicesIn(table.getDataTableSpec());
        int[] labels = labelColumns.stream()
                .mapToInt(table.getDataTableSpec()::findColumnIndex)
                .toArray();
        int[] all = IntStream.concat(IntStream.of(columns), IntStream.of(labels))
                .distinct()
                .toArray();
        return new VectorCursor(
                new VectorReader(source, columns), labels, table.cursor(TableFilter.materializeCols(all)));
    }

    /**
     * Finds out how long the vectors are: from the table's spec, or else as most of the first rows' are.
     *
     * @param table a table that has the source's columns
     * @param source where the vectors are
     * @return d, or empty when no row has a vector
     */
    public static OptionalInt dimension(final BufferedDataTable table, final VectorSource source) {
        if (source.dimension().isPresent()) {
            return source.dimension();
        }
        var common = new CommonLength();
        try (var cursor = open(table, source)) {
            boolean goesOn = true;
            while (goesOn && cursor.forward()) {
                var length = cursor.reader.length(cursor.row);
                goesOn = length.isEmpty() || common.add(length.getAsInt());
            }
        }
        return common.get();
    }

    /**
     * Checks the length of the vectors before any work, for a table whose spec does not tell it.
     *
     * @param table a table that has the source's columns
     * @param source where the vectors are
     * @param expected the length that a model expects
     * @throws InvalidSettingsException when most vectors have another length, with the sentence for the user
     */
    public static void requireDimension(final BufferedDataTable table, final VectorSource source, final int expected)
            throws InvalidSettingsException {
        var found = dimension(table, source);
        if (found.isPresent() && found.getAsInt() != expected) {
            throw new InvalidSettingsException("The vectors of the table have " + found.getAsInt()
                    + (found.getAsInt() == 1 ? " dimension" : " dimensions") + ", but the model expects " + expected
                    + ".");
        }
    }

    /** @return whether there is a further row; it is then the current one */
    public boolean forward() {
        row = rows.canForward() ? rows.forward() : null;
        return row != null;
    }

    /** @return the RowID of the current row */
    public String rowKey() {
        return row.getRowKey().getString();
    }

    /**
     * The value of a further column in the current row.
     *
     * @param index of the column in the list that was asked for
     * @return its text, or empty when it is missing
     */
    public Optional<String> label(final int index) {
        if (row.isMissing(labelColumns[index])) {
            return Optional.empty();
        }
        DataValue value = row.getValue(labelColumns[index]);
        return Optional.of(
                value instanceof StringValue text
                        ? text.getStringValue()
                        : value.materializeDataCell().toString());
    }

    /**
     * Copies the vector of the current row.
     *
     * @param vector receives the numbers; its length is the expected one. Arbitrary content when there is a defect
     * @return empty when the vector is complete and all its numbers are finite, else what is wrong with it
     */
    public Optional<RowDefect> read(final double[] vector) {
        return reader.read(row, vector);
    }

    /**
     * Copies the vector of the current row with all its gaps.
     *
     * @param vector receives the numbers, NaN where one is missing; its length is the expected one. Arbitrary content when
     *     there is a defect
     * @return empty when there is a vector of this length, whatever its numbers are, else what is wrong with it
     */
    public Optional<RowDefect> readWithGaps(final double[] vector) {
        return reader.readWithGaps(row, vector);
    }

    @Override
    public void close() {
        rows.close();
    }
}
