package org.knime.core.data;

/** Any value that a table's cell can hold; the interfaces below this one say how it is read. */
public interface DataValue {

    /**
     * Takes the value out of a reading cursor, whose values change when it moves on.
     *
     * @return a cell that does not change
     */
    default DataCell materializeDataCell() {
        throw new UnsupportedOperationException(getClass().getName() + " cannot be turned into a cell");
    }
}
