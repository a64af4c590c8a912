package org.knime.core.node;

import org.knime.core.node.config.ConfigWO;

/** A node's settings to write. */
public interface NodeSettingsWO extends ConfigWO {

    /**
     * @param key of a group
     * @return the new group
     */
    NodeSettingsWO addNodeSettings(String key);

    /** @param settings added under their own key */
    void addNodeSettings(NodeSettings settings);
}
