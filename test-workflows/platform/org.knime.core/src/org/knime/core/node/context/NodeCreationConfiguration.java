package org.knime.core.node.context;

import java.util.Optional;
import org.knime.core.node.context.ports.ModifiablePortsConfiguration;
import org.knime.core.node.context.ports.PortsConfiguration;

/** What a node is made with: its ports. */
public class NodeCreationConfiguration {

    private final ModifiablePortsConfiguration portsConfig;

    protected NodeCreationConfiguration(final ModifiablePortsConfiguration portsConfig) {
        this.portsConfig = portsConfig;
    }

    public Optional<? extends PortsConfiguration> getPortConfig() {
        return getModifiablePortConfig();
    }

    protected Optional<ModifiablePortsConfiguration> getModifiablePortConfig() {
        return Optional.ofNullable(portsConfig);
    }
}
