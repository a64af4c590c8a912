package org.knime.core.node.workflow;

import org.knime.core.node.port.PortType;

/** One of a node's ports; 0 is the variable port. */
public interface NodePort {

    int getPortIndex();

    PortType getPortType();

    String getPortName();

    void setPortName(String portName);
}
