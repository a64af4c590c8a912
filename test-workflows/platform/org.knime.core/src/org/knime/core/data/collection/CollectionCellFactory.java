package org.knime.core.data.collection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.standin.table.DoubleCells;

/** Makes cells that hold cells. */
public final class CollectionCellFactory {

    private CollectionCellFactory() {}

    /**
     * @param coll the elements in their order, none null
     * @return a list
     */
    public static ListCell createListCell(final Collection<? extends DataCell> coll) {
        return new ListCell(coll instanceof DoubleCells doubles ? doubles : new ArrayList<>(coll));
    }

    /**
     * @param row a row
     * @param cols indices of the elements' columns
     * @return a list
     */
    public static ListCell createListCell(final DataRow row, final int[] cols) {
        return createListCell(Arrays.stream(cols).mapToObj(row::getCell).toList());
    }

    /**
     * @param coll the elements, none null
     * @return a set
     */
    public static SetCell createSetCell(final Collection<? extends DataCell> coll) {
        return new SetCell(new LinkedHashSet<>(coll));
    }

    /**
     * @param row a row
     * @param cols indices of the elements' columns
     * @return a set
     */
    public static SetCell createSetCell(final DataRow row, final int[] cols) {
        return createSetCell(Arrays.stream(cols).mapToObj(row::getCell).toList());
    }

    /**
     * @param colType types
     * @return the narrowest that holds the cells of all, or null if there are none
     */
    public static DataType getElementType(final DataType[] colType) {
        return Arrays.stream(colType).reduce(DataType::getCommonSuperType).orElse(null);
    }

    /**
     * @param tableSpec a table
     * @param cols indices of columns
     * @return the narrowest type that holds the cells of all
     */
    public static DataType getElementType(final DataTableSpec tableSpec, final int[] cols) {
        return getElementType(Arrays.stream(cols)
                .mapToObj(i -> tableSpec.getColumnSpec(i).getType())
                .toArray(DataType[]::new));
    }

    /** The type shared by the elements; that of the missing cell if there are none. */
    static DataType commonType(final Collection<? extends DataCell> elements) {
        if (elements instanceof DoubleCells doubles) {
            return doubles.elementType();
        }
        DataType common = DataType.getMissingCell().getType();
        for (final DataCell element : elements) {
            final DataType type = element.getType();
            if (type != common) {
                common = DataType.getCommonSuperType(common, type);
            }
        }
        return common;
    }
}
