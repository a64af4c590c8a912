package org.knime.core.node;

import org.knime.core.internal.MessageAwareException;
import org.knime.core.node.message.Message;

/** A node failed for a reason that the user can understand: the message is shown as it is. */
public final class KNIMEException extends Exception implements MessageAwareException {

    private static final long serialVersionUID = 1L;

    private final transient Message message;

    /** @param msg what the user reads */
    public KNIMEException(final String msg) {
        this(Message.fromSummary(msg), null);
    }

    /**
     * @param msg what the user reads
     * @param cause what went wrong
     */
    public KNIMEException(final String msg, final Throwable cause) {
        this(Message.fromSummary(msg), cause);
    }

    private KNIMEException(final Message message, final Throwable cause) {
        super(message.getSummary(), cause);
        this.message = message;
    }

    /**
     * @param message what the user reads
     * @return an exception with it
     */
    public static KNIMEException of(final Message message) {
        return new KNIMEException(message, null);
    }

    /**
     * @param message what the user reads
     * @param cause what went wrong
     * @return an exception with both
     */
    public static KNIMEException of(final Message message, final Throwable cause) {
        return new KNIMEException(message, cause);
    }

    @Override
    public Message getKNIMEMessage() {
        return message;
    }

    /** @return this, to be thrown where only unchecked exceptions can */
    public KNIMERuntimeException toUnchecked() {
        return new KNIMERuntimeException(this);
    }

    /** A {@link KNIMEException} in unchecked form. */
    public final class KNIMERuntimeException extends RuntimeException implements MessageAwareException {

        private static final long serialVersionUID = 1L;

        private KNIMERuntimeException(final KNIMEException checked) {
            super(checked.getMessage(), checked);
        }

        @Override
        public Message getKNIMEMessage() {
            return message;
        }
    }
}
