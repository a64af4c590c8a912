package org.knime.core.data;

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
}
