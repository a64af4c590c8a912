package org.knime.core.data;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.swing.JComponent;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.config.Config;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;

/** The columns of a table. */
public final class DataTableSpec implements PortObjectSpec, Iterable<DataColumnSpec> {

    private static final String DEFAULT_NAME = "default";
    private static final String KEY_NAME = "spec_name";
    private static final String KEY_COLUMN_COUNT = "number_columns";
    private static final String KEY_COLUMN = "column_spec_";
    private static final String KEY_PROPERTIES = "spec_properties";

    /** Writes and reads specs that travel with port objects. */
    public static final class Serializer extends PortObjectSpecSerializer<DataTableSpec> {

        private static final String ENTRY = "spec.xml";

        @Override
        public void savePortObjectSpec(final DataTableSpec portObjectSpec, final PortObjectSpecZipOutputStream out)
                throws IOException {
            final ModelContent content = new ModelContent(ENTRY);
            portObjectSpec.save(content);
            out.putNextEntry(new ZipEntry(ENTRY));
            content.saveToXML(out);
        }

        @Override
        public DataTableSpec loadPortObjectSpec(final PortObjectSpecZipInputStream in) throws IOException {
            final ZipEntry entry = in.getNextEntry();
            if (entry == null || !ENTRY.equals(entry.getName())) {
                throw new IOException("The spec's archive has no " + ENTRY);
            }
            try {
                return load(ModelContent.loadFromXML(in));
            } catch (InvalidSettingsException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }

    private final String name;
    private final DataColumnSpec[] columns;
    private final Map<String, String> properties;
    private final Map<String, Integer> indices = new HashMap<>();

    /** A spec without columns. */
    public DataTableSpec() {
        this(DEFAULT_NAME);
    }

    /** @param name of the table */
    public DataTableSpec(final String name) {
        this(name, new DataColumnSpec[0]);
    }

    /** @param colSpecs the columns, of different names */
    public DataTableSpec(final DataColumnSpec... colSpecs) {
        this(DEFAULT_NAME, colSpecs);
    }

    /**
     * @param name of the table
     * @param colSpecs the columns, of different names
     */
    public DataTableSpec(final String name, final DataColumnSpec... colSpecs) {
        this(name, colSpecs, Map.of());
    }

    /**
     * Columns side by side.
     *
     * @param spec1 the left ones
     * @param spec2 the right ones
     */
    public DataTableSpec(final DataTableSpec spec1, final DataTableSpec spec2) {
        this(
                joinNames(spec1.name, spec2.name),
                Stream.concat(spec1.stream(), spec2.stream()).toArray(DataColumnSpec[]::new));
    }

    DataTableSpec(final String name, final DataColumnSpec[] colSpecs, final Map<String, String> properties) {
        this.name = name == null ? DEFAULT_NAME : name;
        this.columns = colSpecs.clone();
        this.properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        for (int i = 0; i < columns.length; i++) {
            final Integer before = indices.put(columns[i].getName(), i);
            if (before != null) {
                throw new IllegalArgumentException("Duplicate column name \"" + columns[i].getName()
                        + "\" at positions " + before + " and " + i + ".");
            }
        }
    }

    private static String joinNames(final String left, final String right) {
        if (left.equals(DEFAULT_NAME)) {
            return right;
        }
        return right.equals(DEFAULT_NAME) ? left : left + "+" + right;
    }

    /** @return the table's name */
    public String getName() {
        return name;
    }

    /** @return free notes on the table */
    public Map<String, String> getProperties() {
        return properties;
    }

    /** @return the number of columns */
    public int getNumColumns() {
        return columns.length;
    }

    /**
     * @param index counted from 0
     * @return the column
     */
    public DataColumnSpec getColumnSpec(final int index) {
        return columns[index];
    }

    /**
     * @param column a name
     * @return the column, or null if there is none
     */
    public DataColumnSpec getColumnSpec(final String column) {
        final int index = findColumnIndex(column);
        return index < 0 ? null : columns[index];
    }

    /** @return the names in their order */
    public final String[] getColumnNames() {
        return stream().map(DataColumnSpec::getName).toArray(String[]::new);
    }

    /**
     * @param columnName a name, or null
     * @return its index, or -1 if there is no such column
     */
    public int findColumnIndex(final String columnName) {
        return columnName == null ? -1 : indices.getOrDefault(columnName, -1);
    }

    /**
     * @param columnName a name, or null
     * @return whether there is such a column
     */
    public boolean containsName(final String columnName) {
        return findColumnIndex(columnName) >= 0;
    }

    /**
     * @param spec another table
     * @return whether it has columns of the same names, whose types hold the cells of these
     */
    public boolean isCompatibleWith(final DataTableSpec spec) {
        return matches(spec, DataColumnSpec::isCompatibleWith);
    }

    /**
     * @param spec another table
     * @return whether it has columns of the same names and types
     */
    public boolean equalStructure(final DataTableSpec spec) {
        return matches(spec, DataColumnSpec::equalStructure);
    }

    private boolean matches(final DataTableSpec spec, final BiPredicate<DataColumnSpec, DataColumnSpec> same) {
        if (spec == null || spec.columns.length != columns.length) {
            return false;
        }
        for (int i = 0; i < columns.length; i++) {
            if (!same.test(columns[i], spec.columns[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Iterator<DataColumnSpec> iterator() {
        return List.of(columns).iterator();
    }

    /** @return the columns in their order */
    public Stream<DataColumnSpec> stream() {
        return Arrays.stream(columns);
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    @Override
    public boolean equals(final Object obj) {
        return obj == this
                || obj instanceof DataTableSpec other
                        && name.equals(other.name)
                        && Arrays.equals(columns, other.columns)
                        && properties.equals(other.properties);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, Arrays.hashCode(columns));
    }

    @Override
    public String toString() {
        return stream()
                .map(DataColumnSpec::getName)
                .collect(Collectors.joining("; ", "name=" + name + ",columns=[", "]"));
    }

    /** @param config gets this spec */
    public void save(final ConfigWO config) {
        config.addString(KEY_NAME, name);
        config.addInt(KEY_COLUMN_COUNT, columns.length);
        for (int i = 0; i < columns.length; i++) {
            columns[i].save(config.addConfig(KEY_COLUMN + i));
        }
        if (!properties.isEmpty()) {
            final Config notes = config.addConfig(KEY_PROPERTIES);
            int i = 0;
            for (final Map.Entry<String, String> note : properties.entrySet()) {
                final Config entry = notes.addConfig("prop-" + i++);
                entry.addString("key", note.getKey());
                entry.addString("value", note.getValue());
            }
        }
    }

    /**
     * @param config written by {@link #save(ConfigWO)}
     * @return the spec
     * @throws InvalidSettingsException if an entry is missing or wrong
     */
    public static DataTableSpec load(final ConfigRO config) throws InvalidSettingsException {
        final DataColumnSpec[] columns = new DataColumnSpec[config.getInt(KEY_COLUMN_COUNT)];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = DataColumnSpec.load(config.getConfig(KEY_COLUMN + i));
        }
        final Map<String, String> properties = new LinkedHashMap<>();
        if (config.containsKey(KEY_PROPERTIES)) {
            final ConfigRO notes = config.getConfig(KEY_PROPERTIES);
            for (final String key : notes.keySet()) {
                final ConfigRO entry = notes.getConfig(key);
                properties.put(entry.getString("key"), entry.getString("value"));
            }
        }
        return new DataTableSpec(config.getString(KEY_NAME), columns, properties);
    }
}
