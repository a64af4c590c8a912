package org.knime.core.standin.table;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;

/** Goes through rows once. */
abstract class Scan implements Position, Closeable {

    abstract boolean hasNext();

    /** Moves to the next row, which exists. */
    abstract void next();

    /** The present row, which stays what it is when the scan moves on. */
    abstract DataRow row();

    @Override
    public abstract void close();

    /** Where scans come from. */
    interface Source {

        /** The wanted columns, null for all, from one row to the one before another. */
        Scan scan(Set<Integer> wanted, long from, long to);
    }

    /** The rows of a store. */
    static final class OfStore extends Scan {

        private final TableStore.Batches batches;
        private final Set<Integer> wanted;
        private Batch batch;
        private int index = -1;
        private long left;

        OfStore(final TableStore store, final Set<Integer> wanted, final long from, final long to) {
            this.batches = store.batches(wanted);
            this.wanted = wanted;
            this.left = Math.max(0, Math.min(to, store.size()) - from);
            long skipped = 0;
            while (left > 0 && skipped + batches.nextRows() <= from) {
                skipped += batches.nextRows();
                batches.skip();
            }
            if (left > 0 && skipped < from) {
                batch = batches.next();
                index = (int) (from - skipped) - 1;
            }
        }

        @Override
        boolean hasNext() {
            return left > 0;
        }

        @Override
        void next() {
            left--;
            index++;
            if (batch == null || index == batch.rows) {
                batch = batches.next();
                index = 0;
            }
        }

        @Override
        public String key() {
            return batch.keys[index];
        }

        @Override
        public Chunk chunk(final int column) {
            if (wanted != null && !wanted.contains(column)) {
                throw new IllegalStateException("Column " + column + " was not asked for by the table's filter");
            }
            return batch.chunks[column];
        }

        @Override
        public int index(final int column) {
            return index;
        }

        @Override
        DataRow row() {
            return batch.row(index, wanted);
        }

        @Override
        public void close() {
            batches.close();
        }
    }

    /** Columns of several scans side by side, with the keys of the first. */
    @SuppressWarnings("resource") // the parts are closed with the whole
    static final class SideBySide extends Scan {

        private final List<Scan> parts;
        private final int[] part;
        private final int[] columnInPart;

        SideBySide(final List<Scan> parts, final int[] part, final int[] columnInPart) {
            this.parts = parts;
            this.part = part;
            this.columnInPart = columnInPart;
        }

        @Override
        boolean hasNext() {
            return parts.get(0).hasNext();
        }

        @Override
        void next() {
            parts.forEach(Scan::next);
        }

        @Override
        public String key() {
            return parts.get(0).key();
        }

        @Override
        public Chunk chunk(final int column) {
            return parts.get(part[column]).chunk(columnInPart[column]);
        }

        @Override
        public int index(final int column) {
            return parts.get(part[column]).index(columnInPart[column]);
        }

        @Override
        DataRow row() {
            final List<DataRow> rows = new ArrayList<>(parts.size());
            parts.forEach(scan -> rows.add(scan.row()));
            return new Row(rows, part, columnInPart);
        }

        @Override
        public void close() {
            parts.forEach(Scan::close);
        }

        private record Row(List<DataRow> rows, int[] part, int[] columnInPart) implements DataRow {

            @Override
            public int getNumCells() {
                return part.length;
            }

            @Override
            public RowKey getKey() {
                return rows.get(0).getKey();
            }

            @Override
            public DataCell getCell(final int column) {
                return rows.get(part[column]).getCell(columnInPart[column]);
            }

            @Override
            public Iterator<DataCell> iterator() {
                return IntStream.range(0, part.length).mapToObj(this::getCell).iterator();
            }
        }
    }
}
