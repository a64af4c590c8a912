package org.knime.core.node;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.zip.Deflater;
import org.knime.core.data.DataTableSpec;
import org.knime.core.internal.MessageAwareException;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.core.node.message.Message;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectHolder;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.knime.core.node.port.PortUtil;
import org.knime.core.node.port.flowvariable.FlowVariablePortObject;
import org.knime.core.node.port.flowvariable.FlowVariablePortObjectSpec;
import org.knime.core.node.workflow.ExecutionEnvironment;
import org.knime.core.node.workflow.NodeContext;
import org.knime.core.node.workflow.NodeMessage;
import org.knime.core.node.workflow.NodeMessageEvent;
import org.knime.core.node.workflow.NodeMessageListener;
import org.knime.core.node.workflow.WorkflowDataRepository;
import org.knime.core.node.workflow.WorkflowPersistor.LoadResult;

/** A node's model with its ports. Port 0 on both sides is the one of the flow variables. */
public final class Node {

    /** Stands before the message of a failure that the node did not foresee. */
    public static final String EXECUTE_FAILED_PREFIX = "Execute failed: ";

    /** The key of what is saved about the node's memory. */
    public static final String CFG_MISC_SETTINGS = "internal_node_subsettings";

    private static final NodeLogger LOGGER = NodeLogger.getLogger(Node.class);

    private final NodeFactory<NodeModel> factory;
    private final ModifiableNodeCreationConfiguration creationConfig;
    private final NodeDescription description;
    private final NodeModel model;
    private final Output[] outputs;
    private final Set<NodeMessageListener> messageListeners = new CopyOnWriteArraySet<>();
    private final Object configuring = new Object();
    private PortObject[] internalHeldPortObjects;

    /** What is at an output port. */
    private static final class Output {
        private final PortType type;
        private PortObjectSpec spec;
        private PortObject object;
        private String summary;

        Output(final PortType type) {
            this.type = type;
        }

        void clear() {
            spec = null;
            object = null;
            summary = null;
        }
    }

    public Node(final NodeFactory<NodeModel> nodeFactory) {
        this(nodeFactory, null);
    }

    /** Without ports given, the node gets those that its factory starts with. */
    public Node(final NodeFactory<NodeModel> nodeFactory, final ModifiableNodeCreationConfiguration creationConfig) {
        if (nodeFactory == null) {
            throw new IllegalArgumentException("NodeFactory must not be null.");
        }
        factory = nodeFactory;
        this.creationConfig = creationConfig == null && nodeFactory instanceof ConfigurableNodeFactory<?> configurable
                ? configurable.createNodeCreationConfig()
                : creationConfig;
        description = this.creationConfig == null
                ? factory.getNodeDescription()
                : factory.getNodeDescription()
                        .createUpdatedNodeDescription(
                                this.creationConfig.getPortConfig().orElse(null));
        model = factory.callCreateNodeModel(this.creationConfig, description);
        model.addWarningListener(this::notifyOfWarning);
        outputs = new Output[model.getNrOutPorts() + 1];
        outputs[0] = new Output(FlowVariablePortObject.TYPE_OPTIONAL);
        for (int i = 1; i < outputs.length; i++) {
            outputs[i] = new Output(model.getOutPortType(i - 1));
        }
    }

    private void notifyOfWarning(final Message warning) {
        if (warning == null) {
            clearMessage();
        } else {
            createWarningMessageAndNotify(warning, null);
        }
    }

    public NodeFactory<NodeModel> getFactory() {
        return factory;
    }

    public NodeModel getNodeModel() {
        return model;
    }

    public Optional<ModifiableNodeCreationConfiguration> getCopyOfCreationConfig() {
        return Optional.ofNullable(creationConfig).map(ModifiableNodeCreationConfiguration::copy);
    }

    public String getName() {
        return description.getNodeName();
    }

    public NodeDescription invokeGetNodeDescription() {
        return factory.getNodeDescription();
    }

    public int getNrInPorts() {
        return model.getNrInPorts() + 1;
    }

    public int getNrOutPorts() {
        return outputs.length;
    }

    public String getInportDescriptionName(final int index) {
        return index <= 0 ? "Variable Inport" : description.getInportName(index - 1);
    }

    public String getInportName(final int index) {
        return getInportDescriptionName(index);
    }

    public PortType getInputType(final int index) {
        return index == 0 ? FlowVariablePortObject.TYPE_OPTIONAL : model.getInPortType(index - 1);
    }

    public String getOutportDescriptionName(final int index) {
        return index <= 0 ? "Variable Outport" : description.getOutportName(index - 1);
    }

    public PortType getOutputType(final int index) {
        return outputs[index].type;
    }

    public PortObjectSpec getOutputSpec(final int index) {
        return outputs[index].spec;
    }

    public PortObject getOutputObject(final int index) {
        return outputs[index].object;
    }

    public String getOutputObjectSummary(final int index) {
        return outputs[index].summary;
    }

    public PortObject[] getInternalHeldPortObjects() {
        return internalHeldPortObjects;
    }

    /** False if an input is missing or the settings do not fit; the message then says why. */
    public boolean configure(final PortObjectSpec[] rawInSpecs) {
        checkContext();
        synchronized (configuring) {
            return configureNow(rawInSpecs);
        }
    }

    private boolean configureNow(final PortObjectSpec[] rawInSpecs) {
        clearMessage();
        Arrays.stream(outputs).forEach(output -> output.spec = null);
        final var inSpecs = Arrays.copyOfRange(rawInSpecs, 1, rawInSpecs.length);
        for (int i = 0; i < inSpecs.length; i++) {
            if (inSpecs[i] == null && !getInputType(i + 1).isOptional()) {
                return false;
            }
        }
        try {
            final var outSpecs = model.configureModel(inSpecs);
            for (int i = 0; i < outSpecs.length; i++) {
                outputs[i + 1].spec = outSpecs[i];
            }
            outputs[0].spec = FlowVariablePortObjectSpec.INSTANCE;
            return true;
        } catch (InvalidSettingsException e) {
            createWarningMessageAndNotify(message("", e), e);
        } catch (Exception | LinkageError e) {
            createErrorMessageAndNotify(
                    message("Configure failed (" + e.getClass().getSimpleName() + "): ", e), e);
        }
        return false;
    }

    /**
     * False if it failed or was canceled; the message then says why. Port objects other than tables are copied through
     * their serializers before the model sees them.
     */
    public boolean execute(
            final PortObject[] rawInData, final ExecutionEnvironment exEnv, final ExecutionContext exec) {
        checkContext();
        clearMessage();
        final var inData = new PortObject[rawInData.length - 1];
        try {
            for (int i = 0; i < inData.length; i++) {
                final PortObject object = rawInData[i + 1];
                if (object == null && !getInputType(i + 1).isOptional()) {
                    createErrorMessageAndNotify(
                            Message.fromSummary("Couldn't get data from predecessor (Port No." + (i + 1) + ")."), null);
                    return false;
                }
                inData[i] =
                        object == null || object instanceof BufferedDataTable ? object : copyInput(object, i + 1, exec);
            }
            exec.setMessage("Performing node execution...");
            exec.checkCanceled();
            return setOutputs(model.executeModel(inData, exec)) && keepInternals(rawInData, exec);
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError | AssertionError e) {
            fail(e, exec);
            return false;
        }
    }

    private PortObject copyInput(final PortObject object, final int port, final ExecutionContext exec)
            throws KNIMEException, CanceledExecutionException {
        exec.setMessage("Copying input object at port " + port);
        try {
            return copyPortObject(object, exec.createSubExecutionContext(0));
        } catch (IOException | RuntimeException e) {
            throw new KNIMEException(
                    "Unable to clone input data at port " + port + " (" + getInportName(port) + "): " + e.getMessage(),
                    e);
        }
    }

    /** A failure after the user has canceled counts as canceled. */
    private void fail(final Throwable failure, final ExecutionContext exec) {
        Message canceled = null;
        try {
            exec.checkCanceled();
        } catch (CanceledExecutionException e) {
            canceled = e.getKNIMEMessage();
        }
        if (failure instanceof CanceledExecutionException) { // which may say more than the monitor
            canceled = ((CanceledExecutionException) failure).getKNIMEMessage();
        }
        reset();
        if (canceled != null) {
            Thread.interrupted();
            createWarningMessageAndNotify(canceled, null);
        } else if (failure instanceof MessageAwareException) {
            createErrorMessageAndNotify(message("", failure), failure);
        } else {
            final String text = failure.getMessage();
            createErrorMessageAndNotify(
                    Message.fromSummary(
                            text != null && text.length() >= 5
                                    ? EXECUTE_FAILED_PREFIX + text
                                    : EXECUTE_FAILED_PREFIX + "(\""
                                            + failure.getClass().getSimpleName() + "\"): " + text),
                    failure);
        }
    }

    private static Message message(final String prefix, final Throwable failure) {
        if (failure instanceof MessageAwareException aware) {
            final var message = aware.getKNIMEMessage();
            return message.modify()
                    .withSummary(prefix + message.getSummary())
                    .build()
                    .orElse(message);
        }
        return Message.fromSummary(prefix + failure.getMessage());
    }

    private boolean setOutputs(final PortObject... outData) {
        for (int i = 0; i < outData.length; i++) {
            final var output = outputs[i + 1];
            if (!output.type.getPortObjectClass().isInstance(outData[i])) {
                createErrorMessageAndNotify(Message.fromSummary("Invalid output port object at port " + (i + 1)), null);
                return false;
            }
            final var spec = outData[i].getSpec();
            if (spec == null) {
                createErrorMessageAndNotify(
                        Message.fromSummary("Implementation Error: PortObject \""
                                + outData[i].getClass().getName() + "\" must not have null spec (output port "
                                + (i + 1) + ")."),
                        null);
                return false;
            }
            if (spec instanceof DataTableSpec now
                    && output.spec instanceof DataTableSpec before
                    && !now.isCompatibleWith(before)) {
                createWarningMessageAndNotify(
                        Message.fromSummary("DataSpec generated by configure does not match spec after execution."),
                        null);
            }
            output.object = outData[i];
            output.spec = spec;
            output.summary = outData[i].getSummary();
        }
        outputs[0].object = FlowVariablePortObject.INSTANCE;
        outputs[0].spec = FlowVariablePortObjectSpec.INSTANCE;
        outputs[0].summary = FlowVariablePortObject.INSTANCE.getSummary();
        return true;
    }

    /** An input table that is kept is kept as a table of this node. */
    private boolean keepInternals(final PortObject[] inData, final ExecutionContext exec) {
        internalHeldPortObjects = null;
        if (model instanceof PortObjectHolder holder && holder.getInternalPortObjects() != null) {
            internalHeldPortObjects = Arrays.stream(holder.getInternalPortObjects())
                    .map(object -> object instanceof BufferedDataTable table
                                    && Arrays.asList(inData).contains(object)
                            ? exec.createWrappedTable(table)
                            : object)
                    .toArray(PortObject[]::new);
        }
        return true;
    }

    /** Written and read by the object's serializers. */
    public static PortObject copyPortObject(final PortObject portObject, final ExecutionContext exec)
            throws IOException, CanceledExecutionException {
        if (portObject instanceof BufferedDataTable) {
            throw new IOException("Can't copy BufferedDataTable objects");
        }
        final var registry = PortTypeRegistry.getInstance();
        final var spec = portObject.getSpec();
        final PortObjectSpecSerializer<PortObjectSpec> specSerializer = registry.getSpecSerializer(spec.getClass())
                .orElseThrow(() ->
                        new IOException("No serializer for " + spec.getClass().getName()));
        final var specBytes = new ByteArrayOutputStream();
        try (var out = PortUtil.getPortObjectSpecZipOutputStream(specBytes)) {
            out.setLevel(Deflater.NO_COMPRESSION);
            specSerializer.savePortObjectSpec(spec, out);
        }
        final PortObjectSpec specCopy;
        try (var in = PortUtil.getPortObjectSpecZipInputStream(new ByteArrayInputStream(specBytes.toByteArray()))) {
            specCopy = specSerializer.loadPortObjectSpec(in);
        }
        final PortObjectSerializer<PortObject> serializer = registry.getObjectSerializer(portObject.getClass())
                .orElseThrow(() -> new IOException(
                        "No serializer for " + portObject.getClass().getName()));
        final var bytes = new ByteArrayOutputStream();
        try (var out = PortUtil.getPortObjectZipOutputStream(bytes)) {
            out.setLevel(Deflater.NO_COMPRESSION);
            serializer.savePortObject(portObject, out, exec);
        }
        try (var in = PortUtil.getPortObjectZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return serializer.loadPortObject(in, specCopy, exec);
        }
    }

    public void validateModelSettings(final NodeSettingsRO modelSettings) throws InvalidSettingsException {
        checkContext();
        guarded(() -> model.validateSettings(modelSettings), "Coding issue: ");
    }

    public void loadModelSettingsFrom(final NodeSettingsRO modelSettings) throws InvalidSettingsException {
        checkContext();
        guarded(() -> model.loadValidatedSettingsFrom(modelSettings), "Loading model settings failed: ");
    }

    /** Works on settings. */
    private interface SettingsAction {

        void run() throws InvalidSettingsException;
    }

    /** A failure that is none of the settings is reported as one of them. */
    private static void guarded(final SettingsAction action, final String prefix) throws InvalidSettingsException {
        try {
            action.run();
        } catch (RuntimeException | LinkageError e) {
            LOGGER.coding(prefix + e.getClass().getSimpleName() + ": " + e.getMessage(), e);
            throw new InvalidSettingsException(prefix + e.getMessage(), e);
        }
    }

    public void saveModelSettingsTo(final NodeSettingsWO modelSettings) {
        try {
            model.saveSettingsTo(modelSettings);
        } catch (RuntimeException | LinkageError e) {
            LOGGER.error("Could not save model", e);
        }
    }

    public void saveDefaultViewSettingsTo(final NodeSettingsWO viewSettings) {
        model.saveDefaultViewSettingsTo(viewSettings);
    }

    /** Takes what was saved of an executed node. */
    public void loadDataAndInternals(
            final NodeContentPersistor loader, final ExecutionMonitor exec, final LoadResult loadResult) {
        checkContext();
        for (int i = 0; i < outputs.length; i++) {
            final var output = outputs[i];
            final var object = loader.getPortObject(i);
            final var spec = object == null ? loader.getPortObjectSpec(i) : object.getSpec();
            if (object != null && !output.type.getPortObjectClass().isInstance(object)) {
                loadResult.addError("Loaded PortObject of class \""
                        + object.getClass().getSimpleName() + "\", expected "
                        + output.type.getPortObjectClass().getSimpleName());
                loader.setNeedsResetAfterLoad();
            } else {
                output.object = object;
                output.spec = spec;
                output.summary = loader.getPortObjectSummary(i);
            }
        }
        model.setWarning(loader.getWarningMessage());
        internalHeldPortObjects = loader.getInternalHeldPortObjects();
        if (internalHeldPortObjects != null && model instanceof PortObjectHolder holder) {
            holder.setInternalPortObjects(internalHeldPortObjects.clone());
        }
    }

    public void reset() {
        checkContext();
        model.resetModel();
        internalHeldPortObjects = null;
        clearMessage();
    }

    public void cleanOutPorts(final boolean isLoopRestart, final WorkflowDataRepository dataRepository) {
        Arrays.stream(outputs).forEach(Output::clear);
        internalHeldPortObjects = null;
    }

    public void cleanup(final WorkflowDataRepository repository) {
        try {
            model.onDispose();
        } catch (RuntimeException e) {
            LOGGER.error("Disposing of the node " + getName() + " failed: " + e.getMessage(), e);
        }
        cleanOutPorts(false, repository);
    }

    public void createWarningMessageAndNotify(final Message message, final Throwable t) {
        LOGGER.warn(message.toLogPrintable());
        if (t != null) {
            LOGGER.debug(t);
        }
        notifyListeners(message.toNodeMessage(NodeMessage.Type.WARNING));
    }

    public void createErrorMessageAndNotify(final Message errorMessage, final Throwable t) {
        LOGGER.error(errorMessage.toLogPrintable(), t);
        notifyListeners(errorMessage.toNodeMessage(NodeMessage.Type.ERROR));
    }

    private void clearMessage() {
        notifyListeners(NodeMessage.NONE);
    }

    private void notifyListeners(final NodeMessage message) {
        final var context = NodeContext.getContext();
        if (context != null) {
            final var event = new NodeMessageEvent(context.getNodeContainer().getID(), message);
            messageListeners.forEach(listener -> listener.messageChanged(event));
        }
    }

    public void addMessageListener(final NodeMessageListener listener) {
        messageListeners.add(listener);
    }

    private static void checkContext() {
        if (NodeContext.getContext() == null) {
            LOGGER.coding("No node context available, please check call hierarchy and fix it");
        }
    }

    @Override
    public String toString() {
        return "Node @" + hashCode() + " [name=" + getName() + ";in=" + getNrInPorts() + ";out=" + getNrOutPorts()
                + "]";
    }
}
