package org.knime.core.util;

/** Two rows of a table have the same key. */
public class DuplicateKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what the user reads
     * @param key of both rows
     */
    public DuplicateKeyException(final String message, final String key) {
        super(message);
    }
}
