package org.knime.core.node.workflow;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;

/** The output port of a node. */
public class NodeContainerOutPort extends NodePortAdaptor implements NodeOutPort {

    private final SingleNodeContainer m_node;
    private final Set<NodeStateChangeListener> m_listeners = new CopyOnWriteArraySet<>();

    public NodeContainerOutPort(final NativeNodeContainer node, final int portIndex) {
        super(portIndex, node.getOutputType(portIndex));
        m_node = node;
        node.addNodeStateChangeListener(this);
    }

    @Override
    public PortObjectSpec getPortObjectSpec() {
        return m_node.getOutputSpec(getPortIndex());
    }

    @Override
    public PortObject getPortObject() {
        return getNodeContainerState().isExecuted() ? m_node.getOutputObject(getPortIndex()) : null;
    }

    @Override
    public String getPortSummary() {
        return getNodeContainerState().isExecuted() ? m_node.getOutputObjectSummary(getPortIndex()) : null;
    }

    @Override
    public NodeContainerState getNodeContainerState() {
        return m_node.getNodeContainerState();
    }

    @Override
    public boolean addNodeStateChangeListener(final NodeStateChangeListener listener) {
        return m_listeners.add(listener);
    }

    @Override
    public void stateChanged(final NodeStateEvent state) {
        m_listeners.forEach(listener -> listener.stateChanged(state));
    }
}
