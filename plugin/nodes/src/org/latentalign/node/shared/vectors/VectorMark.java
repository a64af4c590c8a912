package org.latentalign.node.shared.vectors;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.knime.core.data.DataColumnProperties;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;

/**
 * A note on columns that says that they hold a vector, or one of its dimensions. It is a column property: filters, joins
 * and loops of KNIME keep it. Nodes that find vectors by themselves prefer columns with it, so that counters, doses and
 * times beside them are not taken for dimensions.
 */
final class VectorMark {

    /** Written into saved tables: it never changes. */
    private static final String KEY = "org.latentalign.vector";

    /** Written into saved tables, with the name of a {@link RowKind}: it never changes. */
    private static final String ROWS = "org.latentalign.rows";

    private VectorMark() {}

    /**
     * Marks a column.
     *
     * @param creator of the column
     * @param vector name of the vector, the same for all of its columns
     * @param rows what the rows are; of {@link RowKind#OTHER} nothing is noted
     */
    static void set(final DataColumnSpecCreator creator, final String vector, final RowKind rows) {
        creator.setProperties(new DataColumnProperties(
                rows == RowKind.OTHER ? Map.of(KEY, vector) : Map.of(KEY, vector, ROWS, rows.name())));
    }

    /** @return what the rows are, as far as a reader has noted it at a column */
    static Optional<RowKind> rows(final DataColumnSpec column) {
        var noted = column.getProperties().getProperty(ROWS);
        return Stream.of(RowKind.values())
                .filter(kind -> kind.name().equals(noted))
                .findFirst();
    }

    /** @return the name of the vector that a column holds, or one dimension of; empty when it is not marked */
    static Optional<String> of(final DataColumnSpec column) {
        return Optional.ofNullable(column.getProperties().getProperty(KEY));
    }
}
