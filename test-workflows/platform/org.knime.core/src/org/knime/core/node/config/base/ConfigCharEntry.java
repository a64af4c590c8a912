package org.knime.core.node.config.base;

/** A setting that is a char. */
public final class ConfigCharEntry extends AbstractConfigEntry {

    private static final long serialVersionUID = 1L;

    private final char value;

    /**
     * @param key of the setting
     * @param value of the setting
     */
    public ConfigCharEntry(final String key, final char value) {
        super(ConfigEntries.xchar, key);
        this.value = value;
    }

    /**
     * @param key of the setting
     * @param text its value as {@link #toStringValue()} wrote it
     */
    public ConfigCharEntry(final String key, final String text) {
        this(key, single(text));
    }

    private static char single(final String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("Not one character: \"" + text + "\"");
        }
        return text.charAt(0);
    }

    @Override
    public String toStringValue() {
        return Character.toString(value);
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry ace) {
        final ConfigCharEntry other = (ConfigCharEntry) ace;
        return other.value == value;
    }
}
