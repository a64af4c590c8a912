package org.knime.core.node.workflow;

/** Something on a node's {@link FlowObjectStack}; here always a variable. */
abstract class FlowObject {

    private NodeID m_owner;

    final void setOwner(final NodeID owner) {
        m_owner = owner;
    }

    public final NodeID getOwner() {
        return m_owner;
    }
}
