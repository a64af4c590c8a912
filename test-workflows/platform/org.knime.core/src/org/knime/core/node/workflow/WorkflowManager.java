package org.knime.core.node.workflow;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeLogger;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.workflow.ConnectionContainer.ConnectionType;
import org.knime.core.node.workflow.WorkflowPersistor.LoadResult;
import org.knime.core.node.workflow.WorkflowPersistor.WorkflowLoadResult;
import org.knime.core.node.workflow.contextv2.WorkflowContextV2;
import org.knime.core.util.LockFailedException;

/**
 * A workflow: its nodes, their connections, and the order in which they are configured and executed.
 *
 * <p>One lock guards the structure and all states; it is free while a node executes. Nodes are executed one after
 * another in a thread of their own.
 */
public final class WorkflowManager extends NodeContainer
        implements NodeUIInformationListener, NodeContainerParent, NodeContainerTemplate {

    /** Holds all workflows that are loaded. */
    public static final WorkflowManager ROOT = new WorkflowManager();

    private static final NodeLogger LOGGER = NodeLogger.getLogger(WorkflowManager.class);
    /** In milliseconds. */
    private static final long WAIT = 100;

    private final Object m_lock = new Object();
    private final Map<NodeID, NodeContainer> m_nodes = new TreeMap<>();
    private final Set<ConnectionContainer> m_connections = new LinkedHashSet<>();
    private final WorkflowDataRepository m_dataRepository = new WorkflowDataRepository();
    private final WorkflowFile m_file;
    private final WorkflowContextV2 m_context;
    private List<WorkflowAnnotation> m_annotations = List.of();
    private WorkflowTableBackendSettings m_tableBackend;
    private String m_name;

    /** The thread that executes nodes, or null. */
    private Thread m_worker;

    private SingleNodeContainer m_executing;

    private WorkflowManager() {
        super(null, NodeID.ROOTID);
        m_file = null;
        m_context = null;
        m_name = "ROOT";
    }

    private WorkflowManager(
            final NodeID id, final String name, final WorkflowFile file, final WorkflowContextV2 context) {
        super(ROOT, id);
        m_file = file;
        m_context = context;
        m_name = name;
    }

    private WorkflowManager addProject(final String name, final WorkflowFile file, final WorkflowContextV2 context) {
        synchronized (m_lock) {
            final WorkflowManager workflow = new WorkflowManager(freeID(), name, file, context);
            m_nodes.put(workflow.getID(), workflow);
            return workflow;
        }
    }

    /** @return the first free address below this one */
    private NodeID freeID() {
        int index = 1;
        while (m_nodes.containsKey(getID().createChild(index))) {
            index++;
        }
        return getID().createChild(index);
    }

    // ---- load and save

    /** Loads the workflow in the directory; problems with its parts are in the result. */
    public static WorkflowLoadResult loadProject(
            final File directory, final ExecutionMonitor exec, final WorkflowLoadHelper loadHelper)
            throws IOException, InvalidSettingsException, CanceledExecutionException,
                    UnsupportedWorkflowVersionException, LockFailedException {
        final WorkflowLoadResult result = new WorkflowLoadResult(directory.getName());
        final WorkflowFile file = WorkflowFile.read(directory, loadHelper);
        final WorkflowManager workflow = ROOT.addProject(file.directoryName(), file, loadHelper.getWorkflowContext());
        result.setLoadedInstance(workflow);
        try {
            file.loadInto(workflow, exec, result);
        } catch (final InvalidSettingsException | CanceledExecutionException | RuntimeException e) {
            ROOT.removeProject(workflow.getID());
            throw e;
        }
        if (!directory.canWrite()) {
            result.addWarning("The workflow's directory cannot be written to: the workflow cannot be saved there");
        }
        return result;
    }

    public void save(final File directory, final ExecutionMonitor exec, final boolean isSaveData)
            throws IOException, CanceledExecutionException, LockFailedException {
        save(directory, new WorkflowSaveHelper(isSaveData, false), exec);
    }

    /** Writes the workflow; see {@link WorkflowFile} for what of its data. */
    public void save(final File directory, final WorkflowSaveHelper saveHelper, final ExecutionMonitor exec)
            throws IOException, CanceledExecutionException, LockFailedException {
        if (m_file == null) {
            throw new IOException("The root of all workflows cannot be saved");
        }
        synchronized (m_lock) {
            m_file.save(this, directory, saveHelper.isSaveData(), exec);
            unsetDirty();
            m_nodes.values().forEach(NodeContainer::unsetDirty);
        }
    }

    /** Ends what runs in the workflow and forgets it. */
    public void removeProject(final NodeID id) {
        final NodeContainer workflow = getNodeContainer(id);
        ((WorkflowManager) workflow).shutdown();
        synchronized (m_lock) {
            m_nodes.remove(id);
        }
    }

    /** Cancels what runs, waits for it to end, and frees the nodes' data. */
    public void shutdown() {
        cancelExecution();
        awaitEnd();
        for (final NodeContainer node : getNodeContainers()) {
            if (node instanceof NativeNodeContainer nativeNode) {
                nativeNode.cleanup();
            }
        }
    }

    /** Waits until nothing executes, also in a thread that is interrupted. */
    private void awaitEnd() {
        synchronized (m_lock) {
            boolean isInterrupted = Thread.interrupted();
            while (m_worker != null) {
                try {
                    m_lock.wait(WAIT);
                } catch (final InterruptedException e) {
                    LOGGER.debug("Interrupted while the workflow ends", e);
                    isInterrupted = true;
                }
            }
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    // ---- structure

    /** @return the workflow's nodes by ascending id */
    @Override
    public Collection<NodeContainer> getNodeContainers() {
        synchronized (m_lock) {
            return Collections.unmodifiableList(new ArrayList<>(m_nodes.values()));
        }
    }

    public boolean containsNodeContainer(final NodeID id) {
        synchronized (m_lock) {
            return m_nodes.containsKey(id);
        }
    }

    public NodeContainer getNodeContainer(final NodeID id) {
        return tryGetNodeContainer(id)
                .orElseThrow(() -> new IllegalArgumentException("No node " + id + " in " + getNameWithID()));
    }

    public Optional<NodeContainer> tryGetNodeContainer(final NodeID id) {
        synchronized (m_lock) {
            return Optional.ofNullable(m_nodes.get(id));
        }
    }

    public Collection<ConnectionContainer> getConnectionContainers() {
        synchronized (m_lock) {
            return Collections.unmodifiableList(new ArrayList<>(m_connections));
        }
    }

    public Set<ConnectionContainer> getIncomingConnectionsFor(final NodeID id) {
        final Set<ConnectionContainer> incoming = new LinkedHashSet<>();
        for (final ConnectionContainer connection : getConnectionContainers()) {
            if (connection.getDest().equals(id)) {
                incoming.add(connection);
            }
        }
        return incoming;
    }

    /** @return the notes beside and around nodes, in the order in which they are drawn */
    public Collection<WorkflowAnnotation> getWorkflowAnnotations() {
        return Collections.unmodifiableList(m_annotations);
    }

    void setWorkflowAnnotations(final List<WorkflowAnnotation> annotations) {
        m_annotations = List.copyOf(annotations);
    }

    /** @return what somebody wrote about the workflow as a whole */
    public WorkflowMetadata getMetadata() {
        try {
            return m_file.metadata();
        } catch (final IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** @return the connection that ends at the port, or null */
    public ConnectionContainer getIncomingConnectionFor(final NodeID id, final int portIndex) {
        for (final ConnectionContainer connection : getIncomingConnectionsFor(id)) {
            if (connection.getDestPort() == portIndex) {
                return connection;
            }
        }
        return null;
    }

    /** Adds a node with its default settings. */
    public NodeID createAndAddNode(final NodeFactory<?> factory) {
        synchronized (m_lock) {
            @SuppressWarnings("unchecked")
            final Node node = new Node((NodeFactory<NodeModel>) factory);
            final NativeNodeContainer container = new NativeNodeContainer(this, freeID(), node);
            add(container);
            configure(container, false);
            setDirty();
            return container.getID();
        }
    }

    /** Connects two ports; what was connected to the destination before no longer is. */
    public ConnectionContainer addConnection(
            final NodeID source, final int sourcePort, final NodeID dest, final int destPort) {
        synchronized (m_lock) {
            m_connections.remove(getIncomingConnectionFor(dest, destPort));
            final ConnectionContainer connection = new ConnectionContainer(
                    source, sourcePort, dest, destPort, ConnectionType.STD, sourcePort == 0 && destPort == 0);
            add(connection);
            resetAndConfigureNode(dest);
            setDirty();
            return connection;
        }
    }

    void add(final NodeContainer node) {
        synchronized (m_lock) {
            m_nodes.put(node.getID(), node);
        }
    }

    void add(final ConnectionContainer connection) {
        synchronized (m_lock) {
            m_connections.add(connection);
        }
    }

    /** @return all nodes, each after its predecessors; nodes in a circle come last */
    List<SingleNodeContainer> sorted() {
        synchronized (m_lock) {
            final List<SingleNodeContainer> sorted = new ArrayList<>();
            final Set<NodeID> done = new HashSet<>();
            final Deque<NodeContainer> waiting = new ArrayDeque<>(m_nodes.values());
            int passedOver = 0;
            while (!waiting.isEmpty()) {
                final NodeContainer node = waiting.remove();
                final boolean isReady = getIncomingConnectionsFor(node.getID()).stream()
                        .allMatch(connection -> done.contains(connection.getSource()));
                if (isReady || passedOver > waiting.size()) {
                    passedOver = 0;
                    done.add(node.getID());
                    sorted.add((SingleNodeContainer) node);
                } else {
                    passedOver++;
                    waiting.add(node);
                }
            }
            return sorted;
        }
    }

    /** @return those of the nodes that depend on the node, in their order */
    private List<SingleNodeContainer> successors(final NodeID id) {
        final Set<NodeID> reached = new HashSet<>(Set.of(id));
        final List<SingleNodeContainer> successors = new ArrayList<>();
        for (final SingleNodeContainer node : sorted()) {
            final boolean isReached = getIncomingConnectionsFor(node.getID()).stream()
                    .anyMatch(connection -> reached.contains(connection.getSource()));
            if (isReached && reached.add(node.getID())) {
                successors.add(node);
            }
        }
        return successors;
    }

    /** @return per input port the output port it is connected to, or null */
    private NodeOutPort[] predecessorPorts(final SingleNodeContainer node) {
        final NodeOutPort[] ports = new NodeOutPort[node.getNrInPorts()];
        for (final ConnectionContainer connection : getIncomingConnectionsFor(node.getID())) {
            final NativeNodeContainer source = (NativeNodeContainer) m_nodes.get(connection.getSource());
            ports[connection.getDestPort()] = source.getOutPort(connection.getSourcePort());
        }
        return ports;
    }

    private boolean isFullyConnected(final SingleNodeContainer node) {
        final NodeOutPort[] ports = predecessorPorts(node);
        for (int port = 0; port < ports.length; port++) {
            if (ports[port] == null
                    && !((NativeNodeContainer) node)
                            .getInPort(port)
                            .getPortType()
                            .isOptional()) {
                return false;
            }
        }
        return true;
    }

    /** Gives the node other settings; it and all that depend on it are reset and configured. */
    public void loadNodeSettings(final NodeID id, final NodeSettingsRO settings) throws InvalidSettingsException {
        synchronized (m_lock) {
            final SingleNodeContainer node = (SingleNodeContainer) getNodeContainer(id);
            if (node.getInternalState().isExecutionInProgress()) {
                throw new IllegalStateException("A node's settings cannot change while it is executed");
            }
            node.loadSettings(settings);
            resetAndConfigureNode(id);
        }
    }

    // ---- configure and reset

    /** Gives a node what it had made when it was saved. @return whether it is executed now */
    boolean loadExecuted(final NativeNodeContainer node, final SavedContent content, final LoadResult result) {
        synchronized (m_lock) {
            if (!node.loadContent(content, result)) {
                return false;
            }
            node.setInternalState(InternalNodeContainerState.EXECUTED);
            return true;
        }
    }

    void configureAll(final boolean keepNodeMessages) {
        synchronized (m_lock) {
            for (final SingleNodeContainer node : sorted()) {
                configure(node, keepNodeMessages);
            }
        }
    }

    /** Configures the node if it is not executed and all it needs is known. */
    void configure(final SingleNodeContainer node, final boolean keepNodeMessage) {
        final InternalNodeContainerState state = node.getInternalState();
        if (!state.isIdle() && !state.isConfigured() && !state.isMarked()) {
            return;
        }
        final NodeOutPort[] ports = predecessorPorts(node);
        final PortObjectSpec[] specs = new PortObjectSpec[ports.length];
        for (int port = 0; port < ports.length; port++) {
            if (ports[port] != null) {
                specs[port] = ports[port].getPortObjectSpec();
            }
            if (specs[port] == null
                    && (ports[port] != null
                            || !((NativeNodeContainer) node)
                                    .getInPort(port)
                                    .getPortType()
                                    .isOptional())) {
                return;
            }
        }
        node.configure(specs, keepNodeMessage);
    }

    public void resetAndConfigureAll() {
        synchronized (m_lock) {
            for (final SingleNodeContainer node : sorted()) {
                reset(node);
            }
            configureAll(false);
        }
    }

    /** Resets the node and all that depend on it. */
    public void resetAndConfigureNode(final NodeID id) {
        synchronized (m_lock) {
            final SingleNodeContainer node = (SingleNodeContainer) getNodeContainer(id);
            final List<SingleNodeContainer> successors = successors(id);
            successors.forEach(WorkflowManager::reset);
            reset(node);
            configure(node, false);
            successors.forEach(successor -> configure(successor, false));
        }
    }

    private static void reset(final SingleNodeContainer node) {
        if (node.getInternalState().isExecutionInProgress()) {
            throw new IllegalStateException(node.getNameWithID() + " is executed and cannot be reset");
        }
        node.performReset();
        if (!node.getInternalState().isIdle()) {
            node.setInternalState(InternalNodeContainerState.IDLE);
            node.setDirty();
        }
    }

    // ---- execute

    public void executeAll() {
        synchronized (m_lock) {
            sorted().forEach(this::mark);
            startWorker();
        }
    }

    /** Executes the nodes and all they depend on. */
    public void executeUpToHere(final NodeID... ids) {
        synchronized (m_lock) {
            for (final NodeID id : ids) {
                for (final SingleNodeContainer node : sorted()) {
                    if (node.getID().equals(id) || successors(node.getID()).contains(getNodeContainer(id))) {
                        mark(node);
                    }
                }
            }
            startWorker();
        }
    }

    /** Marks the node for execution if it can come to that: all it needs is executed, or marked itself. */
    private void mark(final SingleNodeContainer node) {
        final InternalNodeContainerState state = node.getInternalState();
        if (!state.isIdle() && !state.isConfigured() || !isFullyConnected(node)) {
            return;
        }
        boolean isAllExecuted = true;
        for (final ConnectionContainer connection : getIncomingConnectionsFor(node.getID())) {
            final InternalNodeContainerState source =
                    m_nodes.get(connection.getSource()).getInternalState();
            if (!source.isExecuted() && !source.isExecutionInProgress()) {
                return;
            }
            isAllExecuted &= source.isExecuted();
        }
        if (state.isConfigured()) {
            node.setInternalState(InternalNodeContainerState.CONFIGURED_MARKEDFOREXEC);
        } else if (!isAllExecuted) {
            node.setInternalState(InternalNodeContainerState.UNCONFIGURED_MARKEDFOREXEC);
        }
    }

    private void startWorker() {
        if (m_worker == null) {
            m_worker = new Thread(this::executeMarked, "Workflow " + getName());
            m_worker.setDaemon(true);
            m_worker.start();
        }
    }

    private void executeMarked() {
        SingleNodeContainer node = next();
        while (node != null) {
            finish(node, execute(node));
            node = next();
        }
    }

    /** @return the next node to execute, with its data in place, or null when there is none and the thread ends */
    private SingleNodeContainer next() {
        synchronized (m_lock) {
            for (final SingleNodeContainer node : sorted()) {
                if (node.getInternalState() == InternalNodeContainerState.CONFIGURED_MARKEDFOREXEC
                        && getIncomingConnectionsFor(node.getID()).stream()
                                .allMatch(connection -> m_nodes.get(connection.getSource())
                                        .getInternalState()
                                        .isExecuted())) {
                    node.getProgressMonitor().reset();
                    node.setInternalState(InternalNodeContainerState.CONFIGURED_QUEUED);
                    m_executing = node;
                    return node;
                }
            }
            sorted().forEach(WorkflowManager::unmark);
            m_worker = null;
            m_lock.notifyAll();
            return null;
        }
    }

    private static void unmark(final SingleNodeContainer node) {
        if (node.getInternalState() == InternalNodeContainerState.CONFIGURED_MARKEDFOREXEC) {
            node.setInternalState(InternalNodeContainerState.CONFIGURED);
        } else if (node.getInternalState() == InternalNodeContainerState.UNCONFIGURED_MARKEDFOREXEC) {
            node.setInternalState(InternalNodeContainerState.IDLE);
        }
    }

    private boolean execute(final SingleNodeContainer node) {
        node.setInternalState(InternalNodeContainerState.PREEXECUTE);
        final NodeOutPort[] ports;
        synchronized (m_lock) {
            ports = predecessorPorts(node);
        }
        final PortObject[] inObjects = new PortObject[ports.length];
        for (int port = 0; port < ports.length; port++) {
            inObjects[port] = ports[port] == null ? null : ports[port].getPortObject();
        }
        node.setInternalState(InternalNodeContainerState.EXECUTING);
        final boolean isSuccess = ((NativeNodeContainer) node).performExecute(inObjects);
        node.setInternalState(InternalNodeContainerState.POSTEXECUTE);
        return isSuccess;
    }

    private void finish(final SingleNodeContainer node, final boolean isSuccess) {
        synchronized (m_lock) {
            m_executing = null;
            // an interruption was meant for the node that just ended, not for the next
            Thread.interrupted();
            node.setDirty();
            final List<SingleNodeContainer> successors = successors(node.getID());
            if (isSuccess) {
                node.setInternalState(InternalNodeContainerState.EXECUTED);
                successors.forEach(successor -> configure(successor, false));
            } else {
                final NodeMessage message = node.getNodeMessage();
                successors.forEach(WorkflowManager::unmark);
                node.performReset();
                node.setInternalState(InternalNodeContainerState.IDLE);
                configure(node, false);
                node.setNodeMessage(message);
            }
            m_lock.notifyAll();
        }
    }

    /** Asks the node that executes to stop, and takes the mark from all others. */
    public void cancelExecution() {
        synchronized (m_lock) {
            sorted().forEach(WorkflowManager::unmark);
            if (m_executing != null) {
                cancelExecution(m_executing);
            }
        }
    }

    public void cancelExecution(final NodeContainer node) {
        synchronized (m_lock) {
            successors(node.getID()).forEach(WorkflowManager::unmark);
            unmark((SingleNodeContainer) node);
            if (node == m_executing) {
                node.getProgressMonitor().setExecuteCanceled();
                m_worker.interrupt();
            }
        }
    }

    /** @return whether all nodes are executed */
    public boolean executeAllAndWaitUntilDone() {
        try {
            return executeAllAndWaitUntilDoneInterruptibly();
        } catch (final InterruptedException e) {
            LOGGER.debug("Interrupted while the workflow executes", e);
            Thread.currentThread().interrupt();
            return getNodeContainerState().isExecuted();
        }
    }

    public boolean executeAllAndWaitUntilDoneInterruptibly() throws InterruptedException {
        executeAll();
        waitWhileInExecution(-1, TimeUnit.MILLISECONDS);
        return getNodeContainerState().isExecuted();
    }

    /** @param time how long to wait at most; for ever if it is not positive. @return whether nothing executes */
    public boolean waitWhileInExecution(final long time, final TimeUnit unit) throws InterruptedException {
        final long end = System.nanoTime() + unit.toNanos(time);
        synchronized (m_lock) {
            while (m_worker != null) {
                if (time <= 0) {
                    m_lock.wait();
                } else {
                    final long milliseconds = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                    if (milliseconds <= 0) {
                        return false;
                    }
                    m_lock.wait(milliseconds);
                }
            }
            return true;
        }
    }

    @Override
    public boolean containsExecutedNode() {
        return getNodeContainers().stream()
                .anyMatch(node -> node.getInternalState().isExecuted());
    }

    /** The workflow is executed when all its nodes are, and runs when any does. */
    @Override
    InternalNodeContainerState getInternalState() {
        boolean isExecuted = true;
        boolean isConfigured = true;
        for (final NodeContainer node : getNodeContainers()) {
            final InternalNodeContainerState state = node.getInternalState();
            if (state.isExecutionInProgress()) {
                return InternalNodeContainerState.EXECUTING;
            }
            isExecuted &= state.isExecuted();
            isConfigured &= state.isExecuted() || state.isConfigured();
        }
        if (isExecuted) {
            return InternalNodeContainerState.EXECUTED;
        }
        return isConfigured ? InternalNodeContainerState.CONFIGURED : InternalNodeContainerState.IDLE;
    }

    // ---- what the workflow is

    public WorkflowContextV2 getContextV2() {
        return m_context;
    }

    public WorkflowDataRepository getWorkflowDataRepository() {
        return m_dataRepository;
    }

    Optional<WorkflowTableBackendSettings> getTableBackendSettings() {
        return Optional.ofNullable(m_tableBackend);
    }

    void setTableBackendSettings(final WorkflowTableBackendSettings settings) {
        m_tableBackend = settings;
    }

    @Override
    public WorkflowManager getProjectWFM() {
        return this;
    }

    @Override
    public String getName() {
        return m_name;
    }

    @Override
    public int getNrInPorts() {
        return 0;
    }

    @Override
    public int getNrOutPorts() {
        return 0;
    }

    @Override
    public String toString() {
        return getNameWithID() + " with " + getNodeContainers().size() + " nodes";
    }
}
