package org.knime.core.node.workflow;

import java.util.Optional;

/** What somebody wrote about a workflow as a whole. */
public abstract class NodeContainerMetadata {

    private final ContentType m_contentType;
    private final String m_description;

    NodeContainerMetadata(final ContentType contentType, final String description) {
        m_contentType = contentType;
        m_description = description;
    }

    /** How a description is written. */
    public enum ContentType {
        PLAIN,
        HTML
    }

    public ContentType getContentType() {
        return m_contentType;
    }

    public final Optional<String> getDescription() {
        return Optional.ofNullable(m_description);
    }
}
