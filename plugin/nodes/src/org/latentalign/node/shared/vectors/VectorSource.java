package org.latentalign.node.shared.vectors;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;

/**
 * Where the vectors of a table are: which columns, in which shape, and what the dimensions are called.
 *
 * @param shape how the table holds a vector
 * @param columns names of the columns: one, or for {@link VectorShape#COLUMNS} one for each dimension, in order
 * @param elementNames one name for each dimension, in order; empty when the table's spec does not tell
 */
public record VectorSource(VectorShape shape, List<String> columns, List<String> elementNames) {

    /** How many names a message lists before it only counts. */
    private static final int NAMES_SHOWN = 5;

    /** Copies the lists. */
    public VectorSource {
        columns = List.copyOf(columns);
        elementNames = List.copyOf(elementNames);
    }

    /**
     * @param columns numeric columns, in the order of the dimensions
     * @return vectors spread over these columns
     */
    public static VectorSource ofColumns(final List<String> columns) {
        return new VectorSource(VectorShape.COLUMNS, columns, columns);
    }

    /**
     * @param column a list or double vector column
     * @return the vectors in its cells
     * @throws InvalidSettingsException when the column is neither
     */
    public static VectorSource ofColumn(final DataColumnSpec column) throws InvalidSettingsException {
        VectorShape shape;
        if (VectorShape.isList(column.getType())) {
            shape = VectorShape.LIST;
        } else if (VectorShape.isDoubleVector(column.getType())) {
            shape = VectorShape.DOUBLE_VECTOR;
        } else {
            throw new InvalidSettingsException("The column \"" + column.getName() + "\" holds "
                    + column.getType().getName() + ", but vectors need a list of numbers or a double vector.");
        }
        return new VectorSource(shape, List.of(column.getName()), namesOf(column));
    }

    /**
     * @param table spec of a table with numeric columns
     * @return vectors spread over those that are marked as dimensions, or over all when none is
     */
    public static VectorSource ofDimensions(final DataTableSpec table) {
        return ofColumns(TableColumns.likelyDimensions(table).stream()
                .map(DataColumnSpec::getName)
                .toList());
    }

    /** @return whether the column holds one vector in each cell */
    public static boolean isVectorColumn(final DataColumnSpec column) {
        return VectorShape.isList(column.getType()) || VectorShape.isDoubleVector(column.getType());
    }

    /** @return whether the column holds one number in each cell; truth values are none */
    public static boolean isNumericColumn(final DataColumnSpec column) {
        return VectorShape.isNumber(column.getType()) && !column.getType().isCompatible(BooleanValue.class);
    }

    /** @return the columns that hold one vector in each cell, in the order of the table */
    public static List<DataColumnSpec> vectorColumns(final DataTableSpec table) {
        return table.stream().filter(VectorSource::isVectorColumn).toList();
    }

    /** @return the columns that hold one number in each cell, in the order of the table */
    public static List<DataColumnSpec> numericColumns(final DataTableSpec table) {
        return table.stream().filter(VectorSource::isNumericColumn).toList();
    }

    /** KNIME names a list's elements only if somebody set the names; some nodes put the column's own name there. */
    private static List<String> namesOf(final DataColumnSpec column) {
        var names = column.getElementNames();
        return names.equals(List.of(column.getName())) ? List.of() : names;
    }

    /** @return what the vectors are called: their column, or the first and the last of their columns */
    public String label() {
        if (columns.size() == 1) {
            return columns.get(0);
        }
        return columns.get(0) + " ... " + columns.get(columns.size() - 1) + " (" + columns.size() + " columns)";
    }

    /** @return d, when the table's spec tells it */
    public OptionalInt dimension() {
        return elementNames.isEmpty() ? OptionalInt.empty() : OptionalInt.of(elementNames.size());
    }

    /**
     * @param table the spec of a table that has the columns
     * @return the indices of {@link #columns()} in it
     */
    int[] indicesIn(final DataTableSpec table) {
        return columns.stream().mapToInt(table::findColumnIndex).toArray();
    }

    /**
     * Lists names for a message.
     *
     * @param names one or more
     * @return the first few in quotation marks, and how many more there are
     */
    public static String list(final Collection<String> names) {
        var shown = new ArrayList<String>();
        for (var name : names) {
            if (shown.size() == NAMES_SHOWN) {
                break;
            }
            shown.add('"' + name + '"');
        }
        int more = names.size() - shown.size();
        return String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
    }

    /**
     * @param wanted names
     * @param available names
     * @return the wanted ones that are not available, in order
     */
    static List<String> missing(final Collection<String> wanted, final Collection<String> available) {
        Set<String> present = new HashSet<>(available);
        return wanted.stream().filter(name -> !present.contains(name)).toList();
    }
}
