package org.knime.core.node.config.base;

/** A setting that is a double. */
public final class ConfigDoubleEntry extends AbstractConfigEntry {

    private static final long serialVersionUID = 1L;

    private final double value;

    /**
     * @param key of the setting
     * @param value of the setting
     */
    public ConfigDoubleEntry(final String key, final double value) {
        super(ConfigEntries.xdouble, key);
        this.value = value;
    }

    /**
     * @param key of the setting
     * @param text its value as {@link #toStringValue()} wrote it
     */
    public ConfigDoubleEntry(final String key, final String text) {
        this(key, Double.parseDouble(text));
    }

    /** @return the value */
    public double getDouble() {
        return value;
    }

    @Override
    public String toStringValue() {
        return Double.toString(value);
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry ace) {
        final ConfigDoubleEntry other = (ConfigDoubleEntry) ace;
        return Double.compare(other.value, value) == 0;
    }
}
