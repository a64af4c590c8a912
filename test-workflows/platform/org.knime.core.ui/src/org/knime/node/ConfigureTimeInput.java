package org.knime.node;

import java.util.Arrays;
import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.parameters.NodeParametersInput;

/** The ports of a node that is being configured; the data do not count then. */
final class ConfigureTimeInput implements NodeParametersInput {

    private final PortType[] inputTypes;
    private final PortType[] outputTypes;
    private final PortObjectSpec[] specs;
    private final PortObject[] objects;

    ConfigureTimeInput(final PortType[] inputTypes, final PortType[] outputTypes, final PortObjectSpec[] specs) {
        this.inputTypes = inputTypes;
        this.outputTypes = outputTypes;
        this.specs = specs;
        objects = new PortObject[specs.length];
    }

    @Override
    public PortType[] getInPortTypes() {
        return inputTypes;
    }

    @Override
    public PortType[] getOutPortTypes() {
        return outputTypes;
    }

    @Override
    public PortObjectSpec[] getInPortSpecs() {
        return specs;
    }

    @Override
    public Optional<PortObjectSpec> getInPortSpec(final int portIndex) {
        return Optional.ofNullable(specs[portIndex]);
    }

    @Override
    public DataTableSpec[] getInTableSpecs() {
        return Arrays.stream(specs).map(DataTableSpec.class::cast).toArray(DataTableSpec[]::new);
    }

    @Override
    public Optional<DataTableSpec> getInTableSpec(final int portIndex) {
        return getInPortSpec(portIndex).map(DataTableSpec.class::cast);
    }

    @Override
    public PortObject[] getInPortObjects() {
        return objects;
    }

    @Override
    public Optional<PortObject> getInPortObject(final int portIndex) {
        return Optional.ofNullable(objects[portIndex]);
    }

    @Override
    public BufferedDataTable[] getInTables() {
        return Arrays.stream(objects).map(BufferedDataTable.class::cast).toArray(BufferedDataTable[]::new);
    }

    @Override
    public Optional<BufferedDataTable> getInTable(final int portIndex) {
        return getInPortObject(portIndex).map(BufferedDataTable.class::cast);
    }
}
