package org.knime.core.node.config.base;

/** Settings to write. */
public interface ConfigBaseWO {

    /**
     * @param key of a group
     * @return the new group
     */
    ConfigBase addConfigBase(String key);

    /**
     * @param key of the entry
     * @param value of the entry
     */
    void addInt(String key, int value);

    /**
     * @param key of the array
     * @param values of the array, or null
     */
    void addIntArray(String key, int... values);

    /**
     * @param key of the entry
     * @param value of the entry
     */
    void addDouble(String key, double value);

    /**
     * @param key of the array
     * @param values of the array, or null
     */
    void addDoubleArray(String key, double... values);

    /**
     * @param key of the entry
     * @param value of the entry
     */
    void addFloat(String key, float value);

    /**
     * @param key of the entry
     * @param value of the entry
     */
    void addChar(String key, char value);

    /**
     * @param key of the entry
     * @param value of the entry
     */
    void addShort(String key, short value);

    /**
     * @param key of the entry
     * @param value of the entry
     */
    void addLong(String key, long value);

    /**
     * @param key of the array
     * @param values of the array, or null
     */
    void addLongArray(String key, long... values);

    /**
     * @param key of the entry
     * @param value of the entry
     */
    void addByte(String key, byte value);

    /**
     * @param key of the entry
     * @param value of the entry
     */
    void addBoolean(String key, boolean value);

    /**
     * @param key of the entry
     * @param value of the entry
     */
    void addString(String key, String value);

    /**
     * @param key of the array
     * @param values of the array, or null
     */
    void addStringArray(String key, String... values);
}
