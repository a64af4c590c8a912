package org.knime.core.node.context.ports;

import java.util.List;
import org.knime.core.node.port.PortType;

/** The ports of a node in groups. */
public interface PortsConfiguration {

    PortType[] getInputPorts();

    PortType[] getOutputPorts();

    List<String> getPortGroupNames();
}
