package org.knime.core.node.workflow.contextv2;

import java.nio.file.Path;

/** What runs a workflow, for whom, and the directory it runs in. */
public abstract class ExecutorInfo {

    private final Path m_localWorkflowPath;

    ExecutorInfo(final Path localWorkflowPath) {
        m_localWorkflowPath = localWorkflowPath;
    }

    /** @return the workflow's directory */
    public Path getLocalWorkflowPath() {
        return m_localWorkflowPath;
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + m_localWorkflowPath + "]";
    }
}
