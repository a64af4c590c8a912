package org.knime.core.node.config.base;

/** A setting that is an int. */
public final class ConfigIntEntry extends AbstractConfigEntry {

    private static final long serialVersionUID = 1L;

    private final int value;

    /**
     * @param key of the setting
     * @param value of the setting
     */
    public ConfigIntEntry(final String key, final int value) {
        super(ConfigEntries.xint, key);
        this.value = value;
    }

    /**
     * @param key of the setting
     * @param text its value as {@link #toStringValue()} wrote it
     */
    public ConfigIntEntry(final String key, final String text) {
        this(key, Integer.parseInt(text));
    }

    /** @return the value */
    public int getInt() {
        return value;
    }

    @Override
    public String toStringValue() {
        return Integer.toString(value);
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry ace) {
        final ConfigIntEntry other = (ConfigIntEntry) ace;
        return other.value == value;
    }
}
