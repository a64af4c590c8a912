package org.latentalign.node.shared.vectors;

import java.util.Map;
import java.util.Optional;
import org.knime.core.data.DataColumnProperties;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;

/**
 * A column whose vectors are those of another column of the same table after encoding. It is a column property, as
 * {@link VectorMark} is: who looks for vectors means the column that was encoded, and need not be told that there are two.
 */
public final class EncodedColumn {

    /** Written into saved tables: it never changes. */
    private static final String KEY = "org.latentalign.encoded";

    private EncodedColumn() {}

    /**
     * Describes such a column.
     *
     * @param name of the column
     * @param type of its cells
     * @param original name of the column whose vectors were encoded
     */
    public static DataColumnSpec of(final String name, final DataType type, final String original) {
        var creator = new DataColumnSpecCreator(name, type);
        creator.setProperties(new DataColumnProperties(Map.of(KEY, original)));
        return creator.createSpec();
    }

    /** Whether the vectors of a column are encoded ones of another vector column that the table still has. */
    static boolean isBesideOriginal(final DataTableSpec table, final String column) {
        return Optional.ofNullable(table.getColumnSpec(column).getProperties().getProperty(KEY))
                .map(table::getColumnSpec)
                .filter(VectorSource::isVectorColumn)
                .isPresent();
    }
}
