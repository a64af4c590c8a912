package org.knime.core.data.collection;

import org.knime.core.data.DataCell;

/** Cells in an order. */
public interface ListDataValue extends CollectionDataValue {

    /**
     * @param index counted from 0
     * @return the element
     */
    DataCell get(int index);
}
