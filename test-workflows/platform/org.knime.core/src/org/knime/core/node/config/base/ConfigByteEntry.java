package org.knime.core.node.config.base;

/** A setting that is a byte. */
public final class ConfigByteEntry extends AbstractConfigEntry {

    private static final long serialVersionUID = 1L;

    private final byte value;

    /**
     * @param key of the setting
     * @param value of the setting
     */
    public ConfigByteEntry(final String key, final byte value) {
        super(ConfigEntries.xbyte, key);
        this.value = value;
    }

    /**
     * @param key of the setting
     * @param text its value as {@link #toStringValue()} wrote it
     */
    public ConfigByteEntry(final String key, final String text) {
        this(key, Byte.parseByte(text));
    }

    @Override
    public String toStringValue() {
        return Byte.toString(value);
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry ace) {
        final ConfigByteEntry other = (ConfigByteEntry) ace;
        return other.value == value;
    }
}
