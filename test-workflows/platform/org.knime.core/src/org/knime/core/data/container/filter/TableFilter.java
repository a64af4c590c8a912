package org.knime.core.data.container.filter;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.knime.core.data.DataTableSpec;

/** Which rows and columns of a table are read. */
public final class TableFilter {

    private final Set<Integer> columns;
    private final Long from;
    private final Long to;

    private TableFilter(final Builder builder) {
        columns = builder.columns;
        from = builder.from;
        to = builder.to;
    }

    /**
     * @param indices of the columns to read; the others must not be touched
     * @return a filter
     */
    public static TableFilter materializeCols(final int... indices) {
        return new Builder().withMaterializeColumnIndices(indices).build();
    }

    /**
     * @param spec of the table
     * @param columns names of those to read; the others must not be touched
     * @return a filter
     */
    public static TableFilter materializeCols(final DataTableSpec spec, final String... columns) {
        return materializeCols(spec.columnsToIndices(columns));
    }

    /**
     * @param fromIndex of the first row, counted from 0
     * @return a filter
     */
    public static TableFilter filterRowsFromIndex(final long fromIndex) {
        return new Builder().withFromRowIndex(fromIndex).build();
    }

    /**
     * @param toIndex of the last row, counted from 0
     * @return a filter
     */
    public static TableFilter filterRowsToIndex(final long toIndex) {
        return new Builder().withToRowIndex(toIndex).build();
    }

    /**
     * @param fromIndex of the first row, counted from 0
     * @param toIndex of the last row
     * @return a filter
     */
    public static TableFilter filterRangeOfRows(final long fromIndex, final long toIndex) {
        return new Builder().withFromRowIndex(fromIndex).withToRowIndex(toIndex).build();
    }

    /** @return the columns to read, if not all */
    public Optional<Set<Integer>> getMaterializeColumnIndices() {
        return Optional.ofNullable(columns);
    }

    /** @return the first row, if not the table's */
    public Optional<Long> getFromRowIndex() {
        return Optional.ofNullable(from);
    }

    /** @return the last row, if not the table's */
    public Optional<Long> getToRowIndex() {
        return Optional.ofNullable(to);
    }

    /** Makes filters. */
    public static final class Builder {

        private Set<Integer> columns;
        private Long from;
        private Long to;

        /**
         * @param columnIndices of the columns to read
         * @return this
         */
        public Builder withMaterializeColumnIndices(final int... columnIndices) {
            final Set<Integer> indices = new LinkedHashSet<>();
            Arrays.stream(columnIndices).forEach(indices::add);
            columns = Collections.unmodifiableSet(indices);
            return this;
        }

        /**
         * @param fromIndex of the first row
         * @return this
         */
        public Builder withFromRowIndex(final long fromIndex) {
            from = fromIndex;
            return this;
        }

        /**
         * @param toIndex of the last row
         * @return this
         */
        public Builder withToRowIndex(final long toIndex) {
            to = toIndex;
            return this;
        }

        /** @return the filter */
        public TableFilter build() {
            return new TableFilter(this);
        }
    }
}
