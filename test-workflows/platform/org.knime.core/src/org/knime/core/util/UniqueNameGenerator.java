package org.knime.core.util;

import java.util.HashSet;
import java.util.Set;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;

/** Makes names that nothing has yet, by adding numbers. */
public final class UniqueNameGenerator {

    private final Set<String> taken;

    /** @param names taken already */
    public UniqueNameGenerator(final Set<String> names) {
        taken = new HashSet<>(names);
    }

    /** @param spec whose columns' names are taken already */
    public UniqueNameGenerator(final DataTableSpec spec) {
        this(Set.of(spec.getColumnNames()));
    }

    /**
     * @param suggested the name if it is free
     * @return the name, with a number if needed; taken from now on
     */
    public String newName(final String suggested) {
        final String base = suggested.trim();
        String unique = base;
        for (int i = 1; !taken.add(unique); i++) {
            unique = base + " (#" + i + ")";
        }
        return unique;
    }

    /**
     * @param suggested the name if it is free
     * @param type of the column
     * @return a column
     */
    public DataColumnSpec newColumn(final String suggested, final DataType type) {
        return newCreator(suggested, type).createSpec();
    }

    /**
     * @param suggested the name if it is free
     * @param type of the column
     * @return a column in the making
     */
    public DataColumnSpecCreator newCreator(final String suggested, final DataType type) {
        return new DataColumnSpecCreator(newName(suggested), type);
    }
}
