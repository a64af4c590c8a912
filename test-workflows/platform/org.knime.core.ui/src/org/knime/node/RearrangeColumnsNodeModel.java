package org.knime.node;

import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.RearrangeColumnsDefaultModel;
import org.knime.node.DefaultModel.RearrangeColumnsInput;
import org.knime.node.parameters.NodeParameters;

/** Runs a model that rearranges columns. */
final class RearrangeColumnsNodeModel extends NodeModel {

    private final RearrangeColumnsDefaultModel model;
    private final ParametersHolder parameters;

    RearrangeColumnsNodeModel(
            final RearrangeColumnsDefaultModel model,
            final Optional<Class<? extends NodeParameters>> viewParametersClass) {
        super(1, 1);
        this.model = model;
        final PortType[] table = {BufferedDataTable.TYPE};
        parameters = new ParametersHolder(model.getParametersClass(), viewParametersClass, table, table);
    }

    private ColumnRearranger rearranger(final DataTableSpec spec) throws InvalidSettingsException {
        final var current = parameters.configure(spec);
        final var set = new ColumnRearranger[1];
        model.rearrangeColumns.accept(
                new RearrangeColumnsInput() {

                    @Override
                    @SuppressWarnings("unchecked")
                    public <S extends NodeParameters> S getParameters() {
                        return (S) current;
                    }

                    @Override
                    public DataTableSpec getDataTableSpec() {
                        return spec;
                    }
                },
                rearranger -> {
                    if (rearranger == null) {
                        throw new IllegalArgumentException("The rearrangement of the columns must not be null.");
                    }
                    set[0] = rearranger;
                });
        if (set[0] == null) {
            throw new InvalidSettingsException("No column rearranger has been set.");
        }
        return set[0];
    }

    @Override
    protected DataTableSpec[] configure(final DataTableSpec[] inSpecs) throws InvalidSettingsException {
        return new DataTableSpec[] {rearranger(inSpecs[0]).createSpec()};
    }

    @Override
    protected BufferedDataTable[] execute(final BufferedDataTable[] inData, final ExecutionContext exec)
            throws Exception {
        return new BufferedDataTable[] {
            exec.createColumnRearrangeTable(inData[0], rearranger(inData[0].getDataTableSpec()), exec)
        };
    }

    @Override
    protected void reset() {
        // nothing is kept
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
