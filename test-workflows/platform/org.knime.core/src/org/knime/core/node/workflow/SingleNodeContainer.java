package org.knime.core.node.workflow;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/** A node with settings of its own. */
public abstract class SingleNodeContainer extends NodeContainer {

    /** Whether a node's tables stay in memory. */
    public enum MemoryPolicy {
        CacheInMemory,
        CacheSmallInMemory,
        CacheOnDisc
    }

    private static final String MODEL = "model";
    private static final String VIEW = "view";
    private static final String VARIABLES = "variables";
    private static final String VIEW_VARIABLES = "view_variables";
    private static final String MEMORY_POLICY = "memory_policy";

    private MemoryPolicy m_memoryPolicy = MemoryPolicy.CacheSmallInMemory;
    /** Null until the node was given settings: then its own defaults hold. */
    private NodeSettingsRO m_model;

    private NodeSettingsRO m_view;
    private NodeSettingsRO m_variables;
    private NodeSettingsRO m_viewVariables;

    SingleNodeContainer(final WorkflowManager parent, final NodeID id) {
        super(parent, id);
    }

    public abstract ExecutionContext createExecutionContext();

    public abstract PortType getOutputType(int portIndex);

    public abstract PortObjectSpec getOutputSpec(int portIndex);

    public abstract PortObject getOutputObject(int portIndex);

    public abstract String getOutputObjectSummary(int portIndex);

    abstract boolean performConfigure(PortObjectSpec[] inSpecs);

    abstract void performReset();

    abstract void performValidateSettings(NodeSettingsRO model) throws InvalidSettingsException;

    abstract void performLoadModelSettingsFrom(NodeSettingsRO model) throws InvalidSettingsException;

    abstract void performSaveModelSettingsTo(NodeSettings model);

    abstract void performSaveDefaultViewSettingsTo(NodeSettings view);

    public final MemoryPolicy getOutDataMemoryPolicy() {
        return m_memoryPolicy;
    }

    // ---- settings

    /** Takes over what a settings file or a dialog holds; hands nothing to the node yet. */
    void setSettings(final NodeSettingsRO settings) throws InvalidSettingsException {
        final NodeSettingsRO misc = settings.getNodeSettings(Node.CFG_MISC_SETTINGS);
        final String policy = misc.getString(MEMORY_POLICY, m_memoryPolicy.name());
        try {
            m_memoryPolicy = MemoryPolicy.valueOf(policy);
        } catch (final IllegalArgumentException e) {
            throw new InvalidSettingsException("Unknown memory policy: " + policy, e);
        }
        VariableSettings.requireNone(child(settings, VARIABLES));
        VariableSettings.requireNone(child(settings, VIEW_VARIABLES));
        m_model = child(settings, MODEL);
        m_view = child(settings, VIEW);
        m_variables = child(settings, VARIABLES);
        m_viewVariables = child(settings, VIEW_VARIABLES);
    }

    private static NodeSettingsRO child(final NodeSettingsRO settings, final String key)
            throws InvalidSettingsException {
        return settings.containsKey(key) ? settings.getNodeSettings(key) : null;
    }

    /** Hands the settings to the node. */
    void loadSettingsIntoNode() throws InvalidSettingsException {
        if (m_model != null) {
            NodeContext.pushContext(this);
            try {
                performValidateSettings(m_model);
                performLoadModelSettingsFrom(m_model);
            } finally {
                NodeContext.removeLastContext();
            }
        }
    }

    /** Replaces the settings by others that the node finds valid. */
    void loadSettings(final NodeSettingsRO settings) throws InvalidSettingsException {
        final NodeSettingsRO model = child(settings, MODEL);
        if (model != null) {
            NodeContext.pushContext(this);
            try {
                performValidateSettings(model);
            } finally {
                NodeContext.removeLastContext();
            }
        }
        setSettings(settings);
        loadSettingsIntoNode();
        setDirty();
    }

    /** @param withDefaults whether the node's defaults are written where it was never given settings, or nothing is */
    void saveSettings(final NodeSettingsWO settings, final boolean withDefaults) {
        settings.addNodeSettings(Node.CFG_MISC_SETTINGS).addString(MEMORY_POLICY, m_memoryPolicy.name());
        copy(m_model == null && withDefaults ? defaultModel() : m_model, settings, MODEL);
        copy(m_variables, settings, VARIABLES);
        copy(m_view == null && withDefaults ? defaultView() : m_view, settings, VIEW);
        copy(m_viewVariables, settings, VIEW_VARIABLES);
    }

    private NodeSettings defaultModel() {
        final NodeSettings model = new NodeSettings(MODEL);
        NodeContext.pushContext(this);
        try {
            performSaveModelSettingsTo(model);
        } finally {
            NodeContext.removeLastContext();
        }
        return model;
    }

    /** @return null if the node has no view */
    private NodeSettings defaultView() {
        final NodeSettings view = new NodeSettings(VIEW);
        NodeContext.pushContext(this);
        try {
            performSaveDefaultViewSettingsTo(view);
        } finally {
            NodeContext.removeLastContext();
        }
        return view.keySet().isEmpty() ? null : view;
    }

    private static void copy(final NodeSettingsRO from, final NodeSettingsWO to, final String key) {
        if (from != null) {
            from.copyTo(to.addNodeSettings(key));
        }
    }

    @Override
    public NodeSettings getNodeSettings() {
        final NodeSettings settings = new NodeSettings("configuration");
        saveSettings(settings, true);
        return settings;
    }

    // ---- configure

    /** @return whether the node's output specifications are other than before */
    final boolean configure(final PortObjectSpec[] inSpecs, final boolean keepNodeMessage) {
        final NodeMessage messageBefore = getNodeMessage();
        final List<PortObjectSpec> specsBefore = outputSpecs();
        final boolean isMarked = getInternalState().isMarked();
        final boolean isConfigured;
        NodeContext.pushContext(this);
        try {
            isConfigured = performConfigure(inSpecs);
        } finally {
            NodeContext.removeLastContext();
        }
        if (isConfigured) {
            setInternalState(
                    isMarked
                            ? InternalNodeContainerState.CONFIGURED_MARKEDFOREXEC
                            : InternalNodeContainerState.CONFIGURED);
        } else {
            setInternalState(
                    isMarked ? InternalNodeContainerState.UNCONFIGURED_MARKEDFOREXEC : InternalNodeContainerState.IDLE);
        }
        if (keepNodeMessage) {
            setNodeMessage(NodeMessage.merge(messageBefore, getNodeMessage()));
        }
        return !outputSpecs().equals(specsBefore);
    }

    private List<PortObjectSpec> outputSpecs() {
        final List<PortObjectSpec> specs = new ArrayList<>();
        for (int port = 0; port < getNrOutPorts(); port++) {
            specs.add(getOutputSpec(port));
        }
        return specs;
    }
}
