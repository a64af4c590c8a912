package org.knime.core.node.workflow;

/** A note in a workflow. */
public abstract class Annotation implements UIInformation {

    private final AnnotationData m_data;

    Annotation(final AnnotationData data) {
        m_data = data;
    }

    public AnnotationData getData() {
        return m_data;
    }

    /** @return plain text or HTML, as it was written */
    public final String getText() {
        return m_data.getText();
    }

    public final int getX() {
        return m_data.getX();
    }

    public final int getY() {
        return m_data.getY();
    }

    public final int getWidth() {
        return m_data.getWidth();
    }

    public final int getHeight() {
        return m_data.getHeight();
    }
}
