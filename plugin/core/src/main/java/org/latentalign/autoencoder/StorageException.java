package org.latentalign.autoencoder;

import java.io.IOException;

/**
 * What was stored is no model or moment that can be read: it is something else, of a newer version, damaged or cut short.
 * The message is the sentence that the user reads.
 */
public final class StorageException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message the sentence that the user reads */
    public StorageException(final String message) {
        super(message);
    }

    /**
     * @param message the sentence that the user reads
     * @param cause what went wrong below, for the log
     */
    public StorageException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
