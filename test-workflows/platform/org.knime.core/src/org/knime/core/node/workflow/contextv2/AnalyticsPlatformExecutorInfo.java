package org.knime.core.node.workflow.contextv2;

import java.nio.file.Path;
import org.knime.core.node.workflow.contextv2.AnalyticsPlatformExecutorInfoBuilderFactory.AnalyticsPlatformExecutorInfoBuilder;
import org.knime.core.node.workflow.contextv2.ExecutorInfoBuilderFactory.ExecutorInfoUIBuilder;
import org.knime.core.node.workflow.contextv2.WorkflowContextV2.ExecutorType;

/** An analytics platform runs the workflow: with its windows, or in batch mode without. */
public class AnalyticsPlatformExecutorInfo extends ExecutorInfo {

    private final boolean m_isBatchMode;

    AnalyticsPlatformExecutorInfo(
            final String userId, final Path localWorkflowPath, final Path tempFolder, final boolean isBatchMode) {
        super(ExecutorType.ANALYTICS_PLATFORM, userId, localWorkflowPath, tempFolder);
        m_isBatchMode = isBatchMode;
    }

    public static ExecutorInfoUIBuilder<AnalyticsPlatformExecutorInfoBuilder> builder() {
        return AnalyticsPlatformExecutorInfoBuilderFactory.create();
    }

    public boolean isBatchMode() {
        return m_isBatchMode;
    }

    @Override
    public boolean isHeadless() {
        return m_isBatchMode;
    }
}
