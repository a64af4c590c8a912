package org.knime.core.data;

import java.io.Serializable;
import org.knime.core.data.collection.CollectionDataValue;

/** A value that never changes. */
public abstract class DataCell implements DataValue, Serializable {

    private static final long serialVersionUID = 1L;

    private static final ClassValue<DataType> TYPES = new ClassValue<>() {
        @Override
        protected DataType computeValue(final Class<?> cell) {
            return DataType.getType(cell.asSubclass(DataCell.class));
        }
    };

    @Override
    public DataCell materializeDataCell() {
        return this;
    }

    /** @return this cell's type, with the type of its elements if it is a collection */
    public final DataType getType() {
        return this instanceof CollectionDataValue collection
                ? DataType.getType(getClass(), collection.getElementType())
                : TYPES.get(getClass());
    }

    /** @return whether this stands for no value */
    public boolean isMissing() {
        return false;
    }

    @Override
    public abstract String toString();

    @Override
    public final boolean equals(final Object o) {
        if (o == this) {
            return true;
        }
        if (!(o instanceof DataCell other)) {
            return false;
        }
        if (isMissing() || other.isMissing()) {
            return isMissing() && other.isMissing();
        }
        if (getClass() == other.getClass()) {
            return equalsDataCell(other);
        }
        return getType().getPreferredValueClass() == other.getType().getPreferredValueClass() && equalContent(other);
    }

    /**
     * @param dc a cell of the same class, not missing
     * @return whether both hold the same
     */
    protected abstract boolean equalsDataCell(DataCell dc);

    /**
     * @param otherValue a value of another class with the same preferred value class
     * @return whether both hold the same
     */
    protected boolean equalContent(final DataValue otherValue) {
        return false;
    }

    @Override
    public abstract int hashCode();
}
