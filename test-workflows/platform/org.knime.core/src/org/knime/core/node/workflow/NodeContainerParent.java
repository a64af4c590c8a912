package org.knime.core.node.workflow;

/** Something that holds nodes. */
public interface NodeContainerParent {

    WorkflowManager getProjectWFM();

    /** @return the workflow that is loaded and saved as a whole and has the node somewhere within */
    static WorkflowManager getProjectWFM(final NodeContainer node) {
        return node instanceof NodeContainerParent parent
                ? parent.getProjectWFM()
                : node.getDirectNCParent().getProjectWFM();
    }
}
