package org.knime.core.standin.table;

import org.knime.core.data.DataType;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.vector.doublevector.DoubleVectorCellFactory;

/** How the values of a column are kept. */
enum Kind {
    DOUBLE,
    LONG,
    INT,
    BOOLEAN,
    STRING,
    DOUBLE_LIST,
    DOUBLE_VECTOR,
    /** Any other cells, as they are. */
    CELL;

    static Kind of(final DataType type) {
        if (type.equals(DoubleCell.TYPE)) {
            return DOUBLE;
        } else if (type.equals(LongCell.TYPE)) {
            return LONG;
        } else if (type.equals(IntCell.TYPE)) {
            return INT;
        } else if (type.equals(BooleanCell.TYPE)) {
            return BOOLEAN;
        } else if (type.equals(StringCell.TYPE)) {
            return STRING;
        } else if (type.equals(ListCell.getCollectionType(DoubleCell.TYPE))) {
            return DOUBLE_LIST;
        } else if (type.equals(DoubleVectorCellFactory.TYPE)) {
            return DOUBLE_VECTOR;
        }
        return CELL;
    }

    boolean isWhole() {
        return this == LONG || this == INT || this == BOOLEAN;
    }
}
