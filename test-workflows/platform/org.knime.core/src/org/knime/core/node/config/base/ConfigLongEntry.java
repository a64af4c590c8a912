package org.knime.core.node.config.base;

/** A setting that is a long. */
public final class ConfigLongEntry extends AbstractConfigEntry {

    private static final long serialVersionUID = 1L;

    private final long value;

    /**
     * @param key of the setting
     * @param value of the setting
     */
    public ConfigLongEntry(final String key, final long value) {
        super(ConfigEntries.xlong, key);
        this.value = value;
    }

    /**
     * @param key of the setting
     * @param text its value as {@link #toStringValue()} wrote it
     */
    public ConfigLongEntry(final String key, final String text) {
        this(key, Long.parseLong(text));
    }

    /** @return the value */
    public long getLong() {
        return value;
    }

    @Override
    public String toStringValue() {
        return Long.toString(value);
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry ace) {
        final ConfigLongEntry other = (ConfigLongEntry) ace;
        return other.value == value;
    }
}
