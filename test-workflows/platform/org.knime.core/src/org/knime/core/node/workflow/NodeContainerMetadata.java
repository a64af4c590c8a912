package org.knime.core.node.workflow;

import java.util.Optional;

/** What somebody wrote about a workflow as a whole. */
public abstract class NodeContainerMetadata {

    private final String m_description;

    NodeContainerMetadata(final String description) {
        m_description = description;
    }

    public final Optional<String> getDescription() {
        return Optional.ofNullable(m_description);
    }
}
