package org.knime.core.data.collection;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;

/** A cell that holds cells in an order. */
public class ListCell extends DataCell implements ListDataValue {

    private static final long serialVersionUID = 1L;

    private final transient List<DataCell> elements;
    private final transient DataType elementType;

    ListCell(final List<DataCell> elements) {
        this.elements = Collections.unmodifiableList(elements);
        this.elementType = CollectionCellFactory.commonType(elements);
    }

    /**
     * @param elementType the type of the elements
     * @return the type of lists of them
     */
    public static final DataType getCollectionType(final DataType elementType) {
        return DataType.getType(ListCell.class, elementType);
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
    public DataCell get(final int index) {
        return elements.get(index);
    }

    @Override
    public Iterator<DataCell> iterator() {
        return elements.iterator();
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        return elements.equals(((ListCell) dc).elements);
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
