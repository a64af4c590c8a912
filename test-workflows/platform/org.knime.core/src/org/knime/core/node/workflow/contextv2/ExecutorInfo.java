package org.knime.core.node.workflow.contextv2;

import java.nio.file.Path;
import org.knime.core.node.workflow.contextv2.WorkflowContextV2.ExecutorType;

/** What runs a workflow, for whom, and the directory it runs in. */
public abstract class ExecutorInfo {

    private final ExecutorType m_type;
    private final String m_userId;
    private final Path m_localWorkflowPath;
    private final Path m_tempFolder;

    ExecutorInfo(final ExecutorType type, final String userId, final Path localWorkflowPath, final Path tempFolder) {
        m_type = type;
        m_userId = userId;
        m_localWorkflowPath = localWorkflowPath;
        m_tempFolder = tempFolder;
    }

    public ExecutorType getType() {
        return m_type;
    }

    public String getUserId() {
        return m_userId;
    }

    public boolean isHeadless() {
        return true;
    }

    /** @return the workflow's directory */
    public Path getLocalWorkflowPath() {
        return m_localWorkflowPath;
    }

    /** @return the directory for this workflow's temporary files; it need not exist yet */
    public Path getTempFolder() {
        return m_tempFolder;
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + m_localWorkflowPath + "]";
    }
}
