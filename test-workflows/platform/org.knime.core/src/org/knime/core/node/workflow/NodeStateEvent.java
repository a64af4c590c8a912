package org.knime.core.node.workflow;

import java.util.EventObject;

/** A node's state changed. */
public class NodeStateEvent extends EventObject {

    private static final long serialVersionUID = 1L;

    public NodeStateEvent(final NodeID source) {
        super(source);
    }

    @Override
    public NodeID getSource() {
        return (NodeID) super.getSource();
    }
}
