package org.knime.core.data.container;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.standin.table.Rearrangement;

/** Says how a table's columns become those of another: which stay, in what order, and which are computed. */
public class ColumnRearranger {

    private final DataTableSpec original;
    private final List<Rearrangement.Column> columns = new ArrayList<>();

    /** @param original the columns to start with */
    public ColumnRearranger(final DataTableSpec original) {
        this.original = original;
        for (int i = 0; i < original.getNumColumns(); i++) {
            columns.add(new Rearrangement.Column(original.getColumnSpec(i), null, i));
        }
    }

    static {
        Rearrangement.setAccess(rearranger -> new Rearrangement(rearranger.original, rearranger.columns));
    }

    /**
     * @param colName a name
     * @return the index of that column now, or -1
     */
    public final int indexOf(final String colName) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).spec().getName().equals(colName)) {
                return i;
            }
        }
        return -1;
    }

    private int[] indicesOf(final String... names) {
        final int[] indices = Arrays.stream(names).mapToInt(this::indexOf).toArray();
        for (int i = 0; i < indices.length; i++) {
            if (indices[i] < 0) {
                throw new IllegalArgumentException("No such column: " + names[i]);
            }
        }
        return indices;
    }

    private static Set<Integer> distinct(final int... indices) {
        final Set<Integer> set = new HashSet<>();
        for (final int index : indices) {
            if (!set.add(index)) {
                throw new IndexOutOfBoundsException("Column " + index + " is named twice");
            }
        }
        return set;
    }

    /** @param colIndices of the columns that go */
    public final void remove(final int... colIndices) {
        distinct(colIndices).stream()
                .sorted((a, b) -> Integer.compare(b, a))
                .forEach(index -> columns.remove(index.intValue()));
    }

    /** @param colNames of the columns that go */
    public final void remove(final String... colNames) {
        remove(indicesOf(colNames));
    }

    /** @return the columns now */
    public final DataTableSpec createSpec() {
        return new DataTableSpec(
                columns.stream().map(Rearrangement.Column::spec).toArray(DataColumnSpec[]::new));
    }
}
