package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IConfigurationElement;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.workflow.NativeNodeContainer;
import org.knime.core.node.workflow.NodeContainer;
import org.knime.core.node.workflow.WorkflowPersistor;

/** Every example workflow loads without a complaint, gives the figures expected of it, and survives what users do. */
@Order(3)
class WorkflowsTest {

    /** How the advice begins that a node with lists gives, and how it goes on where the shape can be chosen. */
    private static final String ADVICE = "Writing to a file. KNIME's CSV Writer refuses ";

    private static final String SHAPE_ADVICE = "or choose one column per dimension in this node's dialog.";

    /** What gives lists of settings or files that no workflow has: questions with several answers, from BATS. */
    private static final Set<String> WITH_LISTS_ELSEWHERE = Set.of("Analogy Question Reader");

    @TempDir
    private Path temporary;

    @TestFactory
    Stream<DynamicTest> givesItsFigures() throws IOException {
        return forEachWorkflow(this::checkFigures);
    }

    /** And its tables are the same in columns as in rows. */
    @TestFactory
    Stream<DynamicTest> survivesSaveAndReload() throws IOException {
        return forEachWorkflow(this::checkSaveAndReload);
    }

    /** Every node can be configured before anything has run, and its tables get the columns that were promised. */
    @TestFactory
    Stream<DynamicTest> tellsItsColumnsBeforehand() throws IOException {
        return forEachWorkflow(this::checkColumns);
    }

    @Test
    void everyNodeOccursInAWorkflow() throws Exception {
        final Set<String> unused = new TreeSet<>(RegisteredNodes.factoryClassNames());
        for (final Path workflow : workflows()) {
            for (final NodeContainer node :
                    ExecutedExample.of(workflow).loaded().manager().getNodeContainers()) {
                unused.remove(((NativeNodeContainer) node)
                        .getNode()
                        .getFactory()
                        .getClass()
                        .getName());
            }
        }
        assertEquals(Set.of(), unused, "nodes in no example workflow");
    }

    /** Nobody is sent to the Vector Writer for lists that a node never gives. */
    @Test
    void onlyNodesWithListsSayHowToWriteThem() throws Exception {
        final Set<String> advising = new TreeSet<>();
        for (final IConfigurationElement element : RegisteredNodes.elements()) {
            final NodeFactory<?> factory = RegisteredNodes.createFactory(element);
            final boolean choosesShape = ParameterClasses.constants(ParameterClasses.of(factory)).stream()
                    .anyMatch(field -> field.endsWith("\tLIST, DOUBLE_VECTOR, COLUMNS"));
            assertEquals(choosesShape, description(factory).contains(SHAPE_ADVICE), factory.getNodeName());
            if (saysHowToWriteLists(factory)) {
                advising.add(factory.getNodeName());
            }
        }
        assertFalse(advising.isEmpty());
        for (final Path workflow : workflows()) {
            ExecutedExample.of(workflow).withLists().forEach(factory -> advising.remove(factory.getNodeName()));
        }
        assertEquals(WITH_LISTS_ELSEWHERE, advising, "nodes that give no lists in any workflow");
    }

    private static boolean saysHowToWriteLists(final NodeFactory<?> factory) {
        return description(factory).contains(ADVICE);
    }

    private static String description(final NodeFactory<?> factory) {
        return factory.getXMLDescription().getTextContent().replaceAll("\\s+", " ");
    }

    /** KNIME leaves an empty branch of variables in the settings when a dialog was closed with OK. */
    @Test
    void takesSettingsThatADialogHasWritten() throws Exception {
        final Path directory = copy(Installation.workflows().resolve("gaussian-mixture"), "dialog");
        try (Stream<Path> files = Files.walk(directory)) {
            for (final Path settings :
                    files.filter(file -> file.endsWith("settings.xml")).toList()) {
                final String xml = Files.readString(settings);
                Files.writeString(
                        settings,
                        xml.replaceFirst("<config key=\"nodeAnnotation\"", "<config key=\"variables\"/>\n    $0"));
                assertTrue(Files.readString(settings).contains("\"variables\""), settings.toString());
            }
        }
        try (LoadedWorkflow workflow = LoadedWorkflow.load(directory)) {
            assertFalse(workflow.execute().tables().isEmpty());
            assertEquals(List.of(), workflow.messages());
        }
    }

    private void checkFigures(final Path directory) throws Exception {
        final List<ExpectedFigure> figures =
                ExpectedFigure.read(Installation.expectations().resolve(directory.getFileName() + ".tsv"));
        assertFalse(figures.isEmpty(), "no figure is expected of the workflow");
        final ExecutedExample example = ExecutedExample.of(directory);
        assertEquals(List.of(), example.messages(), "warnings in a clean run");
        figures.forEach(figure -> figure.check(example.tables()));
    }

    private void checkColumns(final Path directory) {
        final ExecutedExample example = ExecutedExample.of(directory);
        assertEquals(List.of(), example.notConfigured(), "nodes that cannot be configured");
        example.promised()
                .forEach(
                        (port, columns) -> assertEquals(columns, example.given().get(port), port));
        assertEquals(
                Set.of(),
                example.withLists().stream()
                        .filter(factory -> !saysHowToWriteLists(factory))
                        .map(NodeFactory::getNodeName)
                        .collect(Collectors.toSet()),
                "nodes that do not say how to write their lists, which KNIME's CSV Writer refuses: see WritingAdvice");
    }

    /**
     * Tables that were saved are what they were. A workflow that was saved without its data and loaded gives the same again,
     * in columns where the platform has them, so that one execution tells of both.
     */
    private void checkSaveAndReload(final Path directory) throws Exception {
        final ExecutedExample example = ExecutedExample.of(directory);
        assertSame(example.tables(), example.loaded().tables());
        final Path copy = copy(directory, "reload");
        try (LoadedWorkflow saved = LoadedWorkflow.load(copy)) {
            saved.reset().save();
        }
        if (LoadedWorkflow.hasColumnarBackend()) {
            LoadedWorkflow.makeColumnar(copy);
        }
        try (LoadedWorkflow reloaded = LoadedWorkflow.load(copy)) {
            assertSame(example.tables(), reloaded.execute().tables());
        }
    }

    /** Says which table differs and where, rather than printing both in full. */
    private static void assertSame(final Map<String, TableContent> expected, final Map<String, TableContent> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, table) -> {
            final TableContent other = actual.get(name);
            assertEquals(table.columns(), other.columns(), name);
            assertEquals(table.types(), other.types(), name);
            assertEquals(table.keys(), other.keys(), name);
            for (int row = 0; row < table.rows().size(); row++) {
                assertEquals(
                        table.rows().get(row),
                        other.rows().get(row),
                        name + " row " + table.keys().get(row));
            }
        });
    }

    private Path copy(final Path workflow, final String purpose) throws IOException {
        return LoadedWorkflow.copy(
                workflow,
                temporary.resolve(purpose).resolve(workflow.getFileName().toString()));
    }

    private static Stream<DynamicTest> forEachWorkflow(final WorkflowCheck check) throws IOException {
        final List<Path> workflows = workflows();
        assertFalse(workflows.isEmpty(), "there are no example workflows");
        return workflows.stream()
                .map(workflow -> dynamicTest(workflow.getFileName().toString(), () -> check.check(workflow)));
    }

    static List<Path> workflows() throws IOException {
        try (Stream<Path> directories = Files.list(Installation.workflows())) {
            return directories
                    .filter(directory -> Files.exists(directory.resolve(WorkflowPersistor.WORKFLOW_FILE)))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    /** What is checked of one workflow. */
    @FunctionalInterface
    private interface WorkflowCheck {
        void check(Path workflow) throws Exception;
    }
}
