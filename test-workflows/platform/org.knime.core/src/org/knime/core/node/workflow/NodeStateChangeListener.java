package org.knime.core.node.workflow;

/** Is told when a node's state changes. */
public interface NodeStateChangeListener {
    void stateChanged(NodeStateEvent state);
}
