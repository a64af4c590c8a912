package org.knime.core.standin.table;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;

/** Some consecutive rows of a table. */
final class Batch {

    private static final int TARGET_BYTES = 1 << 20;
    private static final int MOST_ROWS = 4096;
    private static final int LEAST_ROWS = 16;
    private static final int KEY_BYTES = 56;

    final Chunk[] chunks;
    String[] keys;
    int rows;
    long bytes;

    /** An empty batch with room for as many rows as are well kept together. */
    Batch(final Kind[] kinds) {
        final int room =
                Math.max(LEAST_ROWS, Math.min(MOST_ROWS, TARGET_BYTES / (KEY_BYTES + Double.BYTES * kinds.length)));
        keys = new String[room];
        chunks = Arrays.stream(kinds).map(kind -> new Chunk(kind, room)).toArray(Chunk[]::new);
    }

    Batch(final String[] keys, final Chunk[] chunks) {
        this.keys = keys;
        this.chunks = chunks;
        this.rows = keys.length;
    }

    boolean isFull() {
        return rows == keys.length || bytes >= TARGET_BYTES;
    }

    /** The row after the last is complete. */
    void endRow(final String key) {
        keys[rows] = key;
        bytes += KEY_BYTES + key.length();
        for (final Chunk chunk : chunks) {
            bytes += chunk.bytes(rows);
        }
        rows++;
    }

    void trim() {
        if (rows < keys.length) {
            keys = Arrays.copyOf(keys, rows);
            for (final Chunk chunk : chunks) {
                chunk.trim(rows);
            }
        }
    }

    /** A row whose cells are made when asked for; other columns than the wanted, null for all, must not be touched. */
    DataRow row(final int index, final Set<Integer> wanted) {
        return new BatchRow(this, index, wanted);
    }

    private record BatchRow(Batch batch, int index, Set<Integer> wanted) implements DataRow {

        @Override
        public int getNumCells() {
            return batch.chunks.length;
        }

        @Override
        public RowKey getKey() {
            return new RowKey(batch.keys[index]);
        }

        @Override
        public DataCell getCell(final int column) {
            if (wanted != null && !wanted.contains(column)) {
                throw new IllegalStateException("Column " + column + " was not asked for by the table's filter");
            }
            return batch.chunks[column].cell(index);
        }

        @Override
        public Iterator<DataCell> iterator() {
            return IntStream.range(0, getNumCells()).mapToObj(this::getCell).iterator();
        }
    }
}
