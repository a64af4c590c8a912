package org.knime.core.node.config.base;

/** Settings that belong to nothing in particular. */
public class SimpleConfig extends ConfigBase {

    private static final long serialVersionUID = 1L;

    /** @param key the group's name */
    public SimpleConfig(final String key) {
        super(key);
    }

    @Override
    public ConfigBase getInstance(final String key) {
        return new SimpleConfig(key);
    }
}
