package org.knime.core.node;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.core.node.context.NodeCreationConfiguration;
import org.knime.core.node.context.ports.PortGroupConfiguration;
import org.knime.core.node.port.PortType;

/** A factory of nodes whose ports are declared in groups. */
public abstract class ConfigurableNodeFactory<T extends NodeModel> extends NodeFactory<T> {

    protected ConfigurableNodeFactory(final boolean lazyInitialization) {
        super(lazyInitialization);
    }

    /** The ports of a new node. */
    public final ModifiableNodeCreationConfiguration createNodeCreationConfig() {
        return new ModifiableNodeCreationConfiguration(
                createPortsConfigBuilder().map(PortsConfigurationBuilder::build).orElse(null));
    }

    protected abstract Optional<PortsConfigurationBuilder> createPortsConfigBuilder();

    @Override
    @Deprecated
    public T createNodeModel() {
        throw new UnsupportedOperationException("A configurable node is made with its ports.");
    }

    @Override
    protected abstract T createNodeModel(final NodeCreationConfiguration creationConfig);

    @Override
    @Deprecated
    protected NodeDialogPane createNodeDialogPane() {
        throw new UnsupportedOperationException("The dialog of a configurable node is made with its ports.");
    }

    @Override
    protected abstract NodeDialogPane createNodeDialogPane(final NodeCreationConfiguration creationConfig);

    /** Collects groups of ports; no two have the same id. */
    protected static final class PortsConfigurationBuilder {

        private final Map<String, PortGroupConfiguration> groups = new LinkedHashMap<>();

        public PortsConfigurationBuilder() {
            // no group yet
        }

        private PortGroups build() {
            return new PortGroups(groups);
        }

        public void addFixedInputPortGroup(final String pGrpId, final PortType... fixedPortTypes) {
            addFixed(pGrpId, fixedPortTypes, true, false);
        }

        public void addFixedOutputPortGroup(final String pGrpId, final PortType... fixedPortTypes) {
            addFixed(pGrpId, fixedPortTypes, false, true);
        }

        public void addFixedPortGroup(final String pGrpId, final PortType... fixedPortTypes) {
            addFixed(pGrpId, fixedPortTypes, true, true);
        }

        private void addFixed(final String id, final PortType[] types, final boolean isInput, final boolean isOutput) {
            check(types.length > 0, "A group of fixed ports needs a port.");
            add(id, PortGroups.fixed(checkNoNull(types), isInput, isOutput));
        }

        public void addOptionalInputPortGroupWithDefault(
                final String pGrpId, final PortType defaultPort, final PortType... optionalPorts) {
            addOptional(pGrpId, defaultPort, optionalPorts, true, false);
        }

        public void addOptionalOutputPortGroupWithDefault(
                final String pGrpId, final PortType defaultPort, final PortType... optionalPorts) {
            addOptional(pGrpId, defaultPort, optionalPorts, false, true);
        }

        public void addOptionalPortGroupWithDefault(
                final String pGrpId, final PortType defaultPort, final PortType... optionalPorts) {
            addOptional(pGrpId, defaultPort, optionalPorts, true, true);
        }

        private void addOptional(
                final String id,
                final PortType defaultType,
                final PortType[] types,
                final boolean isInput,
                final boolean isOutput) {
            final PortType[] defaults = defaultType == null ? new PortType[0] : new PortType[] {defaultType};
            addExtendable(id, new PortType[0], defaults, types, isInput, isOutput, 1);
        }

        public void addExtendableInputPortGroupWithDefault(
                final String pGrpId,
                final PortType[] fixedPortTypes,
                final PortType[] defaultPortTypes,
                final PortType... supportedTypes) {
            addExtendable(pGrpId, fixedPortTypes, defaultPortTypes, supportedTypes, true, false, Integer.MAX_VALUE);
        }

        public void addExtendableOutputPortGroupWithDefault(
                final String pGrpId,
                final PortType[] fixedPortTypes,
                final PortType[] defaultPortTypes,
                final PortType... supportedTypes) {
            addExtendable(pGrpId, fixedPortTypes, defaultPortTypes, supportedTypes, false, true, Integer.MAX_VALUE);
        }

        public void addExtendablePortGroupWithDefault(
                final String pGrpId,
                final PortType[] fixedPortTypes,
                final PortType[] defaultPortTypes,
                final PortType... supportedTypes) {
            addExtendable(pGrpId, fixedPortTypes, defaultPortTypes, supportedTypes, true, true, Integer.MAX_VALUE);
        }

        private void addExtendable(
                final String id,
                final PortType[] fixedTypes,
                final PortType[] defaultTypes,
                final PortType[] types,
                final boolean isInput,
                final boolean isOutput,
                final int limit) {
            check(types.length > 0, "A group of ports needs a type to choose.");
            final var supported = Arrays.asList(checkNoNull(types));
            check(
                    supported.containsAll(Arrays.asList(checkNoNull(fixedTypes)))
                            && supported.containsAll(Arrays.asList(checkNoNull(defaultTypes))),
                    "The types of a group must contain those that it starts with.");
            final var group = PortGroups.extendable(fixedTypes, types, isInput, isOutput, limit);
            Arrays.stream(defaultTypes).forEach(group::addPort);
            add(id, group);
        }

        private void add(final String id, final PortGroupConfiguration group) {
            check(!groups.containsKey(id), "A port group with the given name already exists");
            check(id != null && !id.isEmpty(), "The id of a port group must not be empty.");
            groups.put(id, group);
        }

        private static PortType[] checkNoNull(final PortType... types) {
            check(Arrays.stream(types).noneMatch(Objects::isNull), "A port type must not be null.");
            return types;
        }

        private static void check(final boolean condition, final String message) {
            if (!condition) {
                throw new IllegalArgumentException(message);
            }
        }
    }
}
