package org.knime.core.node.config.base;

import java.util.Objects;

/** A setting that is a string or null. */
public final class ConfigStringEntry extends AbstractConfigEntry {

    private static final long serialVersionUID = 1L;

    private final String value;

    /**
     * @param key of the setting
     * @param value of the setting, or null
     */
    public ConfigStringEntry(final String key, final String value) {
        super(ConfigEntries.xstring, key);
        this.value = value;
    }

    /** @return the value, or null */
    public String getString() {
        return value;
    }

    @Override
    public String toStringValue() {
        return value;
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry ace) {
        return Objects.equals(value, ((ConfigStringEntry) ace).value);
    }
}
