package org.knime.core.node.config.base;

import java.util.Objects;

/** A setting that is a string that is never saved. */
public final class ConfigTransientStringEntry extends AbstractConfigEntry {

    private static final long serialVersionUID = 1L;

    private final String value;

    /**
     * @param key of the setting
     * @param value of the setting, or null
     */
    public ConfigTransientStringEntry(final String key, final String value) {
        super(ConfigEntries.xtransientstring, key);
        this.value = value;
    }

    /** @return the value, or null */
    public String getTransientString() {
        return value;
    }

    @Override
    public String toStringValue() {
        return value;
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry ace) {
        return Objects.equals(value, ((ConfigTransientStringEntry) ace).value);
    }
}
