package org.knime.core.data.container;

/** A table could not be written. */
public class DataContainerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what the user reads
     * @param cause what went wrong
     */
    public DataContainerException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
