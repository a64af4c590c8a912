package org.knime.core.node;

import org.knime.core.node.config.ConfigWO;

/** A model's content to write. */
public interface ModelContentWO extends ConfigWO {

    /**
     * @param key of a group
     * @return the new group
     */
    ModelContentWO addModelContent(String key);
}
