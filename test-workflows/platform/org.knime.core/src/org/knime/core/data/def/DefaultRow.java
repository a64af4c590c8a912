package org.knime.core.data.def;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;

/** A row that holds its cells in an array. */
public class DefaultRow implements DataRow {

    private final RowKey key;
    private final DataCell[] cells;

    /**
     * @param rowKey not null
     * @param row the cells, none null
     */
    public DefaultRow(final RowKey rowKey, final DataCell... row) {
        key = Objects.requireNonNull(rowKey, "A row needs a key");
        cells = row.clone();
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] == null) {
                throw new NullPointerException("Cell " + i + " of row \"" + rowKey + "\" is null");
            }
        }
    }

    /**
     * @param rowId the key
     * @param row the cells, none null
     */
    public DefaultRow(final String rowId, final DataCell... row) {
        this(new RowKey(rowId), row);
    }

    /**
     * @param rowKey not null
     * @param row the cells, none null
     */
    public DefaultRow(final RowKey rowKey, final List<DataCell> row) {
        this(rowKey, row.toArray(DataCell[]::new));
    }

    /**
     * @param rowId the key
     * @param row the cells, none null
     */
    public DefaultRow(final String rowId, final List<DataCell> row) {
        this(new RowKey(rowId), row);
    }

    @Override
    public final int getNumCells() {
        return cells.length;
    }

    @Override
    public final RowKey getKey() {
        return key;
    }

    @Override
    public final DataCell getCell(final int index) {
        return cells[index];
    }

    @Override
    public Iterator<DataCell> iterator() {
        return List.of(cells).iterator();
    }

    @Override
    public boolean equals(final Object obj) {
        return obj == this
                || obj instanceof DataRow other
                        && key.equals(other.getKey())
                        && Arrays.equals(cells, other.stream().toArray());
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return stream().map(DataCell::toString).collect(Collectors.joining(", ", key + ": (", ")"));
    }
}
