package org.knime.core.standin.table;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.DataType;
import org.knime.core.data.container.DataContainerException;
import org.knime.core.data.container.DataContainerSettings;
import org.knime.core.data.v2.RowRead;
import org.knime.core.util.DuplicateKeyException;

/** Takes rows, checks them against the spec and each other, and makes a table of them. */
public final class TableWriter {

    private static final int SHOWN_LENGTH = 30;

    private final DataTableSpec spec;
    private final TableStore store;
    private final KeySet keys;
    private final ColumnDomain[] domains;
    private Batch batch;

    /**
     * @param spec of the table
     * @param settings what is checked and learned
     */
    public TableWriter(final DataTableSpec spec, final DataContainerSettings settings) {
        this.spec = spec;
        this.store = new TableStore(
                spec.stream().map(column -> Kind.of(column.getType())).toArray(Kind[]::new));
        this.keys = settings.isCheckDuplicateRowKeys() ? new KeySet() : null;
        final boolean keep = settings.isInitializeDomain();
        this.domains = settings.isEnableDomainUpdate()
                ? spec.stream()
                        .map(column -> new ColumnDomain(column, keep, settings.getMaxDomainValues()))
                        .toArray(ColumnDomain[]::new)
                : null;
        this.batch = new Batch(store.kinds());
    }

    /** @return the number of rows taken */
    public long size() {
        return store.size() + batch.rows;
    }

    Kind[] kinds() {
        return store.kinds();
    }

    /** @param row to append */
    public void add(final DataRow row) {
        final String key = row.getKey().getString();
        if (row.getNumCells() != spec.getNumColumns()) {
            throw new IllegalArgumentException("Row \"" + key + "\" has " + row.getNumCells() + " cells, but the table "
                    + spec.getNumColumns() + " columns");
        }
        for (int i = 0; i < batch.chunks.length; i++) {
            final DataCell cell = row.getCell(i);
            if (cell.isMissing()) {
                batch.chunks[i].setMissing(batch.rows);
            } else {
                checkType(cell, i, key);
                batch.chunks[i].set(batch.rows, cell);
            }
        }
        endRow(key);
    }

    private void checkType(final DataCell cell, final int column, final String key) {
        final DataType expected = spec.getColumnSpec(column).getType();
        final DataType type = cell.getType();
        if (type != expected && !expected.isASuperTypeOf(type)) {
            final String text = cell.toString();
            throw new IllegalArgumentException("Runtime class of object \""
                    + (text.length() > SHOWN_LENGTH ? text.substring(0, SHOWN_LENGTH) + "..." : text) + "\" (index "
                    + column + ") in row \"" + key + "\" is " + type
                    + " and does not comply with its supposed superclass " + expected);
        }
    }

    void add(final RowRead row) {
        for (int i = 0; i < batch.chunks.length; i++) {
            if (row instanceof BufferRow buffer) {
                batch.chunks[i].take(batch.rows, buffer.position().chunk(i), 0);
            } else if (row.isMissing(i)) {
                batch.chunks[i].setMissing(batch.rows);
            } else {
                batch.chunks[i].set(batch.rows, row.getValue(i));
            }
        }
        endRow(row.getRowKey().getString());
    }

    private void endRow(final String key) {
        if (key == null) {
            throw new IllegalStateException("Row " + size() + " has no key");
        }
        if (keys != null && !keys.add(key) && contains(key)) {
            throw new DuplicateKeyException("Encountered duplicate row ID \"" + key + "\"", key);
        }
        for (int i = 0; domains != null && i < domains.length; i++) {
            domains[i].learn(batch.chunks[i], batch.rows);
        }
        batch.endRow(key);
        if (batch.isFull()) {
            endBatch();
            batch = new Batch(store.kinds());
        }
    }

    private void endBatch() {
        try {
            store.add(batch);
        } catch (IOException e) {
            throw new DataContainerException(
                    "The table cannot be written to the temporary folder: " + e.getMessage(), e);
        }
    }

    private boolean contains(final String key) {
        if (Arrays.asList(batch.keys).subList(0, batch.rows).contains(key)) {
            return true;
        }
        try (TableStore.Batches batches = store.batches(Set.of())) {
            while (batches.nextRows() > 0) {
                if (Arrays.asList(batches.next().keys).contains(key)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Throws the rows away. */
    public void clear() {
        store.clear();
    }

    /**
     * @param columnar whether the table's cursor shows values that change
     * @return the table of all rows, with what was learned of their values
     */
    public StoredTable finish(final boolean columnar) {
        if (batch.rows > 0) {
            endBatch();
        }
        batch = new Batch(new Kind[0]);
        store.finish();
        final DataTableSpec learned = domains == null
                ? spec
                : new DataTableSpecCreator(spec)
                        .dropAllColumns()
                        .addColumns(
                                Stream.of(domains).map(ColumnDomain::learned).toArray(DataColumnSpec[]::new))
                        .createSpec();
        return StoredTable.of(learned, store, columnar);
    }
}
