package org.latentalign.kernel;

/**
 * The data and the options do not make a model. The message is the sentence that the user reads: what is wrong and what
 * to do about it.
 */
public final class FitException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message the sentence that the user reads */
    public FitException(final String message) {
        super(message);
    }
}
