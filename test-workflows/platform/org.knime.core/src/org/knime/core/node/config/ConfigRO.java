package org.knime.core.node.config;

import java.util.Iterator;
import javax.swing.tree.TreeNode;
import org.knime.core.data.DataCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.base.ConfigBaseRO;

/** Settings to read, among them cells, types and row keys. */
@SuppressWarnings("unused") // that it is iterable is said twice, as in KNIME
public interface ConfigRO extends ConfigBaseRO, TreeNode, Iterable<String> {

    /**
     * @param key of a group
     * @return the group
     * @throws InvalidSettingsException if there is no such group
     */
    Config getConfig(String key) throws InvalidSettingsException;

    /**
     * @param key of a cell
     * @return the cell, or null if null was saved
     * @throws InvalidSettingsException if there is no such cell
     */
    DataCell getDataCell(String key) throws InvalidSettingsException;

    /**
     * @param key of a cell
     * @param def what stands for no such cell
     * @return the cell
     */
    DataCell getDataCell(String key, DataCell def);

    /**
     * @param key of an array
     * @return the cells, or null if null was saved
     * @throws InvalidSettingsException if there is no such array
     */
    DataCell[] getDataCellArray(String key) throws InvalidSettingsException;

    /**
     * @param key of an array
     * @param def what stands for no such array
     * @return the cells
     */
    DataCell[] getDataCellArray(String key, DataCell... def);

    @Override
    Iterator<String> iterator();
}
