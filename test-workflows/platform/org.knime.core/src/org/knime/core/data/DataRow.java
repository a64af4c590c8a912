package org.knime.core.data;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A row of cells with its key. */
public interface DataRow extends Iterable<DataCell> {

    /** @return the number of cells */
    int getNumCells();

    /** @return the key */
    RowKey getKey();

    /**
     * @param index counted from 0
     * @return the cell, never null
     */
    DataCell getCell(int index);

    /** @return the cells in their order */
    default Stream<DataCell> stream() {
        return StreamSupport.stream(spliterator(), false);
    }
}
