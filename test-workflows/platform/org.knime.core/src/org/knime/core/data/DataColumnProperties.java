package org.knime.core.data;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** Free notes on a column, each a name with a text. */
public final class DataColumnProperties implements Cloneable {

    private final Map<String, String> notes;

    /** Starts without notes. */
    public DataColumnProperties() {
        this(Map.of());
    }

    /** @param content the notes */
    public DataColumnProperties(final Map<String, String> content) {
        notes = new HashMap<>(content);
    }

    /**
     * @param key a name
     * @return whether there is a note of that name
     */
    public boolean containsProperty(final String key) {
        return notes.containsKey(key);
    }

    /**
     * @param key a name
     * @return its text, or null
     */
    public String getProperty(final String key) {
        return notes.get(key);
    }

    /**
     * @param key a name
     * @param defaultValue what stands for no note
     * @return its text
     */
    public String getProperty(final String key, final String defaultValue) {
        return notes.getOrDefault(key, defaultValue);
    }

    /** @return the names */
    public Enumeration<String> properties() {
        return Collections.enumeration(notes.keySet());
    }

    /** @return the number of notes */
    public int size() {
        return notes.size();
    }

    /**
     * @param overwrite notes that are new or replace these
     * @return a copy with them
     */
    public DataColumnProperties cloneAndOverwrite(final Map<String, String> overwrite) {
        final DataColumnProperties copy = new DataColumnProperties(notes);
        copy.notes.putAll(overwrite);
        return copy;
    }

    /** @param config gets the notes */
    public void save(final ConfigWO config) {
        notes.forEach(config::addString);
    }

    /**
     * @param config written by {@link #save(ConfigWO)}
     * @return the notes
     * @throws InvalidSettingsException if an entry is no text
     */
    public static DataColumnProperties load(final ConfigRO config) throws InvalidSettingsException {
        final DataColumnProperties loaded = new DataColumnProperties();
        for (final String key : config.keySet()) {
            loaded.notes.put(key, config.getString(key));
        }
        return loaded;
    }

    @Override
    public boolean equals(final Object o) {
        return o instanceof DataColumnProperties other && notes.equals(other.notes);
    }

    @Override
    public int hashCode() {
        return notes.hashCode();
    }

    @Override
    public String toString() {
        return notes.toString();
    }
}
