package org.knime.core.data.collection;

import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;

/** A cell that holds cells that are all different. */
public class SetCell extends DataCell implements SetDataValue {

    private static final long serialVersionUID = 1L;

    private final transient Set<DataCell> elements;
    private final transient DataType elementType;

    SetCell(final Set<DataCell> elements) {
        this.elements = Collections.unmodifiableSet(elements);
        this.elementType = CollectionCellFactory.commonType(elements);
    }

    /**
     * @param elementType the type of the elements
     * @return the type of sets of them
     */
    public static final DataType getCollectionType(final DataType elementType) {
        return DataType.getType(SetCell.class, elementType);
    }

    @Override
    public DataType getElementType() {
        return elementType;
    }

    @Override
    public int size() {
        return elements.size();
    }

    @Override
    public Iterator<DataCell> iterator() {
        return elements.iterator();
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        return elements.equals(((SetCell) dc).elements);
    }

    @Override
    public int hashCode() {
        return elements.hashCode();
    }

    @Override
    public String toString() {
        return elements.toString();
    }
}
