package org.knime.core.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** What is known of a column's values: bounds, or the list of all. */
public final class DataColumnDomain {

    private static final String KEY_LOWER = "lower_bound";
    private static final String KEY_UPPER = "upper_bound";
    private static final String KEY_VALUES = "possible_values";

    private final DataCell lower;
    private final DataCell upper;
    private final Set<DataCell> values;

    DataColumnDomain(final DataCell lower, final DataCell upper, final Set<DataCell> values) {
        this.lower = lower;
        this.upper = upper;
        this.values = values == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    /** @return all values in the order of their first rows, or null if unknown */
    public Set<DataCell> getValues() {
        return values;
    }

    /** @return whether the values are known */
    public boolean hasValues() {
        return values != null;
    }

    /** @return the least value, or null if unknown */
    public DataCell getLowerBound() {
        return lower;
    }

    /** @return whether the least value is known */
    public boolean hasLowerBound() {
        return lower != null;
    }

    /** @return the greatest value, or null if unknown */
    public DataCell getUpperBound() {
        return upper;
    }

    /** @return whether the greatest value is known */
    public boolean hasUpperBound() {
        return upper != null;
    }

    /** @return whether both bounds are known */
    public boolean hasBounds() {
        return lower != null && upper != null;
    }

    @Override
    public boolean equals(final Object obj) {
        return obj == this
                || obj instanceof DataColumnDomain other
                        && Objects.equals(lower, other.lower)
                        && Objects.equals(upper, other.upper)
                        && Objects.equals(values, other.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(lower, upper, values);
    }

    @Override
    public String toString() {
        return "lower=" + lower + ",upper=" + upper + ",values=" + values;
    }

    /** @param config gets this domain */
    public void save(final ConfigWO config) {
        if (lower != null) {
            config.addDataCell(KEY_LOWER, lower);
        }
        if (upper != null) {
            config.addDataCell(KEY_UPPER, upper);
        }
        if (values != null) {
            config.addDataCellArray(KEY_VALUES, values.toArray(DataCell[]::new));
        }
    }

    /**
     * @param config written by {@link #save(ConfigWO)}
     * @return the domain; what cannot be read is unknown
     */
    public static DataColumnDomain load(final ConfigRO config) {
        final DataCell[] values = config.getDataCellArray(KEY_VALUES, (DataCell[]) null);
        return new DataColumnDomain(
                config.getDataCell(KEY_LOWER, null),
                config.getDataCell(KEY_UPPER, null),
                values == null ? null : new LinkedHashSet<>(Arrays.asList(values)));
    }
}
