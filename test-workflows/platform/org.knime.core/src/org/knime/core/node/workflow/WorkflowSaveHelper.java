package org.knime.core.node.workflow;

/** What to save besides the settings. */
public final class WorkflowSaveHelper {

    private final boolean m_isSaveData;
    private final boolean m_isAutoSave;

    public WorkflowSaveHelper(final boolean isSaveData, final boolean isAutoSave) {
        m_isSaveData = isSaveData;
        m_isAutoSave = isAutoSave;
    }

    public boolean isSaveData() {
        return m_isSaveData;
    }

    public boolean isAutoSave() {
        return m_isAutoSave;
    }
}
