package org.knime.core.node.workflow;

/** What may be asked about a node's state. */
public interface NodeContainerState {

    boolean isIdle();

    boolean isConfigured();

    boolean isExecuted();

    boolean isExecutionInProgress();
}
