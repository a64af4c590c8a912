package org.knime.core.node.workflow.contextv2;

import java.util.function.Function;
import org.knime.core.node.workflow.contextv2.AnalyticsPlatformExecutorInfoBuilderFactory.AnalyticsPlatformExecutorInfoBuilder;
import org.knime.core.node.workflow.contextv2.ExecutorInfoBuilderFactory.ExecutorInfoUIBuilder;

/** Where a workflow lies and what runs it. */
public final class WorkflowContextV2 {

    private final ExecutorInfo m_executorInfo;
    private final LocationInfo m_locationInfo;

    private WorkflowContextV2(final ExecutorInfo executorInfo, final LocationInfo locationInfo) {
        m_executorInfo = executorInfo;
        m_locationInfo = locationInfo;
    }

    public static Builder builder() {
        return new Builder();
    }

    public ExecutorInfo getExecutorInfo() {
        return m_executorInfo;
    }

    @Override
    public String toString() {
        return "WorkflowContextV2[" + m_executorInfo + ", " + m_locationInfo + "]";
    }

    /** Collects the two halves of a context. */
    public static final class Builder {

        private ExecutorInfo m_executorInfo;
        private LocationInfo m_locationInfo;

        private Builder() {}

        public Builder withExecutor(final ExecutorInfo executorInfo) {
            m_executorInfo = executorInfo;
            return this;
        }

        public Builder withAnalyticsPlatformExecutor(
                final Function<
                                ExecutorInfoUIBuilder<AnalyticsPlatformExecutorInfoBuilder>,
                                AnalyticsPlatformExecutorInfoBuilder>
                        steps) {
            return withExecutor(
                    steps.apply(AnalyticsPlatformExecutorInfo.builder()).build());
        }

        public Builder withLocation(final LocationInfo locationInfo) {
            m_locationInfo = locationInfo;
            return this;
        }

        public Builder withLocalLocation() {
            return withLocation(LocalLocationInfo.getInstance(null));
        }

        public WorkflowContextV2 build() {
            if (m_executorInfo == null || m_locationInfo == null) {
                throw new IllegalStateException("A workflow context needs an executor and a location");
            }
            return new WorkflowContextV2(m_executorInfo, m_locationInfo);
        }
    }
}
