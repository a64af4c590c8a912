package org.latentalign.figure.paint;

/** A picture cannot be painted on this machine. The message is the sentence that the user reads. */
public final class PaintingException extends Exception {

    private static final long serialVersionUID = 1L;

    PaintingException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
