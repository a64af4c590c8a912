package org.knime.core.util;

/** Something is in use by someone else. */
public class LockFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message what the user reads */
    public LockFailedException(final String message) {
        super(message);
    }
}
