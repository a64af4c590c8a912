package org.knime.core.node.workflow;

import org.knime.core.node.workflow.contextv2.WorkflowContextV2;

/** What the one who loads a workflow decides. */
public class WorkflowLoadHelper {

    private final WorkflowContextV2 m_context;

    /** @param workflowContext where the workflow lies; without one its relative paths cannot be resolved */
    public WorkflowLoadHelper(final WorkflowContextV2 workflowContext) {
        m_context = workflowContext;
    }

    public WorkflowContextV2 getWorkflowContext() {
        return m_context;
    }

    public String getDotKNIMEFileName() {
        return WorkflowPersistor.WORKFLOW_FILE;
    }
}
