package org.knime.core.node;

import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** A node's settings to read. */
public interface NodeSettingsRO extends ConfigRO {

    /**
     * @param key of a group
     * @return the group
     * @throws InvalidSettingsException if there is no such group
     */
    NodeSettingsRO getNodeSettings(String key) throws InvalidSettingsException;

    /** @param dest gets a copy of the entries */
    void copyTo(ConfigWO dest);
}
