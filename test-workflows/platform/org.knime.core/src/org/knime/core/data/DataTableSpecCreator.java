package org.knime.core.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes {@link DataTableSpec}s column by column. */
public final class DataTableSpecCreator {

    private final List<DataColumnSpec> columns = new ArrayList<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private String name;

    /** Starts without columns. */
    public DataTableSpecCreator() {}

    /** @param spec to start with */
    public DataTableSpecCreator(final DataTableSpec spec) {
        name = spec.getName();
        addColumns(spec);
        properties.putAll(spec.getProperties());
    }

    /**
     * @param newColumns to append
     * @return this
     */
    public DataTableSpecCreator addColumns(final DataColumnSpec... newColumns) {
        columns.addAll(List.of(newColumns));
        return this;
    }

    /**
     * @param spec whose columns to append
     * @return this
     */
    public DataTableSpecCreator addColumns(final DataTableSpec spec) {
        spec.forEach(columns::add);
        return this;
    }

    /**
     * @param index counted from 0
     * @param newColumn in its place
     * @return this
     */
    public DataTableSpecCreator replaceColumn(final int index, final DataColumnSpec newColumn) {
        columns.set(index, newColumn);
        return this;
    }

    /** @return this, without columns */
    public DataTableSpecCreator dropAllColumns() {
        columns.clear();
        return this;
    }

    /** @return this, with nothing known of the values */
    public DataTableSpecCreator dropAllDomains() {
        columns.replaceAll(column -> {
            final DataColumnSpecCreator creator = new DataColumnSpecCreator(column);
            creator.setDomain(null);
            return creator.createSpec();
        });
        return this;
    }

    /**
     * @param n the table's name
     * @return this
     */
    public DataTableSpecCreator setName(final String n) {
        name = n;
        return this;
    }

    /**
     * @param key of a free note
     * @param value its text
     * @return this
     */
    public DataTableSpecCreator putProperty(final String key, final String value) {
        properties.put(key, value);
        return this;
    }

    /**
     * @param props free notes
     * @return this
     */
    public DataTableSpecCreator putProperties(final Map<String, String> props) {
        properties.putAll(props);
        return this;
    }

    /** @return the spec */
    public DataTableSpec createSpec() {
        return new DataTableSpec(name, columns.toArray(DataColumnSpec[]::new), properties);
    }
}
