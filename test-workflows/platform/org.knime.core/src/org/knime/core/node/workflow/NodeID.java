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

    /** Parses what {@link #toString()} writes. */
    public static NodeID fromString(final String text) {
        NodeID id = ROOTID;
        if (!text.isEmpty()) {
            for (final String index : text.split(":")) {
                try {
                    id = new NodeID(id, Integer.parseInt(index));
                } catch (final NumberFormatException e) {
                    throw new IllegalArgumentException("Not a node id: \"" + text + "\"", e);
                }
            }
        }
        return id;
    }

    public NodeID createChild(final int index) {
        return new NodeID(this, index);
    }

    public NodeID getPrefix() {
        return m_prefix;
    }

    public int getIndex() {
        return m_index;
    }

    public final boolean isRoot() {
        return this == ROOTID;
    }

    /** @return whether the other id is this one's parent */
    public boolean hasSamePrefix(final NodeID prefix) {
        return m_prefix.equals(prefix);
    }

    /** @return whether the other id is an ancestor of this one */
    public boolean hasPrefix(final NodeID prefix) {
        NodeID ancestor = m_prefix;
        while (ancestor != null && !ancestor.isRoot()) {
            if (ancestor.equals(prefix)) {
                return true;
            }
            ancestor = ancestor.m_prefix;
        }
        return ancestor != null && ancestor.equals(prefix);
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
