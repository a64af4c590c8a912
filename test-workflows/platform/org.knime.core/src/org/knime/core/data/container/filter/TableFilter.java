package org.knime.core.data.container.filter;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

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

        /** @return the filter */
        public TableFilter build() {
            return new TableFilter(this);
        }
    }
}
