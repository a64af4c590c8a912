package org.knime.core.node.workflow;

import org.knime.core.data.TableBackend;
import org.knime.core.data.TableBackendRegistry;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/** In what form a workflow's tables are kept: in rows, or, if its file says so, in columns. */
public final class WorkflowTableBackendSettings {

    private static final String TABLE_BACKEND = "tableBackend";
    private static final String CLASS = "class";

    private final TableBackend m_tableBackend;

    private WorkflowTableBackendSettings(final TableBackend tableBackend) {
        m_tableBackend = tableBackend;
    }

    static WorkflowTableBackendSettings loadSettingsInModel(final NodeSettingsRO workflow)
            throws InvalidSettingsException {
        final TableBackendRegistry registry = TableBackendRegistry.getInstance();
        if (!workflow.containsKey(TABLE_BACKEND)) {
            return new WorkflowTableBackendSettings(registry.getPre43TableBackend());
        }
        final String className = workflow.getNodeSettings(TABLE_BACKEND).getString(CLASS);
        try {
            return new WorkflowTableBackendSettings(registry.getTableBackend(className));
        } catch (final IllegalArgumentException e) {
            throw new InvalidSettingsException("Table backend implementation not found: " + e.getMessage(), e);
        }
    }

    /** @return the form of the workflow for which this thread works, or the default where it works for none */
    public static TableBackend getTableBackendForCurrentContext() {
        return NodeContext.getContextOptional()
                .map(NodeContext::getWorkflowManager)
                .flatMap(WorkflowManager::getTableBackendSettings)
                .map(settings -> settings.m_tableBackend)
                .orElseGet(() -> TableBackendRegistry.getInstance().getDefaultBackendForNewWorkflows());
    }

    @Override
    public String toString() {
        return "tables in " + m_tableBackend.getClass().getSimpleName();
    }
}
