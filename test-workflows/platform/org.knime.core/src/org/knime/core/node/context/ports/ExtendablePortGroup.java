package org.knime.core.node.context.ports;

import java.util.Arrays;
import java.util.stream.Stream;
import org.knime.core.node.port.PortType;

/** A group to which the user adds ports; an optional port is one with a single place. */
public interface ExtendablePortGroup extends ConfigurablePortGroup {

    PortType[] getFixedPorts();

    PortType[] getConfiguredPorts();

    void addPort(final PortType pType);

    @Override
    default PortType[] getInputPorts() {
        if (!definesInputPorts()) {
            throw UNSUPPORTED_INPUT_OPERATION;
        }
        return Stream.concat(Arrays.stream(getFixedPorts()), Arrays.stream(getConfiguredPorts()))
                .toArray(PortType[]::new);
    }

    @Override
    default PortType[] getOutputPorts() {
        if (!definesOutputPorts()) {
            throw UNSUPPORTED_OUTPUT_OPERATION;
        }
        return Stream.concat(Arrays.stream(getFixedPorts()), Arrays.stream(getConfiguredPorts()))
                .toArray(PortType[]::new);
    }
}
