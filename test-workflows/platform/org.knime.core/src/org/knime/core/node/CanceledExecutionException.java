package org.knime.core.node;

import org.knime.core.internal.MessageAwareException;
import org.knime.core.node.message.Message;

/** The user canceled the work. */
public class CanceledExecutionException extends Exception implements MessageAwareException {

    private static final long serialVersionUID = 1L;

    /** What is said when nothing else is. */
    public static final Message DEFAULT_CANCEL_MESSAGE = Message.fromSummary("Execution canceled");

    private final transient Message message;

    /** With the default message. */
    public CanceledExecutionException() {
        this(DEFAULT_CANCEL_MESSAGE);
    }

    /** @param s what the user reads */
    public CanceledExecutionException(final String s) {
        this(Message.fromSummary(s));
    }

    /** @param message what the user reads */
    public CanceledExecutionException(final Message message) {
        super(message.getSummary());
        this.message = message;
    }

    @Override
    public Message getKNIMEMessage() {
        return message;
    }
}
