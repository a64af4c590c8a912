package org.knime.core.data.collection;

import org.knime.core.data.DataCell;

/** Cells that are all different. */
public interface SetDataValue extends CollectionDataValue {

    /**
     * @param cell any
     * @return whether it is an element
     */
    boolean contains(DataCell cell);
}
