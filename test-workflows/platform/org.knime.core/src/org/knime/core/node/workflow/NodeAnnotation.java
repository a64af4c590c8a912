package org.knime.core.node.workflow;

/** The note below a node. */
public final class NodeAnnotation extends Annotation implements NodeUIInformationListener {

    public NodeAnnotation(final NodeAnnotationData data) {
        super(data);
    }

    @Override
    public NodeAnnotationData getData() {
        return (NodeAnnotationData) super.getData();
    }
}
