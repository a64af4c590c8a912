package org.knime.core.node.context.ports;

import org.knime.core.node.port.PortType;

/** A group in which the user chooses types. */
public interface ConfigurablePortGroup extends PortGroupConfiguration {

    PortType[] getSupportedPortTypes();
}
