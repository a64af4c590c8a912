package org.knime.core.node.workflow;

import org.knime.core.node.port.PortType;

/** Index, type and name of a port. */
public class NodePortAdaptor implements NodePort {

    private int m_portIndex;
    private final PortType m_portType;
    private String m_portName;

    public NodePortAdaptor(final int portIndex, final PortType portType) {
        m_portIndex = portIndex;
        m_portType = portType;
    }

    @Override
    public final int getPortIndex() {
        return m_portIndex;
    }

    @Override
    public final PortType getPortType() {
        return m_portType;
    }

    @Override
    public final String getPortName() {
        final String kind = this instanceof NodeInPort ? "Inport " : "Outport ";
        return m_portName == null || m_portName.isBlank() ? kind + m_portIndex : m_portName.trim();
    }

    @Override
    public final void setPortName(final String portName) {
        m_portName = portName;
    }
}
