package org.knime.core.data.collection;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.knime.core.data.DataCell;

/** Something that holds cells. */
public interface CellCollection extends Iterable<DataCell> {

    /** @return the cells in their order */
    default Stream<DataCell> stream() {
        return StreamSupport.stream(spliterator(), false);
    }
}
