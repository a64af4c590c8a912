package org.knime.core.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.knime.core.node.context.ports.ExtendablePortGroup;
import org.knime.core.node.context.ports.ModifiablePortsConfiguration;
import org.knime.core.node.context.ports.PortGroupConfiguration;
import org.knime.core.node.port.PortType;

/** Groups of ports in the order in which a node declares them. */
final class PortGroups implements ModifiablePortsConfiguration {

    private final Map<String, PortGroupConfiguration> groups;

    PortGroups(final Map<String, PortGroupConfiguration> groups) {
        this.groups = new LinkedHashMap<>(groups);
    }

    /** A group that stays as it is; it has nothing to save. */
    static PortGroupConfiguration fixed(final PortType[] types, final boolean isInput, final boolean isOutput) {
        return new Fixed(types, isInput, isOutput);
    }

    /** A group with so many places besides its fixed ports. */
    static ExtendablePortGroup extendable(
            final PortType[] fixedTypes,
            final PortType[] supportedTypes,
            final boolean isInput,
            final boolean isOutput,
            final int limit) {
        return new Extendable(fixedTypes, supportedTypes, isInput, isOutput, limit, new ArrayList<>());
    }

    @Override
    public PortType[] getInputPorts() {
        return groups.values().stream()
                .filter(PortGroupConfiguration::definesInputPorts)
                .flatMap(group -> Stream.of(group.getInputPorts()))
                .toArray(PortType[]::new);
    }

    @Override
    public PortType[] getOutputPorts() {
        return groups.values().stream()
                .filter(PortGroupConfiguration::definesOutputPorts)
                .flatMap(group -> Stream.of(group.getOutputPorts()))
                .toArray(PortType[]::new);
    }

    @Override
    public List<String> getPortGroupNames() {
        return List.copyOf(groups.keySet());
    }

    @Override
    public Map<String, ExtendablePortGroup> getExtendablePorts() {
        final Map<String, ExtendablePortGroup> extendable = new LinkedHashMap<>();
        groups.forEach((name, group) -> {
            if (group instanceof ExtendablePortGroup found) {
                extendable.put(name, found);
            }
        });
        return extendable;
    }

    @Override
    public PortGroups copy() {
        final Map<String, PortGroupConfiguration> copies = new LinkedHashMap<>();
        groups.forEach((name, group) -> copies.put(name, group.copy()));
        return new PortGroups(copies);
    }

    @Override
    public void saveSettingsTo(final NodeSettingsWO settings) {
        groups.forEach((name, group) -> group.saveSettingsTo(settings.addNodeSettings(name)));
    }

    /** A group that was not saved stays as it is. */
    @Override
    public void loadSettingsFrom(final NodeSettingsRO settings) throws InvalidSettingsException {
        for (final var entry : groups.entrySet()) {
            if (settings.containsKey(entry.getKey())) {
                entry.getValue().loadSettingsFrom(settings.getNodeSettings(entry.getKey()));
            }
        }
    }

    private record Fixed(PortType[] types, boolean definesInputPorts, boolean definesOutputPorts)
            implements PortGroupConfiguration {

        @Override
        public PortType[] getInputPorts() {
            if (!definesInputPorts) {
                throw UNSUPPORTED_INPUT_OPERATION;
            }
            return types.clone();
        }

        @Override
        public PortType[] getOutputPorts() {
            if (!definesOutputPorts) {
                throw UNSUPPORTED_OUTPUT_OPERATION;
            }
            return types.clone();
        }

        @Override
        public Fixed copy() {
            return this;
        }

        @Override
        public void saveSettingsTo(final NodeSettingsWO settings) {
            // nothing can change
        }

        @Override
        public void loadSettingsFrom(final NodeSettingsRO settings) {
            // nothing can change
        }
    }

    private record Extendable(
            PortType[] fixedTypes,
            PortType[] supportedTypes,
            boolean definesInputPorts,
            boolean definesOutputPorts,
            int limit,
            List<PortType> configured)
            implements ExtendablePortGroup {

        @Override
        public PortType[] getFixedPorts() {
            return fixedTypes.clone();
        }

        @Override
        public PortType[] getConfiguredPorts() {
            return configured.toArray(PortType[]::new);
        }

        @Override
        public void addPort(final PortType pType) {
            configured.add(pType);
        }

        @Override
        public Extendable copy() {
            return new Extendable(
                    fixedTypes,
                    supportedTypes,
                    definesInputPorts,
                    definesOutputPorts,
                    limit,
                    new ArrayList<>(configured));
        }

        @Override
        public void saveSettingsTo(final NodeSettingsWO settings) {
            for (int i = 0; i < configured.size(); i++) {
                configured.get(i).save(settings.addNodeSettings("port_" + i));
            }
        }

        @Override
        public void loadSettingsFrom(final NodeSettingsRO settings) throws InvalidSettingsException {
            configured.clear();
            for (int i = 0; settings.containsKey("port_" + i); i++) {
                configured.add(PortType.load(settings.getNodeSettings("port_" + i)));
            }
        }
    }
}
