package org.knime.core.node.workflow;

/** Something that holds nodes. */
public interface NodeContainerParent {

    /** @return the parent that holds this one, or null for the root */
    NodeContainerParent getDirectNCParent();

    WorkflowManager getProjectWFM();

    default boolean isProject() {
        return false;
    }

    void setDirty();

    /** @return the workflow that is loaded and saved as a whole and has the node somewhere within */
    static WorkflowManager getProjectWFM(final NodeContainer node) {
        return node instanceof NodeContainerParent parent
                ? parent.getProjectWFM()
                : node.getDirectNCParent().getProjectWFM();
    }
}
