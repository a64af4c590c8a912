package org.knime.core.node.workflow;

import org.knime.core.node.workflow.contextv2.WorkflowContextV2;

/** What the one who begins a workflow decides. */
public class WorkflowCreationHelper {

    private final WorkflowContextV2 m_context;

    /** @param context where the workflow would lie, or null */
    public WorkflowCreationHelper(final WorkflowContextV2 context) {
        m_context = context;
    }

    public WorkflowContextV2 getWorkflowContext() {
        return m_context;
    }
}
