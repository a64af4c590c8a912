package org.knime.core.node.config;

import org.knime.core.data.DataCell;
import org.knime.core.node.config.base.ConfigBaseWO;

/** Settings to write, among them cells, types and row keys. */
public interface ConfigWO extends ConfigBaseWO {

    /**
     * @param key of a group
     * @return the new group
     */
    Config addConfig(String key);

    /**
     * @param key of the entry
     * @param cell of the entry, or null
     */
    void addDataCell(String key, DataCell cell);

    /**
     * @param key of the array
     * @param values of the array, or null
     */
    void addDataCellArray(String key, DataCell... values);
}
