package org.knime.core.node.context.ports;

import org.knime.core.node.context.DeepCopy;
import org.knime.core.node.context.NodeSettingsPersistable;
import org.knime.core.node.port.PortType;

/** A group of ports on one side of a node or on both. */
public interface PortGroupConfiguration extends DeepCopy<PortGroupConfiguration>, NodeSettingsPersistable {

    /** Thrown by a group that is asked for inputs and has none. */
    UnsupportedOperationException UNSUPPORTED_INPUT_OPERATION =
            new UnsupportedOperationException("The group is not on the input side.");

    /** Thrown by a group that is asked for outputs and has none. */
    UnsupportedOperationException UNSUPPORTED_OUTPUT_OPERATION =
            new UnsupportedOperationException("The group is not on the output side.");

    PortType[] getInputPorts();

    PortType[] getOutputPorts();

    boolean definesInputPorts();

    boolean definesOutputPorts();
}
