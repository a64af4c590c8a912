package org.knime.core.node.config.base;

import java.util.Objects;

/** A setting that is an encrypted text. */
public final class ConfigPasswordEntry extends AbstractConfigEntry {

    private static final long serialVersionUID = 1L;

    private final String value;

    /**
     * @param key of the setting
     * @param value of the setting, or null
     */
    public ConfigPasswordEntry(final String key, final String value) {
        super(ConfigEntries.xpassword, key);
        this.value = value;
    }

    /** @return the value, or null */
    public String getPassword() {
        return value;
    }

    @Override
    public String toStringValue() {
        return value;
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry ace) {
        return Objects.equals(value, ((ConfigPasswordEntry) ace).value);
    }
}
