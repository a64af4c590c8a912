package org.knime.core.node.workflow;

/** Where a node stands on screen. */
public final class NodeUIInformation {

    private final int[] m_bounds;

    NodeUIInformation(final int... bounds) {
        m_bounds = bounds.clone();
    }

    /** @return x, y, width and height; the last two may be unknown and are -1 then */
    public int[] getBounds() {
        return m_bounds.clone();
    }
}
