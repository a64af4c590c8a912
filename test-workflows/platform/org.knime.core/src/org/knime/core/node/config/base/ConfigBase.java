package org.knime.core.node.config.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.swing.tree.TreeNode;
import org.knime.core.node.InvalidSettingsException;
import org.xml.sax.SAXException;

/** A group of settings in the order in which they were added. */
public abstract class ConfigBase extends AbstractConfigEntry implements ConfigBaseRO, ConfigBaseWO {

    private static final long serialVersionUID = 1L;

    /** Takes over a group of settings at once. */
    @FunctionalInterface
    public interface CopyFromConfigBase {

        /** @param src to take over */
        void copyFrom(ConfigBase src);
    }

    static final String ARRAY_SIZE = "array-size";

    private final LinkedHashMap<String, AbstractConfigEntry> entries = new LinkedHashMap<>();

    /** @param key the group's name */
    public ConfigBase(final String key) {
        super(ConfigEntries.config, key);
    }

    /**
     * @param key a name
     * @return an empty group of the same class
     */
    public abstract ConfigBase getInstance(String key);

    /** @param e added, or put in the place of the one of the same name */
    protected void put(final AbstractConfigEntry e) {
        entries.put(e.getKey(), e);
        e.setParent(this);
    }

    /**
     * @param key a name
     * @return the entry, or null
     */
    protected AbstractConfigEntry get(final String key) {
        return entries.get(key);
    }

    private <T extends AbstractConfigEntry> T find(final String key, final Class<T> kind, final String kindName)
            throws InvalidSettingsException {
        final AbstractConfigEntry entry = entries.get(key);
        if (!kind.isInstance(entry)) {
            throw new InvalidSettingsException(kindName + " for key \"" + key + "\" not found.");
        }
        return kind.cast(entry);
    }

    /** @param entry added, or put in the place of the one of the same name */
    public void addEntry(final AbstractConfigEntry entry) {
        put(entry);
    }

    /**
     * @param key a name
     * @return the entry, or null
     */
    public AbstractConfigEntry getEntry(final String key) {
        return entries.get(key);
    }

    /**
     * @param key of an entry to remove
     * @return that entry, or null
     */
    public final AbstractConfigEntry removeConfig(final String key) {
        return entries.remove(key);
    }

    @Override
    public final ConfigBase addConfigBase(final String key) {
        final ConfigBase group = getInstance(key);
        put(group);
        return group;
    }

    /** @param config added; of the same class as this */
    protected final void addConfigBase(final ConfigBase config) {
        if (config.getClass() != getClass()) {
            throw new IllegalArgumentException(config.getClass() + " cannot be put into " + getClass());
        }
        put(config);
    }

    @Override
    public final ConfigBase getConfigBase(final String key) throws InvalidSettingsException {
        return find(key, ConfigBase.class, "ConfigBase");
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws InvalidSettingsException;
    }

    @SuppressWarnings("unused") // why an entry cannot be read does not matter when there is a default
    private static <T> T orDefault(final Reading<T> reading, final T def) {
        try {
            return reading.read();
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    private ConfigBase addArray(final String key, final int size) {
        final ConfigBase array = addConfigBase(key);
        if (size >= 0) {
            array.addInt(ARRAY_SIZE, size);
        }
        return array;
    }

    @Override
    public Set<String> keySet() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    @Override
    public final Iterator<String> iterator() {
        return keySet().iterator();
    }

    @Override
    public boolean containsKey(final String key) {
        return entries.containsKey(key);
    }

    @Override
    public void addInt(final String key, final int value) {
        put(new ConfigIntEntry(key, value));
    }

    @Override
    public int getInt(final String key) throws InvalidSettingsException {
        return find(key, ConfigIntEntry.class, "Int").getInt();
    }

    @Override
    public int getInt(final String key, final int def) {
        return entries.get(key) instanceof ConfigIntEntry entry ? entry.getInt() : def;
    }

    @Override
    public void addIntArray(final String key, final int... values) {
        final ConfigBase array = addArray(key, values == null ? -1 : values.length);
        for (int i = 0; values != null && i < values.length; i++) {
            array.addInt(Integer.toString(i), values[i]);
        }
    }

    @Override
    public int[] getIntArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = getConfigBase(key);
        final int size = array.getInt(ARRAY_SIZE, -1);
        final int[] values = size < 0 ? null : new int[size];
        for (int i = 0; i < size; i++) {
            values[i] = array.getInt(Integer.toString(i));
        }
        return values;
    }

    @Override
    public void addDouble(final String key, final double value) {
        put(new ConfigDoubleEntry(key, value));
    }

    @Override
    public double getDouble(final String key) throws InvalidSettingsException {
        return find(key, ConfigDoubleEntry.class, "Double").getDouble();
    }

    @Override
    public double getDouble(final String key, final double def) {
        return entries.get(key) instanceof ConfigDoubleEntry entry ? entry.getDouble() : def;
    }

    @Override
    public void addDoubleArray(final String key, final double... values) {
        final ConfigBase array = addArray(key, values == null ? -1 : values.length);
        for (int i = 0; values != null && i < values.length; i++) {
            array.addDouble(Integer.toString(i), values[i]);
        }
    }

    @Override
    public double[] getDoubleArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = getConfigBase(key);
        final int size = array.getInt(ARRAY_SIZE, -1);
        final double[] values = size < 0 ? null : new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = array.getDouble(Integer.toString(i));
        }
        return values;
    }

    @Override
    public void addFloat(final String key, final float value) {
        put(new ConfigFloatEntry(key, value));
    }

    @Override
    public float getFloat(final String key) throws InvalidSettingsException {
        return find(key, ConfigFloatEntry.class, "Float").getFloat();
    }

    @Override
    public void addChar(final String key, final char value) {
        put(new ConfigCharEntry(key, value));
    }

    @Override
    public void addShort(final String key, final short value) {
        put(new ConfigShortEntry(key, value));
    }

    @Override
    public void addLong(final String key, final long value) {
        put(new ConfigLongEntry(key, value));
    }

    @Override
    public long getLong(final String key) throws InvalidSettingsException {
        return find(key, ConfigLongEntry.class, "Long").getLong();
    }

    @Override
    public long getLong(final String key, final long def) {
        return entries.get(key) instanceof ConfigLongEntry entry ? entry.getLong() : def;
    }

    @Override
    public void addLongArray(final String key, final long... values) {
        final ConfigBase array = addArray(key, values == null ? -1 : values.length);
        for (int i = 0; values != null && i < values.length; i++) {
            array.addLong(Integer.toString(i), values[i]);
        }
    }

    @Override
    public long[] getLongArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = getConfigBase(key);
        final int size = array.getInt(ARRAY_SIZE, -1);
        final long[] values = size < 0 ? null : new long[size];
        for (int i = 0; i < size; i++) {
            values[i] = array.getLong(Integer.toString(i));
        }
        return values;
    }

    @Override
    public void addByte(final String key, final byte value) {
        put(new ConfigByteEntry(key, value));
    }

    @Override
    public void addBoolean(final String key, final boolean value) {
        put(new ConfigBooleanEntry(key, value));
    }

    @Override
    public boolean getBoolean(final String key) throws InvalidSettingsException {
        return find(key, ConfigBooleanEntry.class, "Boolean").getBoolean();
    }

    @Override
    public boolean getBoolean(final String key, final boolean def) {
        return entries.get(key) instanceof ConfigBooleanEntry entry ? entry.getBoolean() : def;
    }

    @Override
    public void addString(final String key, final String value) {
        put(new ConfigStringEntry(key, value));
    }

    @Override
    public String getString(final String key) throws InvalidSettingsException {
        return find(key, ConfigStringEntry.class, "String").getString();
    }

    @Override
    public String getString(final String key, final String def) {
        return entries.get(key) instanceof ConfigStringEntry entry ? entry.getString() : def;
    }

    @Override
    public void addStringArray(final String key, final String... values) {
        final ConfigBase array = addArray(key, values == null ? -1 : values.length);
        for (int i = 0; values != null && i < values.length; i++) {
            array.addString(Integer.toString(i), values[i]);
        }
    }

    @Override
    public String[] getStringArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = getConfigBase(key);
        final int size = array.getInt(ARRAY_SIZE, -1);
        final String[] values = size < 0 ? null : new String[size];
        for (int i = 0; i < size; i++) {
            values[i] = array.getString(Integer.toString(i));
        }
        return values;
    }

    @Override
    public String[] getStringArray(final String key, final String... def) {
        return orDefault(() -> getStringArray(key), def);
    }

    @Override
    public void copyTo(final ConfigBaseWO dest) {
        if (dest instanceof CopyFromConfigBase copy) {
            copy.copyFrom(this);
            return;
        }
        for (final AbstractConfigEntry entry : entries.values()) {
            if (entry instanceof ConfigBase group) {
                group.copyTo(dest.addConfigBase(group.getKey()));
            } else {
                ((ConfigBase) dest).addEntry(entry);
            }
        }
    }

    @Override
    public final void saveToXML(final OutputStream os) throws IOException {
        XMLConfig.save(this, os);
    }

    /**
     * @param config gets the settings
     * @param in the XML; closed at the end
     * @return the first argument
     * @throws IOException if reading fails or it is no such XML
     */
    protected static ConfigBase loadFromXML(final ConfigBase config, final InputStream in) throws IOException {
        config.load(in);
        return config;
    }

    /**
     * @param is the XML to take settings from; closed at the end
     * @throws IOException if reading fails or it is no such XML
     */
    public void load(final InputStream is) throws IOException {
        try (is) {
            XMLConfig.load(this, is);
        } catch (SAXException | javax.xml.parsers.ParserConfigurationException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public boolean hasIdenticalValue(final AbstractConfigEntry otherConfig) {
        final Map<String, AbstractConfigEntry> other = ((ConfigBase) otherConfig).entries;
        return entries.equals(other);
    }

    @Override
    public final String toStringValue() {
        return getKey();
    }

    @Override
    public String toString() {
        return getKey();
    }

    @Override
    public TreeNode getChildAt(final int childIndex) {
        return new ArrayList<>(entries.values()).get(childIndex);
    }

    @Override
    public int getChildCount() {
        return entries.size();
    }

    @Override
    public int getIndex(final TreeNode node) {
        return new ArrayList<>(entries.values()).indexOf(node);
    }

    @Override
    public final boolean isLeaf() {
        return entries.isEmpty();
    }

    @Override
    public final Enumeration<TreeNode> children() {
        return Collections.enumeration(new ArrayList<TreeNode>(entries.values()));
    }
}
