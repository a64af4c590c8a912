package org.knime.node;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.knime.node.RequirePorts.ConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.ExtendableConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.FinalConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.OptionalConfigurablePort;
import org.knime.node.RequirePorts.DynamicPortsAdder;
import org.knime.node.RequirePorts.RequireConfigurablePortMode;
import org.knime.node.RequirePorts.RequireInputPortName;
import org.knime.node.RequirePorts.RequirePortName;
import org.knime.node.RequirePorts.RequireSupportedTypes;
import org.knime.node.impl.description.PortDescription;

/**
 * A group of ports as a node declares it.
 *
 * @param input what the user reads on the input side, if the group has one
 * @param output likewise on the output side
 */
record PortGroup(String id, Optional<Text> input, Optional<Text> output, Mode mode) {

    /** Name and description of a port. */
    record Text(String name, String description) {}

    /** What the user can do with a group. */
    sealed interface Mode permits Fixed, Choice {}

    /** Nothing: the port is there. */
    record Fixed(PortType type) implements Mode {}

    /** One port or none, or any number of ports. */
    static final class Choice implements Mode, OptionalConfigurablePort, ExtendableConfigurablePort {

        final boolean extendable;
        final PortType[] supportedTypes;
        PortType[] fixedTypes = {};
        PortType[] defaultTypes = {};

        Choice(final boolean extendable, final PortType[] supportedTypes) {
            this.extendable = extendable;
            this.supportedTypes = supportedTypes;
        }

        @Override
        public FinalConfigurablePort defaultPortType(final PortType defaultPortType) {
            defaultTypes = new PortType[] {defaultPortType};
            return new FinalConfigurablePort();
        }

        @Override
        public ExtendableConfigurablePort fixedTypes(final PortType... portTypes) {
            fixedTypes = notEmpty(portTypes);
            return this;
        }

        @Override
        public ExtendableConfigurablePort defaultNonFixedTypes(final PortType... portTypes) {
            defaultTypes = notEmpty(portTypes);
            return this;
        }

        private static PortType[] notEmpty(final PortType... portTypes) {
            if (portTypes == null || portTypes.length == 0) {
                throw new IllegalArgumentException("At least one port type is needed.");
            }
            return portTypes.clone();
        }
    }

    boolean isConfigurable() {
        return mode instanceof Choice;
    }

    Optional<PortDescription> inputDescription() {
        return input.map(text -> new PortDescription(id, text.name(), text.description(), isConfigurable()));
    }

    Optional<PortDescription> outputDescription() {
        return output.map(text -> new PortDescription(id, text.name(), text.description(), isConfigurable()));
    }

    static List<PortGroup> collect(final Consumer<DynamicPortsAdder> ports) {
        final var collector = new Collector();
        ports.accept(collector);
        return List.copyOf(collector.groups);
    }

    private static final class Collector implements DynamicPortsAdder {

        private final List<PortGroup> groups = new ArrayList<>();

        @Override
        public DynamicPortsAdder addInputPortGroup(
                final String groupId, final Function<RequirePortName, ConfigurablePort> groupConfiguration) {
            groupConfiguration.apply(
                    name -> description -> modes(groupId, Optional.of(new Text(name, description)), Optional.empty()));
            return this;
        }

        @Override
        public DynamicPortsAdder addOutputPortGroup(
                final String groupId, final Function<RequirePortName, ConfigurablePort> groupConfiguration) {
            groupConfiguration.apply(
                    name -> description -> modes(groupId, Optional.empty(), Optional.of(new Text(name, description))));
            return this;
        }

        @Override
        public DynamicPortsAdder addInputAndOutputPortGroup(
                final String groupId, final Function<RequireInputPortName, ConfigurablePort> groupConfiguration) {
            groupConfiguration.apply(inputName -> inputDescription -> outputName -> outputDescription -> modes(
                    groupId,
                    Optional.of(new Text(inputName, inputDescription)),
                    Optional.of(new Text(outputName, outputDescription))));
            return this;
        }

        private RequireConfigurablePortMode modes(
                final String id, final Optional<Text> input, final Optional<Text> output) {
            return new RequireConfigurablePortMode() {

                @Override
                public FinalConfigurablePort fixed(final PortType portType) {
                    groups.add(new PortGroup(id, input, output, new Fixed(portType)));
                    return new FinalConfigurablePort();
                }

                @Override
                public RequireSupportedTypes<OptionalConfigurablePort> optional() {
                    return new Types<>(types -> add(new Choice(false, types)));
                }

                @Override
                public RequireSupportedTypes<ExtendableConfigurablePort> extendable() {
                    return new Types<>(types -> add(new Choice(true, types)));
                }

                private Choice add(final Choice choice) {
                    groups.add(new PortGroup(id, input, output, choice));
                    return choice;
                }
            };
        }
    }

    private record Types<T>(Function<PortType[], T> next) implements RequireSupportedTypes<T> {

        @Override
        public T supportedTypes(final PortType... portTypes) {
            return next.apply(Arrays.copyOf(portTypes, portTypes.length));
        }

        @Override
        public T supportedTypes(final Predicate<PortType> portTypePredicate) {
            return next.apply(PortTypeRegistry.getInstance().availablePortTypes().stream()
                    .filter(portTypePredicate)
                    .toArray(PortType[]::new));
        }
    }
}
