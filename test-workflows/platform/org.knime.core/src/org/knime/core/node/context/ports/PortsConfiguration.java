package org.knime.core.node.context.ports;

import java.util.List;
import java.util.Map;
import org.knime.core.node.port.PortType;

/** The ports of a node in groups. */
public interface PortsConfiguration {

    PortType[] getInputPorts();

    PortType[] getOutputPorts();

    /** Which ports belong to which group; groups without ports are left out. */
    Map<String, int[]> getInputPortLocation();

    /** Which ports belong to which group; groups without ports are left out. */
    Map<String, int[]> getOutputPortLocation();

    List<String> getPortGroupNames();
}
