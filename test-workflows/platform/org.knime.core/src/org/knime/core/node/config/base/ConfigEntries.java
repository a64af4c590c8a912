package org.knime.core.node.config.base;

/** The kinds of settings; the names are those in the files. */
public enum ConfigEntries {
    /** See {@link ConfigStringEntry}. */
    xstring {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigStringEntry(key, value);
        }
    },

    /** See {@link ConfigIntEntry}. */
    xint {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigIntEntry(key, value);
        }
    },

    /** See {@link ConfigDoubleEntry}. */
    xdouble {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigDoubleEntry(key, value);
        }
    },

    /** See {@link ConfigFloatEntry}. */
    xfloat {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigFloatEntry(key, value);
        }
    },

    /** See {@link ConfigLongEntry}. */
    xlong {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigLongEntry(key, value);
        }
    },

    /** See {@link ConfigShortEntry}. */
    xshort {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigShortEntry(key, value);
        }
    },

    /** See {@link ConfigByteEntry}. */
    xbyte {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigByteEntry(key, value);
        }
    },

    /** See {@link ConfigCharEntry}. */
    xchar {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigCharEntry(key, value);
        }
    },

    /** See {@link ConfigBooleanEntry}. */
    xboolean {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigBooleanEntry(key, value);
        }
    },

    /** A group of settings, see {@link ConfigBase}. */
    config {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            throw new UnsupportedOperationException("A group of settings is not made of text");
        }
    };

    /**
     * @param key of the setting
     * @param value as text
     * @return the setting
     */
    public abstract AbstractConfigEntry createEntry(String key, String value);
}
