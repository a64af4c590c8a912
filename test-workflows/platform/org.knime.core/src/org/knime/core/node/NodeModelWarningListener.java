package org.knime.core.node;

import java.util.EventListener;
import org.knime.core.node.message.Message;

/** Is told what a node's model warns of. */
public interface NodeModelWarningListener extends EventListener {

    /** Null when there is nothing to warn of any more. */
    void warningChanged(Message warning);
}
