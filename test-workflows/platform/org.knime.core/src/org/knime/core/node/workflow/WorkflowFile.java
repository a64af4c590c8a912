package org.knime.core.node.workflow;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortType;
import org.knime.core.node.workflow.ConnectionContainer.ConnectionType;
import org.knime.core.node.workflow.WorkflowPersistor.LoadResult;

/**
 * The directory of one workflow: workflow.knime and a directory per node. What the files hold beyond what is understood
 * here, such as annotations and places on screen, is kept when they are written again.
 *
 * <p>A node that was saved as executed is executed after loading if its data was saved, too, by the stand-in; otherwise
 * it is configured, and the load result says so.
 */
final class WorkflowFile {

    private static final Set<String> VERSIONS = Set.of("4.1.0", "5.1.0");
    private static final String VERSION = "version";
    private static final String STATE = "state";
    private static final String AUTHOR = "authorInformation";
    private static final String VARIABLES = "workflow_variables";
    private static final String NODE_FILE = "node_settings_file";
    private static final String NODE_TYPE = "node_type";
    private static final String NATIVE = "NativeNode";
    private static final String ANNOTATIONS = "annotations";
    private static final String UI_SETTINGS = "ui_settings";
    private static final String BOUNDS = "extrainfo.node.bounds";
    private static final String SOURCE = "sourceID";
    private static final String DEST = "destID";
    private static final String SOURCE_PORT = "sourcePort";
    private static final String DEST_PORT = "destPort";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z");

    private final File m_directory;
    private final NodeSettingsRO m_settings;
    private final Map<NodeID, NodeFile> m_nodeFiles = new LinkedHashMap<>();
    private final Map<NodeID, String> m_nodePaths = new LinkedHashMap<>();

    private WorkflowFile(final File directory, final NodeSettingsRO settings) {
        m_directory = directory;
        m_settings = settings;
    }

    static WorkflowFile read(final File directory, final WorkflowLoadHelper helper)
            throws IOException, InvalidSettingsException, UnsupportedWorkflowVersionException {
        if (!directory.isDirectory() || !directory.canRead()) {
            throw new IOException("Can't read workflow directory " + directory);
        }
        final File file = new File(directory, helper.getDotKNIMEFileName());
        if (!file.isFile()) {
            throw new IOException("No \"" + file.getName() + "\" file in directory \"" + directory + "\"");
        }
        final NodeSettingsRO settings = SettingsFile.read(file);
        final String version = settings.getString(VERSION);
        if (!VERSIONS.contains(version)) {
            throw new UnsupportedWorkflowVersionException("Unable to load workflow, its files are of version " + version
                    + " (created by KNIME " + settings.getString("created_by", "of unknown version") + ")");
        }
        return new WorkflowFile(directory, settings);
    }

    String directoryName() {
        return m_directory.getName();
    }

    // ---- load

    void loadInto(final WorkflowManager workflow, final ExecutionMonitor exec, final LoadResult result)
            throws InvalidSettingsException, CanceledExecutionException {
        try {
            workflow.setTableBackendSettings(WorkflowTableBackendSettings.loadSettingsInModel(m_settings));
        } catch (final InvalidSettingsException e) {
            result.addError(e.getMessage());
        }
        if (m_settings.containsKey(VARIABLES)
                && !m_settings.getNodeSettings(VARIABLES).keySet().isEmpty()) {
            result.addError("The workflow has variables, which the stand-in does not know");
        }
        workflow.setWorkflowAnnotations(annotations());
        connect(workflow, createNodes(workflow, exec, result), result);
        for (final SingleNodeContainer node : workflow.sorted()) {
            exec.checkCanceled();
            final LoadResult nodeResult = new LoadResult(node.getNameWithID());
            loadNode(workflow, (NativeNodeContainer) node, nodeResult);
            result.addChildError(nodeResult);
        }
        final String savedState = m_settings.getString(STATE);
        if (!savedState.equals(workflow.getInternalState().name())) {
            result.addNodeStateChangedWarning(
                    "State has changed from " + savedState + " to " + workflow.getInternalState());
        }
        exec.setProgress(1);
    }

    private List<WorkflowAnnotation> annotations() throws InvalidSettingsException {
        final List<WorkflowAnnotation> annotations = new ArrayList<>();
        if (m_settings.containsKey(ANNOTATIONS)) {
            final NodeSettingsRO settings = m_settings.getNodeSettings(ANNOTATIONS);
            for (final String key : settings.keySet()) {
                final AnnotationData data = new AnnotationData();
                data.load(settings.getNodeSettings(key));
                annotations.add(new WorkflowAnnotation(data));
            }
        }
        return annotations;
    }

    /** @return what the directory says about the workflow, as it is now */
    WorkflowMetadata metadata() throws IOException {
        return WorkflowMetadata.read(m_directory.toPath().resolve(WorkflowPersistor.WORKFLOW_METADATA_FILE_NAME));
    }

    /** @return the nodes that could not be created */
    private Set<NodeID> createNodes(
            final WorkflowManager workflow, final ExecutionMonitor exec, final LoadResult result)
            throws InvalidSettingsException, CanceledExecutionException {
        final Set<NodeID> failed = new HashSet<>();
        final NodeSettingsRO nodes = m_settings.getNodeSettings(WorkflowPersistor.KEY_NODES);
        for (final String key : nodes.keySet()) {
            exec.checkCanceled();
            final NodeSettingsRO entry = nodes.getNodeSettings(key);
            final int index = entry.getInt(WorkflowPersistor.KEY_ID);
            final NodeID id = workflow.getID().createChild(index);
            final String type = entry.getString(NODE_TYPE, NATIVE);
            if (!type.equals(NATIVE)) {
                result.addError("Node " + index + " is a " + type + ": the stand-in loads workflows without"
                        + " components and metanodes only");
                failed.add(id);
                continue;
            }
            final String path = entry.getString(NODE_FILE);
            try {
                final NodeFile file = NodeFile.read(new File(m_directory, path));
                final NativeNodeContainer node = new NativeNodeContainer(workflow, id, file.createNode());
                if (entry.containsKey(UI_SETTINGS)) {
                    node.setUIInformation(new NodeUIInformation(
                            entry.getNodeSettings(UI_SETTINGS).getIntArray(BOUNDS)));
                }
                workflow.add(node);
                m_nodeFiles.put(id, file);
                m_nodePaths.put(id, path);
            } catch (final InvalidSettingsException | IOException e) {
                result.addError("Unable to load node " + index + ": " + e.getMessage());
                failed.add(id);
            }
        }
        return failed;
    }

    private void connect(final WorkflowManager workflow, final Set<NodeID> failed, final LoadResult result)
            throws InvalidSettingsException {
        final NodeSettingsRO connections = m_settings.getNodeSettings(WorkflowPersistor.KEY_CONNECTIONS);
        for (final String key : connections.keySet()) {
            final NodeSettingsRO entry = connections.getNodeSettings(key);
            final NodeID source = workflow.getID().createChild(entry.getInt(SOURCE));
            final NodeID dest = workflow.getID().createChild(entry.getInt(DEST));
            final int sourcePort = entry.getInt(SOURCE_PORT);
            final int destPort = entry.getInt(DEST_PORT);
            if (!workflow.containsNodeContainer(source) || !workflow.containsNodeContainer(dest)) {
                if (!failed.contains(source) && !failed.contains(dest)) {
                    result.addError(
                            "Unable to connect node " + source + " to node " + dest + ": there is no such node");
                }
                continue;
            }
            final NativeNodeContainer sourceNode = (NativeNodeContainer) workflow.getNodeContainer(source);
            final NativeNodeContainer destNode = (NativeNodeContainer) workflow.getNodeContainer(dest);
            if (sourcePort >= sourceNode.getNrOutPorts()
                    || destPort >= destNode.getNrInPorts()
                    || workflow.getIncomingConnectionFor(dest, destPort) != null
                    || !fits(
                            sourceNode.getOutputType(sourcePort),
                            destNode.getInPort(destPort).getPortType())) {
                result.addError("Unable to connect port " + sourcePort + " of " + sourceNode.getNameWithID()
                        + " to port " + destPort + " of " + destNode.getNameWithID());
                continue;
            }
            workflow.add(new ConnectionContainer(
                    source, sourcePort, dest, destPort, ConnectionType.STD, sourcePort == 0 && destPort == 0));
        }
    }

    private static boolean fits(final PortType source, final PortType dest) {
        return dest.isSuperTypeOf(source) || source.isSuperTypeOf(dest);
    }

    private void loadNode(final WorkflowManager workflow, final NativeNodeContainer node, final LoadResult result)
            throws InvalidSettingsException {
        final NodeFile file = m_nodeFiles.get(node.getID());
        file.loadInto(node, result);
        final boolean isExecuted = file.savedState().isExecuted();
        if (isExecuted && file.hasContent() && loadContent(workflow, node, result)) {
            return;
        }
        if (isExecuted) {
            result.addError("The node was saved as executed, but its data is not there", true);
        }
        workflow.configure(node, true);
        if (node.getInternalState() != file.savedState()) {
            final String message = "State has changed from " + file.savedState() + " to " + node.getInternalState();
            if (isExecuted) {
                result.addError(message, true);
            } else {
                result.addNodeStateChangedWarning(message);
            }
            node.setDirty();
        }
    }

    /** @return whether the node is executed now, as it was when it was saved */
    private boolean loadContent(
            final WorkflowManager workflow, final NativeNodeContainer node, final LoadResult result) {
        final File directory = new File(m_directory, m_nodePaths.get(node.getID())).getParentFile();
        try {
            return workflow.loadExecuted(node, SavedContent.load(node, directory.toPath()), result);
        } catch (final IOException | CanceledExecutionException e) {
            result.addError("The node's data cannot be read: " + e.getMessage(), true);
            return false;
        }
    }

    // ---- save

    /** Writes settings and states, and data if asked to. */
    void save(final WorkflowManager workflow, final File directory, final boolean withData, final ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        final Path target = directory.toPath();
        Files.createDirectories(target);
        final boolean isElsewhere = !Files.isSameFile(target, m_directory.toPath());
        if (!isElsewhere && !workflow.isDirty()) {
            return;
        }
        for (final NodeContainer container : workflow.getNodeContainers()) {
            final NativeNodeContainer node = (NativeNodeContainer) container;
            final String path = m_nodePaths.computeIfAbsent(node.getID(), id -> NodeFile.path(node));
            final File file = new File(directory, path);
            Files.createDirectories(file.getParentFile().toPath());
            m_nodeFiles
                    .computeIfAbsent(node.getID(), id -> NodeFile.create(node))
                    .save(node, file.getParentFile(), withData, exec);
        }
        if (isElsewhere) {
            for (final String name :
                    List.of(WorkflowPersistor.WORKFLOW_METADATA_FILE_NAME, WorkflowPersistor.METAINFO_FILE)) {
                final Path metadata = m_directory.toPath().resolve(name);
                if (Files.exists(metadata)) {
                    Files.copy(metadata, target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        final NodeSettings settings = SettingsFile.copy(m_settings, WorkflowPersistor.WORKFLOW_FILE);
        settings.addString(
                STATE, NodeFile.stateToSave(workflow.getInternalState()).name());
        try {
            addNewNodes(settings.getNodeSettings(WorkflowPersistor.KEY_NODES));
            addNewConnections(workflow, settings.getNodeSettings(WorkflowPersistor.KEY_CONNECTIONS));
            final NodeSettingsWO author = settings.getNodeSettings(AUTHOR);
            author.addString("lastEdited-by", System.getProperty("user.name"));
            author.addString("lastEdited-when", DATE.format(OffsetDateTime.now()));
        } catch (final InvalidSettingsException e) {
            throw new IOException("The workflow's file is not complete: " + e.getMessage(), e);
        }
        // written last: a directory without it is no workflow, so that nothing half written is taken for one
        SettingsFile.write(settings, new File(directory, WorkflowPersistor.WORKFLOW_FILE));
        exec.setProgress(1);
    }

    private void addNewNodes(final NodeSettings nodes) {
        m_nodePaths.forEach((id, path) -> {
            final String key = "node_" + id.getIndex();
            if (!nodes.containsKey(key)) {
                final NodeSettingsWO entry = nodes.addNodeSettings(key);
                entry.addInt(WorkflowPersistor.KEY_ID, id.getIndex());
                entry.addString(NODE_FILE, path);
                entry.addBoolean("node_is_meta", false);
                entry.addString(NODE_TYPE, NATIVE);
                entry.addString("ui_classname", null);
            }
        });
    }

    private static void addNewConnections(final WorkflowManager workflow, final NodeSettings connections)
            throws InvalidSettingsException {
        final Set<List<Integer>> known = new HashSet<>();
        for (final String key : connections.keySet()) {
            final NodeSettingsRO entry = connections.getNodeSettings(key);
            known.add(List.of(
                    entry.getInt(SOURCE), entry.getInt(DEST), entry.getInt(SOURCE_PORT), entry.getInt(DEST_PORT)));
        }
        int number = known.size();
        for (final ConnectionContainer connection : workflow.getConnectionContainers()) {
            final int source = connection.getSource().getIndex();
            final int dest = connection.getDest().getIndex();
            if (!known.contains(List.of(source, dest, connection.getSourcePort(), connection.getDestPort()))) {
                while (connections.containsKey("connection_" + number)) {
                    number++;
                }
                final NodeSettingsWO entry = connections.addNodeSettings("connection_" + number);
                entry.addInt(SOURCE, source);
                entry.addInt(DEST, dest);
                entry.addInt(SOURCE_PORT, connection.getSourcePort());
                entry.addInt(DEST_PORT, connection.getDestPort());
            }
        }
    }
}
