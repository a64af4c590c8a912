package org.knime.core.data.collection;

import org.knime.core.data.DataType;
import org.knime.core.data.DataValue;

/** A value made of cells. */
public interface CollectionDataValue extends DataValue, CellCollection {

    /** @return the type that all elements have in common */
    DataType getElementType();

    /** @return the number of elements */
    int size();
}
