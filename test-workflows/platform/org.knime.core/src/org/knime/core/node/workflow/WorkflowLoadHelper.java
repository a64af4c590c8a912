package org.knime.core.node.workflow;

import java.io.File;
import org.knime.core.node.workflow.contextv2.WorkflowContextV2;

/** What the one who loads a workflow decides. */
public class WorkflowLoadHelper {

    public static final WorkflowLoadHelper INSTANCE = new WorkflowLoadHelper();

    private final WorkflowContextV2 m_context;

    public WorkflowLoadHelper() {
        this((WorkflowContextV2) null);
    }

    public WorkflowLoadHelper(final File workflowLocation) {
        this(WorkflowContextV2.forTemporaryWorkflow(workflowLocation.toPath(), null));
    }

    /** @param workflowContext where the workflow lies; without one its relative paths cannot be resolved */
    public WorkflowLoadHelper(final WorkflowContextV2 workflowContext) {
        m_context = workflowContext;
    }

    public WorkflowContextV2 getWorkflowContext() {
        return m_context;
    }

    public boolean isTemplateFlow() {
        return false;
    }

    public String getDotKNIMEFileName() {
        return WorkflowPersistor.WORKFLOW_FILE;
    }
}
