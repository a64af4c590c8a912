package org.knime.core.webui.node.dialog.defaultdialog.util.updates;

/** A state cannot be computed; the dialog keeps what it has. */
public final class StateComputationFailureException extends Exception {

    private static final long serialVersionUID = 1L;

    public StateComputationFailureException(final String message) {
        super(message);
    }
}
