package org.knime.core.node.workflow;

import org.knime.core.node.port.PortType;

/** Where data enters a node. */
public class NodeInPort extends NodePortAdaptor implements NodePort {
    public NodeInPort(final int portIndex, final PortType type) {
        super(portIndex, type);
    }
}
