package org.latentalign.format;

import java.io.IOException;

/**
 * A file is not what it should be. The message is the sentence that the user reads: what is wrong, where (file, line,
 * column) and what to do about it.
 */
public final class FormatException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message the sentence that the user reads */
    public FormatException(final String message) {
        super(message);
    }

    /**
     * @param message the sentence that the user reads
     * @param cause what a library said, for the log
     */
    public FormatException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
