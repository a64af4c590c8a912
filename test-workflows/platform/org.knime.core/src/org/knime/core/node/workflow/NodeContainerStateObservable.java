package org.knime.core.node.workflow;

/** Something whose state may be watched. */
public interface NodeContainerStateObservable {

    NodeContainerState getNodeContainerState();

    /** @return whether the listener was new */
    boolean addNodeStateChangeListener(NodeStateChangeListener listener);
}
