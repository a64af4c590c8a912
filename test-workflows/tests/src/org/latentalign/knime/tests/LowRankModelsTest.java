package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.collection.ListDataValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.Node;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.workflow.NativeNodeContainer;
import org.knime.core.node.workflow.NodeContainer;

/**
 * Every node that takes an autoencoder, with one that knows a few directions and one gain for all others: the same results as
 * with the model of all directions, which gives those without data the same gain by the formula of training.
 */
@Order(5)
class LowRankModelsTest {

    private static final String LEARNER = "org.latentalign.node.fit.spectral.SpectralAutoencoderLearnerNodeFactory";

    /** Nodes that show the model itself, of which a part is missing. */
    private static final Set<String> OF_THE_MODEL = Set.of("Autoencoder to Tables");

    /** Examples with nodes that take a model at a port which a user has to add. */
    private static final List<String> EXAMPLES = List.of(
            "degree-advice",
            "does-it-do-anything",
            "drug-signatures",
            "find-drugs-like-this",
            "single-cell-signatures",
            "word-neighbors");

    /** Of whitening: without it, fewer rows than dimensions are at right angles, and what is ranked is rounding. */
    private static final String REGULARIZATION = "regularization";

    private static final int ROWS = 40;

    /** More than rows, and few enough for a d x d matrix. */
    private static final int WHOLE = 60;

    /** So many that the learner goes by the products of the rows. */
    private static final int WIDE = 1001;

    @TempDir
    private Path temporary;

    @TestFactory
    Stream<DynamicTest> theStrongestDirectionsGiveWhatAllGive() {
        return nodes().map(node -> dynamicTest(
                node.getNodeName(), () -> assertSame(node, WHOLE, directions("ALL"), directions("STRONGEST"))));
    }

    @TestFactory
    Stream<DynamicTest> productsOfRowsGiveWhatPassesGive() {
        return nodes().map(node -> dynamicTest(
                node.getNodeName(), () -> assertSame(node, WIDE, directions("AUTOMATIC"), directions("STRONGEST"))));
    }

    @TestFactory
    Stream<DynamicTest> examplesGiveTheSame() {
        return EXAMPLES.stream()
                .map(name -> dynamicTest(name, () -> {
                    final Map<String, TableContent> expected = run(name, "ALL");
                    final Map<String, TableContent> actual = run(name, "STRONGEST");
                    assertEquals(expected.keySet(), actual.keySet());
                    expected.forEach((port, table) -> assertNear(table, actual.get(port), name + ", output " + port));
                }));
    }

    private Map<String, TableContent> run(final String example, final String directions) throws Exception {
        final Path directory = LoadedWorkflow.copy(
                Installation.workflows().resolve(example),
                temporary.resolve(directions).resolve(example));
        try (LoadedWorkflow workflow = LoadedWorkflow.load(directory)) {
            final Set<String> ofTheModel = new HashSet<>();
            for (final NodeContainer node : workflow.manager().getNodeContainers()) {
                final NativeNodeContainer container = (NativeNodeContainer) node;
                if (isLearner(container)) {
                    final NodeSettings settings = container.getNodeSettings();
                    directions(directions).accept(settings.getNodeSettings("model"));
                    workflow.manager().loadNodeSettings(container.getID(), settings);
                }
                if (isLearner(container)
                        || OF_THE_MODEL.contains(
                                container.getNode().getFactory().getNodeName())) {
                    ofTheModel.add(container.getID().getIndex() + ":");
                }
            }
            workflow.execute();
            final Map<String, TableContent> tables = workflow.tables();
            tables.keySet().removeIf(port -> ofTheModel.stream().anyMatch(port::startsWith));
            return tables;
        }
    }

    private static Stream<NodeFactory<NodeModel>> nodes() {
        final List<NodeFactory<NodeModel>> nodes = new ArrayList<>();
        for (final String name : RegisteredNodes.factoryClassNames()) {
            final NodeFactory<NodeModel> factory = factory(name);
            final Node node = new Node(factory);
            for (int port = 1; port < node.getNrInPorts(); port++) {
                if (node.getInputType(port).getName().equals("Autoencoder")
                        && hasTables(node)
                        && !OF_THE_MODEL.contains(factory.getNodeName())) {
                    nodes.add(factory);
                    break;
                }
            }
        }
        return nodes.stream();
    }

    private static boolean hasTables(final Node node) {
        for (int port = 1; port < node.getNrOutPorts(); port++) {
            if (node.getOutputType(port).equals(BufferedDataTable.TYPE)) {
                return true;
            }
        }
        return false;
    }

    private static NodeFactory<NodeModel> factory(final String name) {
        try {
            return RegisteredNodes.createFactory(RegisteredNodes.element(name));
        } catch (final Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** As exact as can be, which the bound cannot vouch for: the learner warns. */
    private static Consumer<NodeSettings> directions(final String directions) {
        return model -> {
            model.addString("foundDirections", directions);
            model.addString("nullDirections", "FORMULA");
            model.addBoolean("center", true); // only with it can the top be dropped, of a model of some directions, too
            model.addDouble("wantedError", 1e-300);
        };
    }

    private void assertSame(
            final NodeFactory<NodeModel> factory,
            final int dimensions,
            final Consumer<NodeSettings> expected,
            final Consumer<NodeSettings> actual)
            throws Exception {
        final Result first = run(factory, dimensions, "first", expected);
        final Result second = run(factory, dimensions, "second", actual);
        assertEquals(first.message(), second.message());
        assertEquals(first.tables().keySet(), second.tables().keySet());
        first.tables()
                .forEach((port, table) -> assertNear(table, second.tables().get(port), "output " + port));
    }

    /**
     * What came of a node.
     *
     * @param message of the node
     * @param tables by output
     */
    private record Result(String message, Map<String, TableContent> tables) {}

    private Result run(
            final NodeFactory<NodeModel> factory,
            final int dimensions,
            final String directory,
            final Consumer<NodeSettings> change)
            throws Exception {
        final TestTable table =
                TestTable.of(TestTable.Shape.LIST).withRows(ROWS).withDimensions(dimensions);
        try (NodeUnderTest test = NodeUnderTest.create(temporary.resolve(directory), factory, false, table)) {
            final NativeNodeContainer learner = learner(test).orElseThrow();
            final NodeSettings settings = learner.getNodeSettings();
            change.accept(settings.getNodeSettings("model"));
            test.manager().loadNodeSettings(learner.getID(), settings);
            final NodeSettings own = test.node().getNodeSettings();
            if (own.getNodeSettings("model").containsKey(REGULARIZATION)) {
                own.getNodeSettings("model").addDouble(REGULARIZATION, 0.1);
                test.manager().loadNodeSettings(test.node().getID(), own);
            }
            test.manager().executeAllAndWaitUntilDone();
            assertTrue(
                    test.isExecuted(), () -> "not executed: " + test.workflow().messages());
            final String outputs = test.node().getID().getIndex() + ":";
            final Map<String, TableContent> tables = test.workflow().tables();
            tables.keySet().removeIf(port -> !port.startsWith(outputs));
            return new Result(test.message().getMessage(), tables);
        }
    }

    private static Optional<NativeNodeContainer> learner(final NodeUnderTest test) {
        for (final NodeContainer node : test.manager().getNodeContainers()) {
            if (node instanceof final NativeNodeContainer container && isLearner(container)) {
                return Optional.of(container);
            }
        }
        return Optional.empty();
    }

    private static boolean isLearner(final NativeNodeContainer node) {
        return node.getNode().getFactory().getClass().getName().equals(LEARNER);
    }

    /** But for the condition number, which counts with the bound of all eigenvalues that are not known. */
    private static void assertNear(final TableContent expected, final TableContent actual, final String what) {
        assertEquals(expected.columns(), actual.columns(), what);
        assertEquals(expected.keys(), actual.keys(), what);
        for (int row = 0; row < expected.rows().size(); row++) {
            for (int column = 0; column < expected.columns().size(); column++) {
                final String title = expected.columns().get(column);
                if (!title.startsWith("condition number")) {
                    assertNear(
                            expected.rows().get(row).get(column),
                            actual.rows().get(row).get(column),
                            what + ", " + expected.keys().get(row) + ", " + title);
                }
            }
        }
    }

    private static void assertNear(final DataCell expected, final DataCell actual, final String what) {
        assertEquals(expected.isMissing(), actual.isMissing(), what);
        if (expected instanceof final ListDataValue list) {
            assertEquals(list.size(), ((ListDataValue) actual).size(), what);
            for (int i = 0; i < list.size(); i++) {
                assertNear(list.get(i), ((ListDataValue) actual).get(i), what);
            }
        } else if (expected instanceof final DoubleValue number) {
            final double value = number.getDoubleValue();
            assertEquals(value, ((DoubleValue) actual).getDoubleValue(), 1e-6 * Math.max(1, Math.abs(value)), what);
        } else {
            assertEquals(expected.toString(), actual.toString(), what);
        }
    }
}
