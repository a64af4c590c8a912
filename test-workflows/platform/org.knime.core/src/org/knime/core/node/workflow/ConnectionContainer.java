package org.knime.core.node.workflow;

import java.util.Objects;

/** A connection from one node's output port to another's input port. */
public class ConnectionContainer implements ConnectionProgressListener {

    /** Between two nodes, or to and from the ports of the workflow around them; the stand-in has only the first. */
    public enum ConnectionType {
        STD,
        WFMIN,
        WFMOUT,
        WFMTHROUGH
    }

    private final NodeID m_source;
    private final int m_sourcePort;
    private final NodeID m_dest;
    private final int m_destPort;
    private final ConnectionType m_type;

    public ConnectionContainer(
            final NodeID source,
            final int sourcePort,
            final NodeID dest,
            final int destPort,
            final ConnectionType type,
            final boolean isFlowVariablePortConnection) {
        m_source = source;
        m_sourcePort = sourcePort;
        m_dest = dest;
        m_destPort = destPort;
        m_type = type;
    }

    public NodeID getSource() {
        return m_source;
    }

    public int getSourcePort() {
        return m_sourcePort;
    }

    public NodeID getDest() {
        return m_dest;
    }

    public int getDestPort() {
        return m_destPort;
    }

    @Override
    public boolean equals(final Object object) {
        return object instanceof ConnectionContainer other
                && m_source.equals(other.m_source)
                && m_sourcePort == other.m_sourcePort
                && m_dest.equals(other.m_dest)
                && m_destPort == other.m_destPort
                && m_type == other.m_type;
    }

    @Override
    public int hashCode() {
        return Objects.hash(m_source, m_sourcePort, m_dest, m_destPort, m_type);
    }

    @Override
    public String toString() {
        return m_source + " port " + m_sourcePort + " -> " + m_dest + " port " + m_destPort;
    }
}
