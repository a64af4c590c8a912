package org.knime.core.data.collection;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.knime.core.data.DataCell;

/** Something that holds cells. */
public interface CellCollection extends Iterable<DataCell> {

    /** @return whether some cells are kept in files of their own; never in the stand-in */
    boolean containsBlobWrapperCells();

    /** @return the cells in their order */
    default Stream<DataCell> stream() {
        return StreamSupport.stream(spliterator(), false);
    }
}
