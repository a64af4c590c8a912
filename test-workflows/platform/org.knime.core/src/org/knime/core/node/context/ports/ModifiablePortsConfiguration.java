package org.knime.core.node.context.ports;

import java.util.Map;
import org.knime.core.node.context.DeepCopy;
import org.knime.core.node.context.NodeSettingsPersistable;

/** The ports of a node that the user can change. */
public interface ModifiablePortsConfiguration
        extends PortsConfiguration, DeepCopy<ModifiablePortsConfiguration>, NodeSettingsPersistable {

    Map<String, ExtendablePortGroup> getExtendablePorts();
}
