package org.knime.core.node;

import org.knime.core.node.config.ConfigRO;

/** A model's content to read. */
public interface ModelContentRO extends ConfigRO {

    /**
     * @param key of a group
     * @return the group
     * @throws InvalidSettingsException if there is no such group
     */
    ModelContentRO getModelContent(String key) throws InvalidSettingsException;
}
