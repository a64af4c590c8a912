package org.knime.core.node.config.base;

/** A setting that is a short. */
public final class ConfigShortEntry extends AbstractConfigEntry {

    private static final long serialVersionUID = 1L;

    private final short value;

    /**
     * @param key of the setting
     * @param value of the setting
     */
    public ConfigShortEntry(final String key, final short value) {
        super(ConfigEntries.xshort, key);
        this.value = value;
    }

    /**
     * @param key of the setting
     * @param text its value as {@link #toStringValue()} wrote it
     */
    public ConfigShortEntry(final String key, final String text) {
        this(key, Short.parseShort(text));
    }

    @Override
    public String toStringValue() {
        return Short.toString(value);
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry ace) {
        final ConfigShortEntry other = (ConfigShortEntry) ace;
        return other.value == value;
    }
}
