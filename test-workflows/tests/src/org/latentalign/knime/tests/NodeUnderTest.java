package org.latentalign.knime.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortType;
import org.knime.core.node.workflow.NativeNodeContainer;
import org.knime.core.node.workflow.NodeMessage;
import org.knime.core.node.workflow.WorkflowManager;
import org.knime.core.node.workflow.WorkflowPersistor;

/**
 * One node in a workflow of its own that feeds it: tables come from {@link TableSourceNodeFactory}, models from the node
 * of the plug-in that learns them, fed in the same way.
 */
final class NodeUnderTest implements AutoCloseable {

    private static final List<String> LEARNERS = List.of(
            "org.latentalign.node.fit.spectral.SpectralAutoencoderLearnerNodeFactory",
            "org.latentalign.node.fit.moment.SecondMomentLearnerNodeFactory");

    /** By default it learns ten dimensions, so that it needs wider tables. */
    private static final String WIDE = "org.latentalign.node.fit.variational.VariationalAutoencoderLearnerNodeFactory";

    /** What a node may say of a sound table by default, because random numbers decide what it learns: by node. */
    private static final Map<String, List<Pattern>> JUDGEMENTS = Map.of(
            WIDE,
            List.of(
                    Pattern.compile("The network is no better than PCA with 10 dimensions: \\S+ against \\S+ on"
                            + " validation rows\\."),
                    Pattern.compile(
                            "The network is better than PCA with 10 dimensions on the rows trained on, but not on"
                                    + " validation rows: \\S+ against \\S+, a difference that so many rows, \\d+, may give by"
                                    + " chance\\."),
                    Pattern.compile(
                            "Beta \\S+ leaves room for (no|one|\\d+) dimensions? of 10: only so many directions of the"
                                    + " data have a variance above beta/2\\. Lower beta, or ask for fewer latent dimensions\\."),
                    Pattern.compile(
                            "(No dimension|Only one dimension|Only \\d+ dimensions) of 10 (carry|carries) information \\(a KL divergence of 0\\.01 or"
                                    + " more\\), fewer than beta leaves room for: train longer, let beta warm up, or start from"
                                    + " another seed\\."),
                    Pattern.compile("The loss \\S+ exceeds what a linear network reaches, \\S+: train longer, or change"
                            + " the learning rate\\.")));

    private static final int WIDENING = 4;

    /** The setting that all nodes have that write a file. */
    private static final String EXISTING_FILE = "existingFile";

    private final LoadedWorkflow workflow;
    private final NativeNodeContainer node;
    private final String factoryName;
    private final List<AtomicReference<TestTable>> tables = new ArrayList<>();

    private NodeUnderTest(final LoadedWorkflow workflow, final NodeFactory<NodeModel> factory) throws Exception {
        this.workflow = workflow;
        this.node = add(factory);
        factoryName = factory.getClass().getName();
    }

    /**
     * @param directory where the workflow is to lie; it must not exist
     * @param isColumnar whether the workflow keeps its tables in columns
     */
    static NodeUnderTest create(
            final Path directory, final NodeFactory<NodeModel> factory, final boolean isColumnar, final TestTable table)
            throws Exception {
        writeEmptyWorkflow(directory);
        if (isColumnar) {
            LoadedWorkflow.makeColumnar(directory);
        }
        final NodeUnderTest created = new NodeUnderTest(LoadedWorkflow.load(directory), factory);
        created.giveFile(directory.resolve("written"));
        created.feed(table);
        return created;
    }

    /** A workflow without nodes, as KNIME saves it. */
    static void writeEmptyWorkflow(final Path directory) throws IOException {
        Files.createDirectories(directory);
        final NodeSettings settings = new NodeSettings(WorkflowPersistor.WORKFLOW_FILE);
        settings.addString("created_by", "5.8.2");
        settings.addBoolean("created_by_nightly", false);
        settings.addString("version", "5.1.0");
        settings.addString("name", directory.getFileName().toString());
        final var author = settings.addNodeSettings("authorInformation");
        author.addString("authored-by", "test");
        author.addString("authored-when", "2026-01-01 00:00:00 +0000");
        author.addString("lastEdited-by", null);
        author.addString("lastEdited-when", null);
        settings.addString("customDescription", null);
        // of a workflow without nodes none is left to execute
        settings.addString("state", "EXECUTED");
        settings.addNodeSettings("workflow_credentials");
        settings.addNodeSettings("nodes");
        settings.addNodeSettings("connections");
        try (var out = Files.newOutputStream(directory.resolve(WorkflowPersistor.WORKFLOW_FILE))) {
            settings.saveToXML(out);
        }
    }

    /** A node that writes a file gets one in the workflow's folder, which it may replace when it is executed again. */
    private void giveFile(final Path file) throws InvalidSettingsException {
        final NodeSettings saved = node.getNodeSettings();
        final NodeSettings model = saved.getNodeSettings("model");
        if (model.containsKey(EXISTING_FILE)) {
            model.getNodeSettings("file").getNodeSettings("path").addString("path", file.toString());
            model.addString(EXISTING_FILE, "REPLACE");
            manager().loadNodeSettings(node.getID(), saved);
        }
    }

    private NativeNodeContainer add(final NodeFactory<?> factory) {
        return workflow.add(factory);
    }

    /** Connects all of the node's inputs. The table goes to the node's own ports, a sound one to a model's learner. */
    private void feed(final TestTable table) throws Exception {
        for (int port = 1; port < node.getNrInPorts(); port++) {
            final PortType type = node.getInPort(port).getPortType();
            if (type.equals(BufferedDataTable.TYPE)) {
                final AtomicReference<TestTable> reference = new AtomicReference<>(wideEnough(table));
                tables.add(reference);
                connect(add(new TableSourceNodeFactory(reference)), 1, node, port);
            } else {
                connectModel(port, table.with(TestTable.Flaw.NONE).withRows(40));
            }
        }
    }

    private TestTable wideEnough(final TestTable table) {
        return factoryName.equals(WIDE) ? table.withDimensions(WIDENING * table.dimensions()) : table;
    }

    private void connectModel(final int port, final TestTable table) throws Exception {
        for (final String name : LEARNERS) {
            final NodeFactory<NodeModel> factory = RegisteredNodes.createFactory(RegisteredNodes.element(name));
            final int output = outputFor(node.getInPort(port).getPortType(), new Node(factory));
            if (output > 0) {
                final NativeNodeContainer learner = add(factory);
                connect(add(new TableSourceNodeFactory(new AtomicReference<>(table))), 1, learner, 1);
                connect(learner, output, node, port);
                return;
            }
        }
        throw new IllegalStateException("Nothing is known to feed port " + port + " of " + node.getName());
    }

    /** Which output of a learner fits an input; 0 for none. */
    private static int outputFor(final PortType input, final Node learner) {
        for (int port = 1; port < learner.getNrOutPorts(); port++) {
            if (input.isSuperTypeOf(learner.getOutputType(port))) {
                return port;
            }
        }
        return 0;
    }

    private void connect(
            final NativeNodeContainer source,
            final int sourcePort,
            final NativeNodeContainer destination,
            final int destinationPort) {
        workflow.manager().addConnection(source.getID(), sourcePort, destination.getID(), destinationPort);
    }

    static boolean takesTables(final NodeFactory<NodeModel> factory) {
        final Node node = new Node(factory);
        for (int port = 1; port < node.getNrInPorts(); port++) {
            if (node.getInputType(port).equals(BufferedDataTable.TYPE)) {
                return true;
            }
        }
        return false;
    }

    /** Gives the node another table; what was computed before is reset. */
    void change(final TestTable table) {
        tables.forEach(reference -> reference.set(wideEnough(table)));
        manager().resetAndConfigureAll();
    }

    WorkflowManager manager() {
        return workflow.manager();
    }

    LoadedWorkflow workflow() {
        return workflow;
    }

    NativeNodeContainer node() {
        return node;
    }

    /** Whether all that the node warns of is a judgement that it may come to. */
    boolean saysWhatItMay() {
        if (message().getMessageType() == NodeMessage.Type.RESET) {
            return true;
        }
        String rest = message().getMessage();
        for (final Pattern sentence : JUDGEMENTS.getOrDefault(factoryName, List.of())) {
            rest = sentence.matcher(rest).replaceAll("");
        }
        return message().getMessageType() == NodeMessage.Type.WARNING && rest.isBlank();
    }

    NodeMessage message() {
        return node.getNodeMessage();
    }

    boolean isExecuted() {
        return node.getNodeContainerState().isExecuted();
    }

    @Override
    public void close() {
        workflow.close();
    }
}
