package org.knime.core.node.workflow;

/** The workflow was written by a platform whose format this one does not know. */
public final class UnsupportedWorkflowVersionException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnsupportedWorkflowVersionException(final String message) {
        super(message);
    }
}
