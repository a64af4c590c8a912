package org.knime.core.node.workflow;

import java.io.Serializable;

/** Address of a node: the indices on the way from the root to it, outermost first, written "0:3:4". */
public class NodeID implements Serializable, Comparable<NodeID> {

    private static final long serialVersionUID = 1L;

    /** The address of the root, which is written as nothing. */
    public static final NodeID ROOTID = new NodeID();

    private final NodeID m_prefix;
    private final int m_index;

    private NodeID() {
        m_prefix = null;
        m_index = 0;
    }

    public NodeID(final int index) {
        this(ROOTID, index);
    }

    public NodeID(final NodeID prefix, final int index) {
        m_prefix = prefix;
        m_index = index;
    }

    public NodeID createChild(final int index) {
        return new NodeID(this, index);
    }

    public int getIndex() {
        return m_index;
    }

    public final boolean isRoot() {
        return this == ROOTID;
    }

    @Override
    public int compareTo(final NodeID other) {
        if (this == other) {
            return 0;
        }
        if (isRoot() || other.isRoot()) {
            return isRoot() ? -1 : 1;
        }
        final int byPrefix = m_prefix.compareTo(other.m_prefix);
        return byPrefix == 0 ? Integer.compare(m_index, other.m_index) : byPrefix;
    }

    @Override
    public boolean equals(final Object object) {
        return object instanceof NodeID other && compareTo(other) == 0;
    }

    @Override
    public int hashCode() {
        return isRoot() ? 0 : 31 * m_prefix.hashCode() + m_index;
    }

    @Override
    public String toString() {
        if (isRoot()) {
            return "";
        }
        return m_prefix.isRoot() ? Integer.toString(m_index) : m_prefix + ":" + m_index;
    }
}
