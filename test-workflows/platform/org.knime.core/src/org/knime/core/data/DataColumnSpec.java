package org.knime.core.data;

import java.util.List;
import java.util.Objects;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** A column's name, type and what is known of its values. Made by {@link DataColumnSpecCreator}. */
public final class DataColumnSpec {

    private static final String KEY_NAME = "column_name";
    private static final String KEY_ELEMENT_NAMES = "element_names";
    private static final String KEY_TYPE = "column_type";
    private static final String KEY_DOMAIN = "column_domain";
    private static final String KEY_PROPERTIES = "column_properties";
    private static final String KEY_META_DATA = "meta_data";

    private final String name;
    private final List<String> elementNames;
    private final DataType type;
    private final DataColumnDomain domain;
    private final DataColumnProperties properties;

    DataColumnSpec(
            final String name,
            final List<String> elementNames,
            final DataType type,
            final DataColumnDomain domain,
            final DataColumnProperties properties) {
        this.name = Objects.requireNonNull(name);
        this.elementNames = List.copyOf(elementNames);
        this.type = Objects.requireNonNull(type);
        this.domain = Objects.requireNonNull(domain);
        this.properties = Objects.requireNonNull(properties);
    }

    /** @return the name, unique in its table */
    public String getName() {
        return name;
    }

    /** @return names for the parts of a vector column; often none */
    public List<String> getElementNames() {
        return elementNames;
    }

    /** @return the type */
    public DataType getType() {
        return type;
    }

    /** @return what is known of the values */
    public DataColumnDomain getDomain() {
        return domain;
    }

    /** @return free notes */
    public DataColumnProperties getProperties() {
        return properties;
    }

    /**
     * @param cspec another column
     * @return whether it has the same name and a type that holds this one's cells
     */
    public boolean isCompatibleWith(final DataColumnSpec cspec) {
        return cspec != null && name.equals(cspec.name) && cspec.type.isASuperTypeOf(type);
    }

    /**
     * @param cspec another column
     * @return whether it has the same name and type
     */
    public boolean equalStructure(final DataColumnSpec cspec) {
        return cspec != null && name.equals(cspec.name) && type.equals(cspec.type);
    }

    @Override
    public boolean equals(final Object o) {
        return o == this
                || o instanceof DataColumnSpec other
                        && equalStructure(other)
                        && domain.equals(other.domain)
                        && properties.equals(other.properties)
                        && elementNames.equals(other.elementNames);
    }

    @Override
    public int hashCode() {
        return name.hashCode() ^ type.hashCode();
    }

    @Override
    public String toString() {
        return name + " (" + type + ")";
    }

    /** @param config gets this column */
    public void save(final ConfigWO config) {
        config.addString(KEY_NAME, name);
        if (!elementNames.equals(List.of(name))) {
            config.addStringArray(KEY_ELEMENT_NAMES, elementNames.toArray(String[]::new));
        }
        type.save(config.addConfig(KEY_TYPE));
        domain.save(config.addConfig(KEY_DOMAIN));
        properties.save(config.addConfig(KEY_PROPERTIES));
        config.addConfig(KEY_META_DATA);
    }

    /**
     * @param config written by {@link #save(ConfigWO)}
     * @return the column
     * @throws InvalidSettingsException if an entry is missing or wrong
     */
    public static DataColumnSpec load(final ConfigRO config) throws InvalidSettingsException {
        final String name = config.getString(KEY_NAME);
        return new DataColumnSpec(
                name,
                List.of(config.getStringArray(KEY_ELEMENT_NAMES, name)),
                DataType.load(config.getConfig(KEY_TYPE)),
                DataColumnDomain.load(config.getConfig(KEY_DOMAIN)),
                DataColumnProperties.load(config.getConfig(KEY_PROPERTIES)));
    }
}
