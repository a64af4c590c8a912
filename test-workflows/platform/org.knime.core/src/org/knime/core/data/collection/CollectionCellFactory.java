package org.knime.core.data.collection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import org.knime.core.data.DataCell;
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
     * @param coll the elements, none null
     * @return a set
     */
    public static SetCell createSetCell(final Collection<? extends DataCell> coll) {
        return new SetCell(new LinkedHashSet<>(coll));
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
