package org.knime.core.internal;

import org.knime.core.node.message.Message;

/** An exception that carries a message meant for the user. */
public interface MessageAwareException {

    /** @return the message for the user */
    Message getKNIMEMessage();
}
