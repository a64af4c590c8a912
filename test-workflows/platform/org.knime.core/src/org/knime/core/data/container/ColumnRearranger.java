package org.knime.core.data.container;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** @return the number of columns now */
    public final int getColumnCount() {
        return columns.size();
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

    /** @param colIndices of the columns that stay, in their present order */
    public final void keepOnly(final int... colIndices) {
        final List<Rearrangement.Column> kept = new ArrayList<>();
        distinct(colIndices).stream().sorted().forEach(index -> kept.add(columns.get(index)));
        columns.clear();
        columns.addAll(kept);
    }

    /** @param colNames of the columns that stay, in their present order */
    public final void keepOnly(final String... colNames) {
        keepOnly(indicesOf(colNames));
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

    /**
     * @param from where the column is
     * @param to before which it goes
     */
    public final void move(final int from, final int to) {
        columns.add(from < to ? to - 1 : to, columns.remove(from));
    }

    /**
     * @param colName of a column
     * @param to before which it goes
     */
    public final void move(final String colName, final int to) {
        move(indicesOf(colName)[0], to);
    }

    /** @param colNamesInOrder of the columns that come first; the others follow in their present order */
    public final void permute(final String[] colNamesInOrder) {
        final Map<Integer, Rearrangement.Column> ordered = new LinkedHashMap<>();
        for (final int index : indicesOf(colNamesInOrder)) {
            if (ordered.put(index, columns.get(index)) != null) {
                throw new IllegalArgumentException("Column " + index + " is named twice");
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            ordered.putIfAbsent(i, columns.get(i));
        }
        columns.clear();
        columns.addAll(ordered.values());
    }

    /** @param colIndicesInOrder of the columns that come first; the others follow in their present order */
    public final void permute(final int[] colIndicesInOrder) {
        permute(Arrays.stream(colIndicesInOrder)
                .mapToObj(index -> columns.get(index).spec().getName())
                .toArray(String[]::new));
    }

    /**
     * @param position before which the new columns go
     * @param fac computes them
     */
    public final void insertAt(final int position, final CellFactory fac) {
        final DataColumnSpec[] specs = fac.getColumnSpecs();
        for (int i = 0; i < specs.length; i++) {
            columns.add(position + i, new Rearrangement.Column(specs[i], fac, i));
        }
    }

    /** @param fac computes the columns that go to the end */
    public final void append(final CellFactory fac) {
        insertAt(columns.size(), fac);
    }

    /**
     * @param newCol computes one column
     * @param colName of the column in whose place it goes
     */
    public final void replace(final CellFactory newCol, final String colName) {
        replace(newCol, indicesOf(colName));
    }

    /**
     * @param fac computes as many columns
     * @param colIndex of the columns in whose places they go
     */
    public final void replace(final CellFactory fac, final int... colIndex) {
        final DataColumnSpec[] specs = fac.getColumnSpecs();
        if (specs.length != colIndex.length) {
            throw new IndexOutOfBoundsException(specs.length + " columns cannot replace " + colIndex.length);
        }
        for (int i = 0; i < specs.length; i++) {
            columns.set(colIndex[i], new Rearrangement.Column(specs[i], fac, i));
        }
    }

    /** @return the columns now */
    public final DataTableSpec createSpec() {
        return new DataTableSpec(
                columns.stream().map(Rearrangement.Column::spec).toArray(DataColumnSpec[]::new));
    }
}
