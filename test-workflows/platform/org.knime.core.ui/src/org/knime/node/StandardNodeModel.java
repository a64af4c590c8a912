package org.knime.node;

import java.util.Arrays;
import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectHolder;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultModel.StandardDefaultModel;
import org.knime.node.parameters.NodeParameters;

/** Runs a model that has configure and execute. */
final class StandardNodeModel extends NodeModel implements PortObjectHolder {

    private final StandardDefaultModel model;
    private final PortType[] outputTypes;
    private final ParametersHolder parameters;
    private PortObject[] internalObjects;

    StandardNodeModel(
            final StandardDefaultModel model,
            final PortType[] inputTypes,
            final PortType[] outputTypes,
            final Optional<Class<? extends NodeParameters>> viewParametersClass) {
        super(inputTypes, outputTypes);
        this.model = model;
        this.outputTypes = outputTypes;
        parameters = new ParametersHolder(model.getParametersClass(), viewParametersClass, inputTypes, outputTypes);
    }

    @Override
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        final var outSpecs = new PortObjectSpec[outputTypes.length];
        final var current = parameters.configure(inSpecs);
        model.configure.accept(new Configuring(current, inSpecs, outputTypes), new ConfigureOutput() {

            @Override
            public <S extends PortObjectSpec> void setOutSpec(final int index, final S spec) {
                outSpecs[index] = spec;
            }

            @Override
            @SafeVarargs
            public final <S extends PortObjectSpec> void setOutSpecs(final S... specs) {
                System.arraycopy(specs, 0, outSpecs, 0, specs.length);
            }

            @Override
            public void setWarningMessage(final String message) {
                StandardNodeModel.this.setWarningMessage(message);
            }
        });
        return outSpecs;
    }

    @Override
    protected PortObject[] execute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final var outObjects = new PortObject[outputTypes.length];
        model.execute.accept(new Executing(parameters.get(), inObjects, exec, outputTypes), new ExecuteOutput() {

            @Override
            public <D extends PortObject> void setOutData(final int index, final D data) {
                outObjects[index] = data;
            }

            @Override
            @SafeVarargs
            public final <D extends PortObject> void setOutData(final D... data) {
                System.arraycopy(data, 0, outObjects, 0, data.length);
            }

            @Override
            @SafeVarargs
            public final <D extends PortObject> void setInternalData(final D... data) {
                setInternalPortObjects(data);
            }

            @Override
            public void setWarningMessage(final String message) {
                StandardNodeModel.this.setWarningMessage(message);
            }
        });
        return outObjects;
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(final Object object) {
        return (T) object;
    }

    private record Configuring(NodeParameters parameters, PortObjectSpec[] specs, PortType[] outputTypes)
            implements ConfigureInput {

        @Override
        public <S extends NodeParameters> S getParameters() {
            return cast(parameters);
        }

        @Override
        public PortObjectSpec[] getInPortSpecs() {
            return specs;
        }

        @Override
        public <S extends PortObjectSpec> S getInPortSpec(final int index) {
            return cast(specs[index]);
        }

        @Override
        public DataTableSpec[] getInTableSpecs() {
            return Arrays.stream(specs).map(DataTableSpec.class::cast).toArray(DataTableSpec[]::new);
        }

        @Override
        public DataTableSpec getInTableSpec(final int portIndex) {
            return (DataTableSpec) specs[portIndex];
        }

        @Override
        public PortType[] getOutPortTypes() {
            return outputTypes;
        }
    }

    private record Executing(
            NodeParameters parameters, PortObject[] objects, ExecutionContext context, PortType[] outputTypes)
            implements ExecuteInput {

        @Override
        public <S extends NodeParameters> S getParameters() {
            return cast(parameters);
        }

        @Override
        public ExecutionContext getExecutionContext() {
            return context;
        }

        @Override
        public PortObject[] getInPortObjects() {
            return objects;
        }

        @Override
        public <D extends PortObject> D getInPortObject(final int portIndex) {
            return cast(objects[portIndex]);
        }

        @Override
        public BufferedDataTable[] getInTables() {
            return Arrays.stream(objects).map(BufferedDataTable.class::cast).toArray(BufferedDataTable[]::new);
        }

        @Override
        public BufferedDataTable getInTable(final int portIndex) {
            return (BufferedDataTable) objects[portIndex];
        }

        @Override
        public PortType[] getOutPortTypes() {
            return outputTypes;
        }
    }

    @Override
    protected void reset() {
        internalObjects = null;
    }

    @Override
    public PortObject[] getInternalPortObjects() {
        return internalObjects;
    }

    @Override
    public void setInternalPortObjects(final PortObject[] portObjects) {
        internalObjects = portObjects;
    }

    @Override
    protected void saveSettingsTo(final NodeSettingsWO settings) {
        parameters.save(settings);
    }

    @Override
    protected void validateSettings(final NodeSettingsRO settings) throws InvalidSettingsException {
        parameters.validate(settings);
    }

    @Override
    protected void loadValidatedSettingsFrom(final NodeSettingsRO settings) throws InvalidSettingsException {
        parameters.load(settings);
    }

    @Override
    protected void saveDefaultViewSettingsTo(final NodeSettingsWO viewSettings) {
        parameters.saveDefaultView(viewSettings);
    }
}
