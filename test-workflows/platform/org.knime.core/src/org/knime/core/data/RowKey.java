package org.knime.core.data;

import java.util.Arrays;
import java.util.Objects;

/** The name of a row, unique in its table. */
public final class RowKey implements RowKeyValue {

    private final String id;

    /** @param id the name, not null */
    public RowKey(final String id) {
        this.id = Objects.requireNonNull(id, "A row key needs a name");
    }

    @Override
    public String getString() {
        return id;
    }

    @Override
    public RowKey materializeRowKey() {
        return this;
    }

    @Override
    public boolean equals(final Object obj) {
        return obj == this
                || obj instanceof RowKeyValue other && other.getString().equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }

    /**
     * @param rowIndex counted from 0
     * @return "Row" and the number
     */
    public static RowKey createRowKey(final long rowIndex) {
        return new RowKey("Row" + rowIndex);
    }

    /**
     * @param strs names, or null
     * @return a key each, or null
     */
    public static RowKey[] toRowKeys(final String... strs) {
        return strs == null ? null : Arrays.stream(strs).map(RowKey::new).toArray(RowKey[]::new);
    }

    /**
     * @param rowKeys keys, or null
     * @return a name each, or null
     */
    public static String[] toStrings(final RowKey... rowKeys) {
        return rowKeys == null
                ? null
                : Arrays.stream(rowKeys).map(RowKey::getString).toArray(String[]::new);
    }
}
