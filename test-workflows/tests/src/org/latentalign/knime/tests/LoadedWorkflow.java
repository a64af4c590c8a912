package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.TableBackendRegistry;
import org.knime.core.data.vector.doublevector.DoubleVectorValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.workflow.NativeNodeContainer;
import org.knime.core.node.workflow.NodeContainer;
import org.knime.core.node.workflow.NodeID;
import org.knime.core.node.workflow.NodeMessage;
import org.knime.core.node.workflow.WorkflowLoadHelper;
import org.knime.core.node.workflow.WorkflowManager;
import org.knime.core.node.workflow.WorkflowPersistor;
import org.knime.core.node.workflow.WorkflowPersistor.LoadResultEntry.LoadResultEntryType;
import org.knime.core.node.workflow.WorkflowPersistor.WorkflowLoadResult;
import org.knime.core.node.workflow.contextv2.WorkflowContextV2;
import org.knime.core.webui.node.NodeWrapper;
import org.knime.core.webui.node.view.NodeViewManager;

/** A workflow that was loaded from its directory, through nothing but KNIME's API. */
final class LoadedWorkflow implements AutoCloseable {

    /** KNIME's table back end that keeps columns; it comes with a plug-in of its own. */
    private static final String COLUMNAR = "org.knime.core.data.columnar.ColumnarTableBackend";

    private final Path directory;
    private final WorkflowManager manager;

    private LoadedWorkflow(final Path directory, final WorkflowManager manager) {
        this.directory = directory;
        this.manager = manager;
    }

    /** Loads the workflow; anything it complains of fails the test. */
    static LoadedWorkflow load(final Path directory) throws Exception {
        return load(directory, LoadResultEntryType.Ok);
    }

    /** Loads a workflow whose nodes have no inputs, so that KNIME warns of those that were saved as configured. */
    static LoadedWorkflow loadUnconnected(final Path directory) throws Exception {
        return load(directory, LoadResultEntryType.Warning);
    }

    private static LoadedWorkflow load(final Path directory, final LoadResultEntryType worst) throws Exception {
        final WorkflowContextV2 context = WorkflowContextV2.builder()
                .withAnalyticsPlatformExecutor(executor ->
                        executor.withCurrentUserAsUserId().withLocalWorkflowPath(directory.toAbsolutePath()))
                .withLocalLocation()
                .build();
        final WorkflowLoadResult result = WorkflowManager.loadProject(
                directory.toFile(), new ExecutionMonitor(), new WorkflowLoadHelper(context));
        final LoadedWorkflow workflow = new LoadedWorkflow(directory, result.getWorkflowManager());
        try {
            assertTrue(
                    result.getType().compareTo(worst) <= 0,
                    () -> result.getFilteredError("", LoadResultEntryType.Warning));
            return workflow;
        } catch (final AssertionError e) {
            workflow.close();
            throw e;
        }
    }

    /** Copies a workflow's directory with all that is in it. */
    static Path copy(final Path from, final Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (final Path file : files.toList()) {
                final Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return to;
    }

    static boolean hasColumnarBackend() {
        return TableBackendRegistry.getInstance().getTableBackends().stream()
                .anyMatch(backend -> backend.getClass().getName().equals(COLUMNAR));
    }

    /** Makes a workflow keep its tables in columns. */
    static void makeColumnar(final Path directory) throws Exception {
        final Path file = directory.resolve(WorkflowPersistor.WORKFLOW_FILE);
        final NodeSettings settings = new NodeSettings(WorkflowPersistor.WORKFLOW_FILE);
        try (var in = Files.newInputStream(file)) {
            NodeSettings.loadFromXML(in).copyTo(settings);
        }
        final NodeSettingsWO backend = settings.addNodeSettings("tableBackend");
        backend.addString("class", COLUMNAR);
        backend.addString("bundle", "org.knime.core.columnar");
        backend.addString("feature", null);
        backend.addString("shortname", "Columnar Backend");
        try (var out = Files.newOutputStream(file)) {
            settings.saveToXML(out);
        }
    }

    WorkflowManager manager() {
        return manager;
    }

    NativeNodeContainer node(final int index) {
        return (NativeNodeContainer) manager.getNodeContainer(new NodeID(manager.getID(), index));
    }

    /** Adds a new node, not connected. */
    NativeNodeContainer add(final NodeFactory<?> factory) {
        return (NativeNodeContainer) manager.getNodeContainer(manager.createAndAddNode(factory));
    }

    /** Executes all nodes; one that fails fails the test. */
    LoadedWorkflow execute() {
        final boolean isExecuted = manager.executeAllAndWaitUntilDone();
        assertTrue(isExecuted, () -> "not executed: " + messages());
        return this;
    }

    /** Resets all nodes; what depends on a table that is not known before a file is read need not be configured. */
    LoadedWorkflow reset() {
        manager.resetAndConfigureAll();
        assertFalse(manager.containsExecutedNode(), "executed after the reset");
        assertEquals(List.of(), messages(), "after the reset");
        return this;
    }

    /** Saves the workflow in its directory without its data. */
    void save() throws Exception {
        manager.save(directory.toFile(), new ExecutionMonitor(), false);
    }

    /** Saves the workflow in its directory with its data, and loads it again from there. */
    LoadedWorkflow saveWithDataAndReload() throws Exception {
        manager.save(directory.toFile(), new ExecutionMonitor(), true);
        close();
        return load(directory);
    }

    /** @return what the page of every executed node with a view gets when it opens, by the node's number */
    Map<Integer, String> initialData() {
        final Map<Integer, String> data = new LinkedHashMap<>();
        for (final NodeContainer node : manager.getNodeContainers()) {
            if (NodeViewManager.hasNodeView(node)) {
                data.put(
                        node.getID().getIndex(),
                        NodeViewManager.getInstance()
                                .getDataServiceManager()
                                .callInitialDataService(NodeWrapper.of(node)));
            }
        }
        return data;
    }

    /** @return every node's warning or error */
    List<String> messages() {
        return manager.getNodeContainers().stream()
                .filter(node -> node.getNodeMessage().getMessageType() != NodeMessage.Type.RESET)
                .map(node -> node.getNameWithID() + " " + node.getNodeMessage())
                .collect(Collectors.toList());
    }

    /** @return names and types of the columns of all tables that are known, by node and port as in "3:1" */
    Map<String, List<String>> columns() {
        final Map<String, List<String>> columns = new LinkedHashMap<>();
        for (final NodeContainer node : manager.getNodeContainers()) {
            final NativeNodeContainer nativeNode = (NativeNodeContainer) node;
            for (int port = 1; port < nativeNode.getNrOutPorts(); port++) {
                if (nativeNode.getOutPort(port).getPortObjectSpec() instanceof DataTableSpec spec) {
                    columns.put(
                            node.getID().getIndex() + ":" + port,
                            spec.stream()
                                    .map(column -> column.getName() + ", " + column.getType())
                                    .toList());
                }
            }
        }
        return columns;
    }

    /** @return the factories of nodes with a column of lists or vectors in an output table, as far as they are known */
    List<NodeFactory<?>> nodesWithLists() {
        final List<NodeFactory<?>> factories = new ArrayList<>();
        for (final NodeContainer node : manager.getNodeContainers()) {
            final NativeNodeContainer nativeNode = (NativeNodeContainer) node;
            final boolean hasLists = IntStream.range(1, nativeNode.getNrOutPorts())
                    .mapToObj(port -> nativeNode.getOutPort(port).getPortObjectSpec())
                    .filter(DataTableSpec.class::isInstance)
                    .flatMap(spec -> ((DataTableSpec) spec).stream())
                    .anyMatch(column -> column.getType().isCollectionType()
                            || column.getType().isCompatible(DoubleVectorValue.class));
            if (hasLists) {
                factories.add(nativeNode.getNode().getFactory());
            }
        }
        return factories;
    }

    /** @return the content of all tables at output ports, by node and port as in "3:1" */
    Map<String, TableContent> tables() {
        final Map<String, TableContent> tables = new LinkedHashMap<>();
        for (final NodeContainer node : manager.getNodeContainers()) {
            final NativeNodeContainer nativeNode = (NativeNodeContainer) node;
            for (int port = 1; port < nativeNode.getNrOutPorts(); port++) {
                final PortObject object = nativeNode.getOutPort(port).getPortObject();
                if (object instanceof BufferedDataTable table) {
                    tables.put(node.getID().getIndex() + ":" + port, TableContent.of(table));
                }
            }
        }
        return tables;
    }

    @Override
    public void close() {
        manager.getParent().removeProject(manager.getID());
    }
}
