package org.knime.core.node.workflow;

/** A note beside or around nodes. */
public class WorkflowAnnotation extends Annotation {

    WorkflowAnnotation(final AnnotationData data) {
        super(data);
    }
}
