package org.knime.node;

import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.webui.node.dialog.defaultdialog.NodeParametersUtil;
import org.knime.node.parameters.NodeParameters;

/**
 * The parameters of a node's model and the class of those of its view. As long as nothing was loaded, the first
 * configuration makes them from the inputs; what is saved before that are the ones made without inputs.
 */
final class ParametersHolder {

    private final Optional<Class<? extends NodeParameters>> modelClass;
    private final Optional<Class<? extends NodeParameters>> viewClass;
    private final PortType[] inputTypes;
    private final PortType[] outputTypes;
    private NodeParameters parameters;
    private PortObjectSpec[] inputSpecs;

    ParametersHolder(
            final Optional<Class<? extends NodeParameters>> modelClass,
            final Optional<Class<? extends NodeParameters>> viewClass,
            final PortType[] inputTypes,
            final PortType[] outputTypes) {
        this.modelClass = modelClass;
        this.viewClass = viewClass;
        this.inputTypes = inputTypes;
        this.outputTypes = outputTypes;
    }

    /** Null for a node without parameters. */
    NodeParameters get() {
        return parameters;
    }

    /** The parameters, made from the inputs if there are none yet. */
    NodeParameters configure(final PortObjectSpec... specs) throws InvalidSettingsException {
        inputSpecs = specs;
        if (parameters == null && modelClass.isPresent()) {
            parameters = NodeParametersUtil.createSettings(modelClass.get(), input());
            parameters.validate();
        }
        return parameters;
    }

    private ConfigureTimeInput input() {
        return new ConfigureTimeInput(inputTypes, outputTypes, inputSpecs);
    }

    void save(final NodeSettingsWO settings) {
        modelClass.ifPresent(type -> NodeParametersUtil.saveSettings(
                type, parameters == null ? NodeParametersUtil.createSettings(type) : parameters, settings));
    }

    void validate(final NodeSettingsRO settings) throws InvalidSettingsException {
        if (modelClass.isPresent()) {
            NodeParametersUtil.loadSettings(settings, modelClass.get()).validate();
        }
    }

    void load(final NodeSettingsRO settings) throws InvalidSettingsException {
        if (modelClass.isPresent()) {
            parameters = NodeParametersUtil.loadSettings(settings, modelClass.get());
        }
    }

    void saveDefaultView(final NodeSettingsWO settings) {
        viewClass.ifPresent(type -> NodeParametersUtil.saveSettings(
                type,
                inputSpecs == null
                        ? NodeParametersUtil.createSettings(type)
                        : NodeParametersUtil.createSettings(type, input()),
                settings));
    }
}
