package org.knime.core.node;

/** A node's settings are wrong, or do not fit its inputs. */
public class InvalidSettingsException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param s what the user reads */
    public InvalidSettingsException(final String s) {
        super(s);
    }

    /**
     * @param msg what the user reads
     * @param cause what went wrong
     */
    public InvalidSettingsException(final String msg, final Throwable cause) {
        super(msg, cause);
    }
}
