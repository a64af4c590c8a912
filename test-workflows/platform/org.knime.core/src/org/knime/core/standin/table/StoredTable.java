package org.knime.core.standin.table;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.container.ContainerTable;
import org.knime.core.data.container.filter.TableFilter;
import org.knime.core.data.v2.RowCursor;
import org.knime.core.data.v2.RowRead;

/** A table, in one of two forms: its cursor shows cells, or values that change as it moves. */
public final class StoredTable implements ContainerTable {

    private final DataTableSpec spec;
    private final Kind[] kinds;
    private final long size;
    private final boolean columnar;
    private final Scan.Source source;
    private final Runnable clear;

    private StoredTable(
            final DataTableSpec spec,
            final Kind[] kinds,
            final long size,
            final boolean columnar,
            final Scan.Source source,
            final Runnable clear) {
        this.spec = spec;
        this.kinds = kinds;
        this.size = size;
        this.columnar = columnar;
        this.source = source;
        this.clear = clear;
    }

    static StoredTable of(final DataTableSpec spec, final TableStore store, final boolean columnar) {
        return new StoredTable(
                spec,
                store.kinds(),
                store.size(),
                columnar,
                (wanted, from, to) -> new Scan.OfStore(store, wanted, from, to),
                store::clear);
    }

    /**
     * Columns of two tables with the same number of rows, side by side, with the keys of the first.
     *
     * @param spec of the new table
     * @param first table
     * @param second table
     * @param fromSecond whether a column is of the second table, for each
     * @param column the index in its table, for each
     * @param columnar whether the cursor's values change
     * @return the new table, which shares the rows
     */
    static StoredTable sideBySide(
            final DataTableSpec spec,
            final StoredTable first,
            final StoredTable second,
            final boolean[] fromSecond,
            final int[] column,
            final boolean columnar) {
        final int[] part = IntStream.range(0, column.length)
                .map(i -> fromSecond[i] ? 1 : 0)
                .toArray();
        final Kind[] kinds = IntStream.range(0, column.length)
                .mapToObj(i -> (fromSecond[i] ? second : first).kinds[column[i]])
                .toArray(Kind[]::new);
        final Scan.Source source = (wanted, from, to) -> new Scan.SideBySide(
                List.of(
                        first.source.scan(inPart(wanted, part, column, 0), from, to),
                        second.source.scan(inPart(wanted, part, column, 1), from, to)),
                part,
                column);
        // the first table belongs to the node that made it
        return new StoredTable(spec, kinds, first.size, columnar, source, second.clear);
    }

    private static Set<Integer> inPart(
            final Set<Integer> wanted, final int[] part, final int[] column, final int chosen) {
        return IntStream.range(0, column.length)
                .filter(i -> part[i] == chosen && (wanted == null || wanted.contains(i)))
                .map(i -> column[i])
                .boxed()
                .collect(Collectors.toSet());
    }

    /**
     * @param newSpec other names or domains for the same columns
     * @return a table that shares the rows
     */
    public StoredTable withSpec(final DataTableSpec newSpec) {
        return new StoredTable(newSpec, kinds, size, columnar, source, () -> {});
    }

    @Override
    public DataTableSpec getDataTableSpec() {
        return spec;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void clear() {
        clear.run();
    }

    @Override
    @SuppressWarnings("resource") // closed with the cursor
    public RowCursor cursor(final TableFilter filter) {
        return new Cursor(scan(filter), kinds, columnar);
    }

    @Override
    public CloseableRowIterator iterator() {
        return rows(null);
    }

    /**
     * @param filter the wanted rows and columns, null for all
     * @return the rows
     */
    @SuppressWarnings("resource") // closed with the iterator
    public CloseableRowIterator rows(final TableFilter filter) {
        return new Rows(scan(filter));
    }

    private Scan scan(final TableFilter filter) {
        return filter == null
                ? source.scan(null, 0, size)
                : source.scan(
                        filter.getMaterializeColumnIndices().orElse(null),
                        filter.getFromRowIndex().orElse(0L),
                        filter.getToRowIndex().map(last -> last + 1).orElse(size));
    }

    private static final class Cursor implements RowCursor {

        private final Scan scan;
        private final RowRead read;
        private DataRow cells;

        Cursor(final Scan scan, final Kind[] kinds, final boolean columnar) {
            this.scan = scan;
            this.read = columnar ? new ReadValues(scan, kinds) : new CellsRowRead(() -> cells);
        }

        @Override
        public boolean canForward() {
            return scan.hasNext();
        }

        @Override
        public RowRead forward() {
            if (!scan.hasNext()) {
                return null;
            }
            scan.next();
            if (read instanceof CellsRowRead) {
                cells = scan.row();
            }
            return read;
        }

        @Override
        public void close() {
            scan.close();
        }
    }

    private static final class Rows extends CloseableRowIterator {

        private final Scan scan;

        Rows(final Scan scan) {
            this.scan = scan;
        }

        @Override
        public boolean hasNext() {
            if (!scan.hasNext()) {
                scan.close();
                return false;
            }
            return true;
        }

        @Override
        public DataRow next() {
            if (!scan.hasNext()) {
                throw new NoSuchElementException("The table has no more rows");
            }
            scan.next();
            return scan.row();
        }

        @Override
        public void close() {
            scan.close();
        }
    }
}
