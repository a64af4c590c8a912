package org.knime.core.node.config.base;

/** A setting that is a boolean. */
public final class ConfigBooleanEntry extends AbstractConfigEntry {

    private static final long serialVersionUID = 1L;

    private final boolean value;

    /**
     * @param key of the setting
     * @param value of the setting
     */
    public ConfigBooleanEntry(final String key, final boolean value) {
        super(ConfigEntries.xboolean, key);
        this.value = value;
    }

    /**
     * @param key of the setting
     * @param text its value as {@link #toStringValue()} wrote it
     */
    public ConfigBooleanEntry(final String key, final String text) {
        this(key, Boolean.parseBoolean(text));
    }

    /** @return the value */
    public boolean getBoolean() {
        return value;
    }

    @Override
    public String toStringValue() {
        return Boolean.toString(value);
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry ace) {
        final ConfigBooleanEntry other = (ConfigBooleanEntry) ace;
        return other.value == value;
    }
}
