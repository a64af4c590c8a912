package org.knime.core.node.workflow.contextv2;

import java.nio.file.Path;
import org.knime.core.node.workflow.contextv2.AnalyticsPlatformExecutorInfoBuilderFactory.AnalyticsPlatformExecutorInfoBuilder;

/** Makes builders for {@link AnalyticsPlatformExecutorInfo}. */
public final class AnalyticsPlatformExecutorInfoBuilderFactory
        extends ExecutorInfoBuilderFactory<AnalyticsPlatformExecutorInfoBuilder> {

    private AnalyticsPlatformExecutorInfoBuilderFactory() {}

    public static ExecutorInfoUIBuilder<AnalyticsPlatformExecutorInfoBuilder> create() {
        return new AnalyticsPlatformExecutorInfoBuilderFactory().newInstance();
    }

    @Override
    AnalyticsPlatformExecutorInfoBuilder createBuilder(final String userId, final Path localWorkflowPath) {
        return new AnalyticsPlatformExecutorInfoBuilder(userId, localWorkflowPath);
    }

    /** Builds {@link AnalyticsPlatformExecutorInfo}. */
    public static final class AnalyticsPlatformExecutorInfoBuilder
            extends ExecutorInfoBuilderFactory.ExecutorInfoBuilder<
                    AnalyticsPlatformExecutorInfo, AnalyticsPlatformExecutorInfoBuilder> {

        AnalyticsPlatformExecutorInfoBuilder(final String userId, final Path localWorkflowPath) {
            super(userId, localWorkflowPath);
        }

        public AnalyticsPlatformExecutorInfoBuilder withBatchMode(final boolean isBatchMode) {
            return this;
        }

        @Override
        public AnalyticsPlatformExecutorInfo build() {
            return new AnalyticsPlatformExecutorInfo(m_localWorkflowPath);
        }
    }
}
