package org.latentalign.spark.frame;

/** What was asked for cannot be done with what is there. The message is the sentence that the user reads. */
public final class JobException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message the sentence that the user reads */
    public JobException(final String message) {
        super(message);
    }

    /**
     * @param message the sentence that the user reads
     * @param cause what went wrong below, for the log
     */
    public JobException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
