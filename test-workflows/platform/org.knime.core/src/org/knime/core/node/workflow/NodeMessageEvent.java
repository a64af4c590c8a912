package org.knime.core.node.workflow;

import java.util.EventObject;

/** A node's message changed. */
public class NodeMessageEvent extends EventObject {

    private static final long serialVersionUID = 1L;

    private final transient NodeMessage m_message;

    public NodeMessageEvent(final NodeID source, final NodeMessage message) {
        super(source);
        m_message = message;
    }

    public NodeMessage getMessage() {
        return m_message;
    }

    @Override
    public NodeID getSource() {
        return (NodeID) super.getSource();
    }
}
