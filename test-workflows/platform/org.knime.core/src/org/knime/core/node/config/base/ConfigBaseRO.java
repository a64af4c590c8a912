package org.knime.core.node.config.base;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Set;
import org.knime.core.node.InvalidSettingsException;

/** Settings to read. */
public interface ConfigBaseRO extends Iterable<String> {

    /** @return the names of the entries, in the order in which they were added */
    Set<String> keySet();

    @Override
    Iterator<String> iterator();

    /**
     * @param key a name
     * @return whether there is an entry of that name
     */
    boolean containsKey(String key);

    /**
     * @param key of a group
     * @return the group
     * @throws InvalidSettingsException if there is no such group
     */
    ConfigBase getConfigBase(String key) throws InvalidSettingsException;

    /**
     * @param key of an int
     * @return its value
     * @throws InvalidSettingsException if there is no such entry
     */
    int getInt(String key) throws InvalidSettingsException;

    /**
     * @param key of an int
     * @param def what stands for no such entry
     * @return its value
     */
    int getInt(String key, int def);

    /**
     * @param key of an array
     * @return its values, or null if null was saved
     * @throws InvalidSettingsException if there is no such array
     */
    int[] getIntArray(String key) throws InvalidSettingsException;

    /**
     * @param key of a double
     * @return its value
     * @throws InvalidSettingsException if there is no such entry
     */
    double getDouble(String key) throws InvalidSettingsException;

    /**
     * @param key of a double
     * @param def what stands for no such entry
     * @return its value
     */
    double getDouble(String key, double def);

    /**
     * @param key of an array
     * @return its values, or null if null was saved
     * @throws InvalidSettingsException if there is no such array
     */
    double[] getDoubleArray(String key) throws InvalidSettingsException;

    /**
     * @param key of a float
     * @return its value
     * @throws InvalidSettingsException if there is no such entry
     */
    float getFloat(String key) throws InvalidSettingsException;

    /**
     * @param key of a long
     * @return its value
     * @throws InvalidSettingsException if there is no such entry
     */
    long getLong(String key) throws InvalidSettingsException;

    /**
     * @param key of a long
     * @param def what stands for no such entry
     * @return its value
     */
    long getLong(String key, long def);

    /**
     * @param key of an array
     * @return its values, or null if null was saved
     * @throws InvalidSettingsException if there is no such array
     */
    long[] getLongArray(String key) throws InvalidSettingsException;

    /**
     * @param key of a boolean
     * @return its value
     * @throws InvalidSettingsException if there is no such entry
     */
    boolean getBoolean(String key) throws InvalidSettingsException;

    /**
     * @param key of a boolean
     * @param def what stands for no such entry
     * @return its value
     */
    boolean getBoolean(String key, boolean def);

    /**
     * @param key of a String
     * @return its value
     * @throws InvalidSettingsException if there is no such entry
     */
    String getString(String key) throws InvalidSettingsException;

    /**
     * @param key of a String
     * @param def what stands for no such entry
     * @return its value
     */
    String getString(String key, String def);

    /**
     * @param key of an array
     * @return its values, or null if null was saved
     * @throws InvalidSettingsException if there is no such array
     */
    String[] getStringArray(String key) throws InvalidSettingsException;

    /**
     * @param key of an array
     * @param def what stands for no such array
     * @return its values
     */
    String[] getStringArray(String key, String... def);

    /** @param dest gets a copy of the entries */
    void copyTo(ConfigBaseWO dest);

    /**
     * @param os gets these settings as XML; closed at the end
     * @throws IOException if writing fails
     */
    void saveToXML(OutputStream os) throws IOException;
}
