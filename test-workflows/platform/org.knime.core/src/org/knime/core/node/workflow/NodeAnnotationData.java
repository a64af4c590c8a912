package org.knime.core.node.workflow;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/** The text below a node. */
public final class NodeAnnotationData extends AnnotationData {

    private final boolean m_isDefault;

    private NodeAnnotationData(final boolean isDefault) {
        m_isDefault = isDefault;
    }

    /** @param settings the node's, with or without an annotation */
    static NodeAnnotationData of(final NodeSettingsRO settings) throws InvalidSettingsException {
        if (!settings.containsKey("nodeAnnotation")) {
            return new NodeAnnotationData(true);
        }
        final NodeAnnotationData data = new NodeAnnotationData(false);
        data.load(settings.getNodeSettings("nodeAnnotation"));
        return data;
    }

    static NodeAnnotationData none() {
        return new NodeAnnotationData(true);
    }

    /** @return whether nobody has written anything */
    public boolean isDefault() {
        return m_isDefault;
    }
}
