package org.knime.core.node.config.base;

/** A setting that is a float. */
public final class ConfigFloatEntry extends AbstractConfigEntry {

    private static final long serialVersionUID = 1L;

    private final float value;

    /**
     * @param key of the setting
     * @param value of the setting
     */
    public ConfigFloatEntry(final String key, final float value) {
        super(ConfigEntries.xfloat, key);
        this.value = value;
    }

    /**
     * @param key of the setting
     * @param text its value as {@link #toStringValue()} wrote it
     */
    public ConfigFloatEntry(final String key, final String text) {
        this(key, Float.parseFloat(text));
    }

    /** @return the value */
    public float getFloat() {
        return value;
    }

    @Override
    public String toStringValue() {
        return Float.toString(value);
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry ace) {
        final ConfigFloatEntry other = (ConfigFloatEntry) ace;
        return Float.compare(other.value, value) == 0;
    }
}
