package org.knime.core.node.workflow;

/** How a node is executed: here always for the first time, never again with changed view content. */
public final class ExecutionEnvironment {

    public static final ExecutionEnvironment DEFAULT = new ExecutionEnvironment();

    public ExecutionEnvironment() {}
}
