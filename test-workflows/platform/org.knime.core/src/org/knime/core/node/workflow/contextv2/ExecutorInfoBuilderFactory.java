package org.knime.core.node.workflow.contextv2;

import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Asks for the user, then for the workflow's directory, then leaves the rest to the builder of one kind of executor. */
public abstract class ExecutorInfoBuilderFactory<B> {

    ExecutorInfoBuilderFactory() {}

    abstract B createBuilder(String userId, Path localWorkflowPath);

    public ExecutorInfoUIBuilder<B> newInstance() {
        return new ExecutorInfoUIBuilder<>(this::createBuilder);
    }

    /** Asks for the user. */
    public static final class ExecutorInfoUIBuilder<B> {

        private final BiFunction<String, Path, B> m_next;

        ExecutorInfoUIBuilder(final BiFunction<String, Path, B> next) {
            m_next = next;
        }

        public ExecutorInfoWPBuilder<B> withCurrentUserAsUserId() {
            return withUserId(System.getProperty("user.name"));
        }

        public ExecutorInfoWPBuilder<B> withUserId(final String userId) {
            if (userId == null || userId.isBlank()) {
                throw new IllegalArgumentException("The user must have a name");
            }
            return new ExecutorInfoWPBuilder<>(path -> m_next.apply(userId, path));
        }
    }

    /** Asks for the workflow's directory. */
    public static final class ExecutorInfoWPBuilder<B> {

        private final Function<Path, B> m_next;

        ExecutorInfoWPBuilder(final Function<Path, B> next) {
            m_next = next;
        }

        public B withLocalWorkflowPath(final Path localWorkflowPath) {
            if (localWorkflowPath == null) {
                throw new IllegalArgumentException("The workflow must have a directory");
            }
            return m_next.apply(localWorkflowPath);
        }
    }

    /** What all kinds of executor have in common. */
    @SuppressWarnings("unused") // the second type is KNIME's, whose setters return it
    public abstract static class ExecutorInfoBuilder<I extends ExecutorInfo, B extends ExecutorInfoBuilder<I, ?>> {

        protected String m_userId;
        protected Path m_localWorkflowPath;

        ExecutorInfoBuilder(final String userId, final Path localWorkflowPath) {
            m_userId = userId;
            m_localWorkflowPath = localWorkflowPath;
        }

        public abstract I build();
    }
}
