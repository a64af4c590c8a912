package org.knime.core.node.workflow;

import java.util.EventListener;

/** Is told when a node's message changes. */
public interface NodeMessageListener extends EventListener {
    void messageChanged(NodeMessageEvent messageEvent);
}
