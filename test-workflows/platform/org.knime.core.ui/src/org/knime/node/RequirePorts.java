package org.knime.node;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultNode.RequireModel;
import org.knime.node.RequirePorts.ConfigurablePort.ExtendableConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.FinalConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.OptionalConfigurablePort;

/** Stage of the ports. The name of a fixed port is at the same time the id of its group. */
public interface RequirePorts {

    RequireModel dynamicPorts(Consumer<DynamicPortsAdder> ports);

    default RequireModel ports(final Consumer<PortsAdder> ports) {
        return dynamicPorts(groups -> ports.accept(new PortsAdder() {

            @Override
            public PortsAdder addInputPort(final String name, final String description, final PortType portType) {
                groups.addInputPortGroup(
                        name, group -> group.name(name).description(description).fixed(portType));
                return this;
            }

            @Override
            public PortsAdder addOutputPort(final String name, final String description, final PortType portType) {
                groups.addOutputPortGroup(
                        name, group -> group.name(name).description(description).fixed(portType));
                return this;
            }
        }));
    }

    /** Takes fixed ports. */
    interface PortsAdder {

        PortsAdder addInputPort(String name, String description, PortType portType);

        PortsAdder addOutputPort(String name, String description, PortType portType);

        default PortsAdder addInputTable(final String name, final String description) {
            return addInputPort(name, description, BufferedDataTable.TYPE);
        }

        default PortsAdder addOutputTable(final String name, final String description) {
            return addOutputPort(name, description, BufferedDataTable.TYPE);
        }
    }

    /** Takes groups of ports. */
    interface DynamicPortsAdder {

        DynamicPortsAdder addInputPortGroup(
                String groupId, Function<RequirePortName, ConfigurablePort> groupConfiguration);

        DynamicPortsAdder addOutputPortGroup(
                String groupId, Function<RequirePortName, ConfigurablePort> groupConfiguration);

        DynamicPortsAdder addInputAndOutputPortGroup(
                String groupId, Function<RequireInputPortName, ConfigurablePort> groupConfiguration);
    }

    /** Stage of a group's name. */
    interface RequirePortName {

        RequirePortDescription name(String name);
    }

    /** Stage of a group's description, an XML fragment. */
    interface RequirePortDescription {

        RequireConfigurablePortMode description(String description);
    }

    /** Stage of the name on the input side. */
    interface RequireInputPortName {

        RequireInputPortDescription inputName(String name);
    }

    /** Stage of the description on the input side. */
    interface RequireInputPortDescription {

        RequireOutputPortName inputDescription(String description);
    }

    /** Stage of the name on the output side. */
    interface RequireOutputPortName {

        RequireOutputPortDescription outputName(String name);
    }

    /** Stage of the description on the output side. */
    interface RequireOutputPortDescription {

        RequireConfigurablePortMode outputDescription(String description);
    }

    /** Stage of what the user can do with the group. */
    interface RequireConfigurablePortMode {

        FinalConfigurablePort fixed(PortType portType);

        RequireSupportedTypes<OptionalConfigurablePort> optional();

        RequireSupportedTypes<ExtendableConfigurablePort> extendable();
    }

    /** Stage of the types that the user can choose from. */
    interface RequireSupportedTypes<T> {

        T supportedTypes(PortType... portTypes);

        T supportedTypes(Predicate<PortType> portTypePredicate);
    }

    /** A group of ports. */
    sealed interface ConfigurablePort
            permits FinalConfigurablePort, OptionalConfigurablePort, ExtendableConfigurablePort {

        /** A group that is complete. */
        final class FinalConfigurablePort implements ConfigurablePort {}

        /** One port or none. */
        non-sealed interface OptionalConfigurablePort extends ConfigurablePort {

            FinalConfigurablePort defaultPortType(PortType defaultPortType);
        }

        /** Any number of ports. */
        non-sealed interface ExtendableConfigurablePort extends ConfigurablePort {

            ExtendableConfigurablePort fixedTypes(PortType... portTypes);

            ExtendableConfigurablePort defaultNonFixedTypes(PortType... portTypes);
        }
    }
}
