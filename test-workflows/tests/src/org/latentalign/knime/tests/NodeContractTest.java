package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.core.runtime.CoreException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.core.node.workflow.ConnectionContainer;
import org.knime.core.node.workflow.NativeNodeContainer;
import org.knime.core.node.workflow.NodeMessage;
import org.latentalign.knime.tests.TestTable.Flaw;
import org.latentalign.knime.tests.TestTable.Shape;
import org.w3c.dom.Node;

/** What users may expect of every node, whatever it computes. A node that is registered is tested. */
@Order(2)
class NodeContractTest {

    private static final TestTable SOUND = TestTable.of(Shape.COLUMNS);

    /** Of any table that a node is given. */
    private static final int MOST_DIMENSIONS = 36;

    /** The columns with scores and their yardsticks, of whatever node. */
    private static final Pattern SCORE = Pattern.compile(
            "(mean|median|interval|share|baseline|AUC|held-out|retrieval|cosine|change|accuracy|Spearman|Pearson|R²).*");

    /** The columns that name the vectors, and their elements, which have names in columns only. */
    private static final Set<String> OF_SHAPE = Set.of("vector column", "gene");

    /** What follows the figure in the name of a column: when it was taken, of which of two, of which thing. */
    private static final Pattern SUFFIX =
            Pattern.compile("( (low|high))?( (before|after|\\d))?( encoding)?$|(?<=samples in) .*$| \\(.*\\)$|, .*$");

    private static final ConcurrentMap<List<Object>, Executed> EXECUTED = new ConcurrentHashMap<>();

    @TempDir
    private Path temporary;

    private final AtomicInteger directories = new AtomicInteger();

    /** Vectors may come in any of KNIME's three shapes. */
    @TestFactory
    Stream<DynamicTest> takesVectorsInEveryShape() {
        return tableNodes()
                .flatMap(node -> Stream.of(Shape.values()).flatMap(shape -> forms().map(isColumnar -> dynamicTest(
                        node.getNodeName() + ", " + shape + (isColumnar ? ", columnar" : ""),
                        () -> executes(node, isColumnar, TestTable.of(shape))))));
    }

    private void executes(final NodeFactory<NodeModel> factory, final boolean isColumnar, final TestTable table) {
        assertEquals(List.of(), executed(factory, isColumnar, table).messages());
    }

    /** A table that is empty or flawed is either coped with or refused, in a sentence. */
    @TestFactory
    Stream<DynamicTest> copesWithFlawsOrSaysWhatIsWrong() {
        return tableNodes().flatMap(node -> Stream.of(Shape.values())
                .flatMap(shape -> Stream.concat(
                        Stream.of(0, 1, 2)
                                .map(rows -> dynamicTest(
                                        node.getNodeName() + ", " + shape + ", " + rows + " rows",
                                        () -> copes(node, TestTable.of(shape).withRows(rows)))),
                        Stream.of(Flaw.values())
                                .map(flaw -> dynamicTest(
                                        node.getNodeName() + ", " + shape + ", " + flaw,
                                        () -> copes(node, TestTable.of(shape).with(flaw)))))));
    }

    /** A score is a number or missing, whatever comes in. */
    private static void assertScoresAreNumbers(final Map<String, TableContent> tables) {
        tables.forEach((name, table) -> {
            for (int column = 0; column < table.columns().size(); column++) {
                final String title = table.columns().get(column);
                if (SCORE.matcher(title).matches()) {
                    for (final List<DataCell> row : table.rows()) {
                        assertNotEquals("NaN", row.get(column).toString(), () -> name + ": " + title);
                    }
                }
            }
        });
    }

    private void copes(final NodeFactory<NodeModel> factory, final TestTable table) throws Exception {
        try (NodeUnderTest test = create(factory, false, table)) {
            test.manager().executeAllAndWaitUntilDone();
            if (!test.isExecuted()) {
                assertSentence(test.message());
                assertEquals(NodeMessage.Type.ERROR, test.message().getMessageType());
            } else if (test.message().getMessageType() != NodeMessage.Type.RESET) {
                assertSentence(test.message());
            }
            assertScoresAreNumbers(test.workflow().tables());
        }
    }

    /** An empty table, as loops and filters give them, is said to be empty; only a model cannot come of nothing. */
    @TestFactory
    Stream<DynamicTest> saysThatATableIsEmpty() {
        return tableNodes()
                .map(node -> dynamicTest(node.getNodeName(), () -> {
                    try (NodeUnderTest test =
                            create(node, false, TestTable.of(Shape.LIST).withRows(0))) {
                        test.manager().executeAllAndWaitUntilDone();
                        assertSentence(test.message());
                        assertTrue(test.message().getMessage().contains(" is empty"), () -> test.message()
                                .getMessage());
                        assertEquals(!givesAModel(test.node()), test.isExecuted(), () -> test.message()
                                .getMessage());
                    }
                }));
    }

    private static boolean givesAModel(final NativeNodeContainer node) {
        return IntStream.range(1, node.getNrOutPorts())
                .mapToObj(port -> node.getOutPort(port).getPortType())
                .anyMatch(type -> !type.equals(BufferedDataTable.TYPE) && !type.equals(ImagePortObject.TYPE));
    }

    /** After a change upstream a configured node is configured with the change, or says why it cannot be. */
    @TestFactory
    Stream<DynamicTest> survivesAChangedTable() {
        return tableNodes().flatMap(node -> Stream.of(
                        SOUND.withDimensions(3), SOUND.withDimensions(9), TestTable.of(Shape.LIST))
                .map(changed -> dynamicTest(node.getNodeName() + ", " + changed, () -> survives(node, changed))));
    }

    private void survives(final NodeFactory<NodeModel> factory, final TestTable changed) throws Exception {
        try (NodeUnderTest test = create(factory, false, SOUND)) {
            test.manager().executeAllAndWaitUntilDone();
            assertTrue(
                    test.isExecuted(), () -> "not executed: " + test.workflow().messages());
            test.change(changed);
            if (test.node().getNodeContainerState().isIdle()) {
                assertSentence(test.message());
            }
            test.manager().executeAllAndWaitUntilDone();
            if (!test.isExecuted()) {
                assertSentence(test.message());
            }
        }
    }

    /** What a node saves it takes back, and it saves the same again; so its defaults survive, too. */
    @TestFactory
    Stream<DynamicTest> keepsItsSettings() {
        return nodes().map(node -> dynamicTest(node.getNodeName(), () -> {
            try (NodeUnderTest test = create(node, false, SOUND)) {
                final NodeSettings saved = test.node().getNodeSettings();
                assertFalse(saved.getNodeSettings("model").keySet().isEmpty(), "no settings");
                test.manager().loadNodeSettings(test.node().getID(), saved);
                assertEquals(saved, test.node().getNodeSettings());
            }
        }));
    }

    /** The same input gives the same output, to the last bit. */
    @TestFactory
    Stream<DynamicTest> repeatsItself() {
        return tableNodes()
                .map(node -> dynamicTest(node.getNodeName(), () -> {
                    try (NodeUnderTest test = create(node, false, SOUND)) {
                        final Map<String, TableContent> first =
                                test.workflow().execute().tables();
                        final Map<String, TableContent> second =
                                test.workflow().reset().execute().tables();
                        assertFalse(first.isEmpty());
                        assertEquals(first, second);
                    }
                }));
    }

    /** Rows or columns, the result is the same. */
    @TestFactory
    Stream<DynamicTest> givesTheSameInColumns() {
        return LoadedWorkflow.hasColumnarBackend()
                ? tableNodes().flatMap(node -> Stream.of(Shape.values())
                        .map(shape -> dynamicTest(node.getNodeName() + ", " + shape, () -> {
                            final TestTable table = TestTable.of(shape);
                            assertEquals(
                                    executed(node, false, table).tables(),
                                    executed(node, true, table).tables());
                        })))
                : Stream.empty();
    }

    /** The same vectors give the same scores, whichever of the three shapes they have. */
    @TestFactory
    Stream<DynamicTest> givesTheSameInEveryShape() {
        return tableNodes()
                .map(node -> dynamicTest(node.getNodeName(), () -> {
                    final var expected = results(
                            executed(node, false, TestTable.of(Shape.LIST)).tables());
                    for (final Shape shape : List.of(Shape.COLUMNS, Shape.DOUBLE_VECTOR)) {
                        assertEquals(
                                expected,
                                results(executed(node, false, TestTable.of(shape))
                                        .tables()),
                                shape.name());
                    }
                }));
    }

    /** What nodes gave: the cells of each column, but for those of the input and what only a shape has. */
    private static Map<String, List<DataCell>> results(final Map<String, TableContent> tables) {
        final Map<String, List<DataCell>> results = new TreeMap<>();
        final Set<String> input = Arrays.stream(Shape.values())
                .flatMap(shape -> Stream.of(TestTable.of(shape)
                        .withDimensions(MOST_DIMENSIONS)
                        .spec()
                        .getColumnNames()))
                .collect(Collectors.toSet());
        tables.forEach((name, table) -> {
            for (int i = 0; i < table.columns().size(); i++) {
                final int column = i;
                if (!input.contains(table.columns().get(i))
                        && !OF_SHAPE.contains(table.columns().get(i))) {
                    results.put(
                            name + ", " + table.columns().get(i),
                            table.rows().stream().map(row -> row.get(column)).toList());
                }
            }
        });
        return results;
    }

    /**
     * What came of a node with a sound table.
     *
     * @param messages of all nodes, but for judgements that the node may come to
     * @param tables of all nodes
     */
    private record Executed(List<String> messages, Map<String, TableContent> tables) {}

    /** Several tests look at it, but the node is executed once. */
    private Executed executed(final NodeFactory<NodeModel> factory, final boolean isColumnar, final TestTable table) {
        return EXECUTED.computeIfAbsent(List.of(factory.getClass(), isColumnar, table), key -> {
            try (NodeUnderTest test = create(factory, isColumnar, table)) {
                test.workflow().execute();
                return new Executed(
                        test.saysWhatItMay() ? List.of() : test.workflow().messages(),
                        test.workflow().tables());
            } catch (final Exception e) {
                throw new AssertionError(factory.getNodeName() + " cannot be executed with " + table, e);
            }
        });
    }

    /** What a number in an output means, and in which unit it is, is to be read in the node's description. */
    @TestFactory
    Stream<DynamicTest> explainsTheNumbersThatItGives() {
        return tableNodes()
                .map(node -> dynamicTest(node.getNodeName(), () -> {
                    try (NodeUnderTest test = create(node, false, SOUND)) {
                        test.workflow().execute();
                        final String description = text(node.getXMLDescription())
                                .replaceAll("\\s+", " ")
                                .toLowerCase(Locale.ROOT);
                        assertEquals(
                                List.of(),
                                numbersGiven(test)
                                        .filter(name -> !description.contains(SUFFIX.matcher(name)
                                                .replaceFirst("")
                                                .toLowerCase(Locale.ROOT)))
                                        .toList());
                    }
                }));
    }

    /** The names of an executed node's columns of numbers, but for those of the input and of vectors. */
    private static Stream<String> numbersGiven(final NodeUnderTest test) {
        final List<String> input = List.of(SOUND.spec().getColumnNames());
        return IntStream.range(1, test.node().getNrOutPorts())
                .mapToObj(port -> test.node().getOutPort(port).getPortObjectSpec())
                .filter(DataTableSpec.class::isInstance)
                .flatMap(spec -> ((DataTableSpec) spec).stream())
                .filter(column -> column.getType().isCompatible(DoubleValue.class))
                .map(DataColumnSpec::getName)
                .filter(name -> !input.contains(name) && !name.startsWith("Embedding"));
    }

    /** All text below a node; KNIME's descriptions are of a DOM that cannot tell it itself. */
    private static String text(final Node node) {
        final StringBuilder text = new StringBuilder();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            text.append(child.getNodeType() == Node.TEXT_NODE ? child.getNodeValue() : text(child));
        }
        return text.toString();
    }

    /** A node that is canceled when it first reports progress notices it and never gets to its end. */
    @TestFactory
    Stream<DynamicTest> canBeCanceled() {
        return tableNodes()
                .map(node -> dynamicTest(node.getNodeName(), () -> {
                    try (NodeUnderTest test = create(node, false, SOUND.withRows(100_000))) {
                        executePredecessors(test);
                        assertTrue(cancelAtFirstReport(test), "the node reports no progress");
                        assertTrue(test.manager().waitWhileInExecution(60, TimeUnit.SECONDS), "it runs on");
                        assertFalse(test.node().getNodeContainerState().isExecuted(), "it ran to its end");
                    }
                }));
    }

    /** Executes a node and cancels it. A quick one is done before KNIME tells listeners, so its monitor is asked, too. */
    private static boolean cancelAtFirstReport(final NodeUnderTest test) {
        final AtomicBoolean canceled = new AtomicBoolean();
        final Runnable cancel = () -> {
            if (canceled.compareAndSet(false, true)) {
                test.manager().cancelExecution(test.node());
            }
        };
        test.node().addProgressListener(event -> cancel.run());
        test.manager().executeUpToHere(test.node().getID());
        while (!canceled.get() && test.node().getNodeContainerState().isExecutionInProgress()) {
            if (test.node().getProgressMonitor().getProgress() != null) {
                cancel.run();
            }
            Thread.onSpinWait();
        }
        return canceled.get();
    }

    private static void executePredecessors(final NodeUnderTest test) throws InterruptedException {
        for (final ConnectionContainer connection :
                test.manager().getIncomingConnectionsFor(test.node().getID())) {
            test.manager().executeUpToHere(connection.getSource());
            test.manager().waitWhileInExecution(60, TimeUnit.SECONDS);
        }
    }

    private NodeUnderTest create(final NodeFactory<NodeModel> factory, final boolean isColumnar, final TestTable table)
            throws Exception {
        return NodeUnderTest.create(
                temporary.resolve("workflow" + directories.incrementAndGet()), factory, isColumnar, table);
    }

    private static Stream<NodeFactory<NodeModel>> nodes() {
        return RegisteredNodes.elements().stream().map(element -> {
            try {
                return RegisteredNodes.createFactory(element);
            } catch (final CoreException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Stream<NodeFactory<NodeModel>> tableNodes() {
        return nodes().filter(NodeUnderTest::takesTables);
    }

    /** In rows, and in columns where the platform has them. */
    private static Stream<Boolean> forms() {
        return LoadedWorkflow.hasColumnarBackend() ? Stream.of(false, true) : Stream.of(false);
    }

    /** A message is for people: lines that begin and end like sentences and show nothing of the code. */
    private static void assertSentence(final NodeMessage message) {
        final String text = message.getMessage();
        assertTrue(
                text.lines().allMatch(line -> line.matches("[A-Z0-9\"].*[.!?]")),
                () -> "not a sentence: \"" + text + "\" (" + message.getMessageType() + ")");
        assertFalse(text.contains("Execute failed") || text.contains("Exception"), () -> "not for users: " + text);
    }
}
