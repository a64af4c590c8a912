package org.knime.core.node.workflow;

import java.io.File;
import java.io.IOException;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.core.node.workflow.WorkflowPersistor.LoadResult;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

/** The settings.xml of one node. What it holds beyond what is understood here is kept when it is written again. */
final class NodeFile {

    static final String FILE_NAME = "settings.xml";

    private static final String STATE = "state";
    private static final String FACTORY = "factory";
    private static final String NODE_NAME = "node-name";
    private static final String MESSAGE = "nodecontainer_message";
    private static final String MESSAGE_TYPE = "type";
    private static final String MESSAGE_TEXT = "message";
    private static final String PORTS = "ports";
    private static final String HAS_CONTENT = "hasContent";
    private static final String INTERNAL_OBJECTS = "internalObjects";

    private final NodeSettingsRO m_settings;
    private final InternalNodeContainerState m_state;

    private NodeFile(final NodeSettingsRO settings, final InternalNodeContainerState state) {
        m_settings = settings;
        m_state = state;
    }

    static NodeFile read(final File file) throws IOException, InvalidSettingsException {
        if (!file.isFile() || !file.canRead()) {
            throw new IOException("there is no readable file " + file.getName() + " in its directory \""
                    + file.getParentFile().getName() + "\"");
        }
        final NodeSettingsRO settings = SettingsFile.read(file);
        final String state = settings.getString(STATE);
        try {
            return new NodeFile(settings, InternalNodeContainerState.valueOf(state));
        } catch (final IllegalArgumentException e) {
            throw new InvalidSettingsException("unknown state \"" + state + "\"", e);
        }
    }

    /** What is written for a node that was never saved. */
    static NodeFile create(final NativeNodeContainer node) {
        final NodeFactory<NodeModel> factory = node.getNode().getFactory();
        final NodeSettings settings = new NodeSettings(FILE_NAME);
        settings.addString("node_file", FILE_NAME);
        settings.addNodeSettings("flow_stack");
        settings.addString("customDescription", null);
        settings.addString(FACTORY, factory.getClass().getName());
        settings.addString(NODE_NAME, node.getName());
        final Bundle bundle = FrameworkUtil.getBundle(factory.getClass());
        if (bundle != null) {
            settings.addString("node-bundle-name", bundle.getHeaders().get(Constants.BUNDLE_NAME));
            settings.addString("node-bundle-symbolic-name", bundle.getSymbolicName());
            settings.addString("node-bundle-vendor", bundle.getHeaders().get(Constants.BUNDLE_VENDOR));
            settings.addString("node-bundle-version", bundle.getVersion().toString());
        }
        settings.addNodeSettings("factory_settings");
        settings.addString("name", node.getName());
        settings.addBoolean(HAS_CONTENT, false);
        final NodeSettingsWO fileStores = settings.addNodeSettings("filestores");
        fileStores.addString("file_store_location", null);
        fileStores.addString("file_store_id", null);
        return new NodeFile(settings, node.getInternalState());
    }

    /** @return where a workflow's directory has the file of a node that was never saved */
    static String path(final NativeNodeContainer node) {
        final String name = node.getName().replaceAll("[^\\w .()+-]", "_");
        return name + " (#" + node.getID().getIndex() + ")/" + FILE_NAME;
    }

    /** @return the state in which the node was saved */
    InternalNodeContainerState savedState() {
        return m_state;
    }

    Node createNode() throws InvalidSettingsException {
        final String className = m_settings.getString(FACTORY);
        final NodeFactory<NodeModel> factory;
        try {
            factory = NodeFactories.create(className)
                    .orElseThrow(
                            () -> new InvalidSettingsException("Node \"" + m_settings.getString(NODE_NAME, className)
                                    + "\" not available: no plug-in" + " registers its factory " + className));
        } catch (final ReflectiveOperationException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
        if (factory instanceof ConfigurableNodeFactory<NodeModel> configurable) {
            final ModifiableNodeCreationConfiguration configuration = configurable.createNodeCreationConfig();
            configuration.loadSettingsFrom(m_settings);
            return new Node(factory, configuration);
        }
        return new Node(factory);
    }

    /** Hands message and settings to the node; settings it refuses matter unless it was never configured. */
    void loadInto(final NativeNodeContainer node, final LoadResult result) throws InvalidSettingsException {
        node.setSettings(m_settings);
        node.setNodeAnnotation(new NodeAnnotation(NodeAnnotationData.of(m_settings)));
        try {
            node.loadSettingsIntoNode();
        } catch (final InvalidSettingsException e) {
            final String message = "Loading model settings failed: " + e.getMessage();
            switch (m_state) {
                case IDLE -> {
                    // an unfinished node's settings need not be valid
                }
                case EXECUTED -> {
                    result.addWarning(message);
                    node.setNodeMessage(NodeMessage.newWarning(message));
                }
                default -> {
                    result.addError(message);
                    node.setNodeMessage(NodeMessage.newError(message));
                }
            }
        }
        if (m_settings.containsKey(MESSAGE)) {
            final NodeSettingsRO message = m_settings.getNodeSettings(MESSAGE);
            node.setNodeMessage(new NodeMessage(
                    NodeMessage.Type.valueOf(message.getString(MESSAGE_TYPE)), message.getString(MESSAGE_TEXT)));
        }
    }

    boolean hasContent() {
        return m_settings.getBoolean(HAS_CONTENT, false);
    }

    void save(final NativeNodeContainer node, final File directory, final boolean withData, final ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        exec.checkCanceled();
        final NodeSettings settings = SettingsFile.copy(m_settings, FILE_NAME);
        for (final String key : new String[] {"model", "view", "variables", "view_variables", MESSAGE, PORTS}) {
            settings.removeConfig(key);
        }
        settings.removeConfig(INTERNAL_OBJECTS);
        node.saveSettings(settings, true);
        settings.addString(STATE, stateToSave(node.getInternalState()).name());
        node.getNode().getCopyOfCreationConfig().ifPresent(configuration -> configuration.saveSettingsTo(settings));
        settings.addBoolean("isInactive", false);
        final NodeMessage message = node.getNodeMessage();
        if (message.getMessageType() != NodeMessage.Type.RESET) {
            final NodeSettingsWO entry = settings.addNodeSettings(MESSAGE);
            entry.addString(MESSAGE_TYPE, message.getMessageType().name());
            entry.addString(MESSAGE_TEXT, message.getMessage());
        }
        final boolean hasContent = withData && node.getInternalState().isExecuted();
        settings.addBoolean(HAS_CONTENT, hasContent);
        if (hasContent) {
            SavedContent.save(node, directory.toPath());
        } else {
            SavedContent.delete(node, directory.toPath());
        }
        if (node.getNrOutPorts() > 1) {
            final NodeSettingsWO ports = settings.addNodeSettings(PORTS);
            for (int port = 1; port < node.getNrOutPorts(); port++) {
                final NodeSettingsWO entry = ports.addNodeSettings("port_" + port);
                entry.addInt("index", port);
                entry.addString("port_dir_location", hasContent ? SavedContent.port(port) : null);
            }
        }
        SettingsFile.write(settings, new File(directory, FILE_NAME));
    }

    static InternalNodeContainerState stateToSave(final InternalNodeContainerState state) {
        return switch (state) {
            case IDLE, UNCONFIGURED_MARKEDFOREXEC -> InternalNodeContainerState.IDLE;
            case EXECUTED -> InternalNodeContainerState.EXECUTED;
            default -> InternalNodeContainerState.CONFIGURED;
        };
    }
}
