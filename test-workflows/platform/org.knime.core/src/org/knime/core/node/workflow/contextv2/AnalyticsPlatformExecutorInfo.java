package org.knime.core.node.workflow.contextv2;

import java.nio.file.Path;
import org.knime.core.node.workflow.contextv2.AnalyticsPlatformExecutorInfoBuilderFactory.AnalyticsPlatformExecutorInfoBuilder;
import org.knime.core.node.workflow.contextv2.ExecutorInfoBuilderFactory.ExecutorInfoUIBuilder;

/** An analytics platform runs the workflow: with its windows, or in batch mode without. */
public class AnalyticsPlatformExecutorInfo extends ExecutorInfo {

    AnalyticsPlatformExecutorInfo(final Path localWorkflowPath) {
        super(localWorkflowPath);
    }

    public static ExecutorInfoUIBuilder<AnalyticsPlatformExecutorInfoBuilder> builder() {
        return AnalyticsPlatformExecutorInfoBuilderFactory.create();
    }
}
