package org.knime.core.node.workflow;

/** What to save besides the settings. */
public final class WorkflowSaveHelper {

    private final boolean m_isSaveData;

    public WorkflowSaveHelper(final boolean isSaveData, final boolean isAutoSave) {
        m_isSaveData = isSaveData;
    }

    public boolean isSaveData() {
        return m_isSaveData;
    }
}
