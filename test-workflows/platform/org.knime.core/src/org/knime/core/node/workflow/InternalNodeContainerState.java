package org.knime.core.node.workflow;

/** The states a node passes through; the constants' names are what workflow files hold. */
enum InternalNodeContainerState implements NodeContainerState {
    IDLE,
    CONFIGURED,
    UNCONFIGURED_MARKEDFOREXEC,
    CONFIGURED_MARKEDFOREXEC,
    CONFIGURED_QUEUED,
    PREEXECUTE,
    EXECUTING,
    POSTEXECUTE,
    EXECUTED;

    @Override
    public boolean isIdle() {
        return this == IDLE;
    }

    @Override
    public boolean isConfigured() {
        return this == CONFIGURED;
    }

    @Override
    public boolean isExecuted() {
        return this == EXECUTED;
    }

    @Override
    public boolean isExecutionInProgress() {
        return this != IDLE && this != CONFIGURED && this != EXECUTED;
    }

    boolean isMarked() {
        return this == UNCONFIGURED_MARKEDFOREXEC || this == CONFIGURED_MARKEDFOREXEC;
    }
}
