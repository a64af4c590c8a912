package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.collection.ListDataValue;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.workflow.NativeNodeContainer;

/** What the writers write is what the readers read. */
class WritersTest {

    private static final String GCT_READER = "org.latentalign.node.read.gct.GctReaderNodeFactory";
    private static final String GCT_WRITER = "org.latentalign.node.write.gct.GctWriterNodeFactory";
    private static final String WORD_READER = "org.latentalign.node.read.wordvectors.WordVectorReaderNodeFactory";
    private static final String VECTOR_WRITER = "org.latentalign.node.write.vectors.VectorWriterNodeFactory";

    @TempDir
    private Path temporary;

    /** Settings to be changed. */
    private interface Change {
        void apply(NodeSettings model) throws Exception;
    }

    @TestFactory
    Stream<DynamicTest> profilesComeBack() {
        return Stream.of("GCT", "GCTX")
                .map(format -> dynamicTest(format, () -> {
                    final Path original =
                            Installation.workflows().resolve("drug-signatures/data/simulated_l1000.gct.gz");
                    final Path written = temporary.resolve("new folder").resolve(format);
                    final TableContent table = throughWriter(GCT_READER, original, GCT_WRITER, written, model -> {
                        model.addString("format", format);
                        model.addString("digits", "DOUBLE");
                        model.addBoolean("createFolders", true);
                    });
                    assertEquals(table, read(GCT_READER, written));
                    try (Stream<Path> files = Files.list(written.getParent())) {
                        assertTrue(files.noneMatch(file -> file.toString().endsWith(".part")), "half a file is left");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> wordVectorsComeBack() {
        return Stream.of("WORD2VEC_TEXT", "GLOVE")
                .map(format -> dynamicTest(format, () -> {
                    final Path original =
                            Installation.workflows().resolve("word-neighbors/data/glove.6B.100d.10k.txt.gz");
                    final Path written = temporary.resolve(format);
                    final TableContent table = throughWriter(
                            WORD_READER, original, VECTOR_WRITER, written, model -> model.addString("format", format));
                    assertEquals(table, read(WORD_READER, written));
                }));
    }

    /** A file that is there stays as it is, unless the user wants otherwise. */
    @Test
    void aFileIsNotReplacedUnasked() throws Exception {
        final Path there = Files.writeString(temporary.resolve("there"), "kept");
        try (NodeUnderTest writer = NodeUnderTest.create(
                temporary.resolve("workflow"),
                RegisteredNodes.createFactory(RegisteredNodes.element(VECTOR_WRITER)),
                false,
                TestTable.of(TestTable.Shape.LIST))) {
            set(writer.workflow(), writer.node(), there, model -> model.addString("existingFile", "FAIL"));
            writer.manager().executeAllAndWaitUntilDone();
            assertTrue(writer.workflow().messages().toString().contains("exists already"));
        }
        assertEquals("kept", Files.readString(there));
    }

    /** A blank that is replaced may give a name that another vector has: the file keeps both, and the user is told. */
    @Test
    void namesThatBecomeTheSameAreCounted() throws Exception {
        final Path original = Files.writeString(
                temporary.resolve("original.txt"), "New York 1 2 3\nNew_York 4 5 6\nParis 7 8 9\nRome 1 0 1\n");
        final Path written = temporary.resolve("written.txt");
        final Path directory = temporary.resolve("workflow");
        NodeUnderTest.writeEmptyWorkflow(directory);
        try (LoadedWorkflow workflow = LoadedWorkflow.load(directory)) {
            final NativeNodeContainer source = add(WORD_READER, original, workflow);
            final NativeNodeContainer sink = add(VECTOR_WRITER, written, workflow);
            set(workflow, sink, written, model -> {
                model.addString("format", "GLOVE");
                model.addString("blanks", "REPLACE");
            });
            workflow.manager().addConnection(source.getID(), 1, sink.getID(), 1);
            workflow.execute();
            final String messages = workflow.messages().toString();
            assertTrue(messages.contains("1 vector has the name of an earlier one"), messages);
        }
        assertEquals(
                List.of("New_York 1 2 3", "New_York 4 5 6", "Paris 7 8 9", "Rome 1 0 1"), Files.readAllLines(written));
    }

    /** The file is the same to the last byte, whichever shape the vectors have. */
    @Test
    void vectorsOfEveryShapeAreWrittenAlike() throws Exception {
        final List<byte[]> files = new ArrayList<>();
        for (final TestTable.Shape shape : TestTable.Shape.values()) {
            final Path directory = temporary.resolve(shape.name());
            try (NodeUnderTest writer = NodeUnderTest.create(
                    directory,
                    RegisteredNodes.createFactory(RegisteredNodes.element(VECTOR_WRITER)),
                    false,
                    TestTable.of(shape))) {
                writer.manager().executeAllAndWaitUntilDone();
                assertTrue(writer.isExecuted());
            }
            files.add(Files.readAllBytes(directory.resolve("written")));
        }
        assertTrue(files.get(0).length > 0);
        files.forEach(file -> assertArrayEquals(files.get(0), file));
    }

    @Test
    void samplesWithoutProfileAreCounted() throws Exception {
        try (NodeUnderTest writer = NodeUnderTest.create(
                temporary.resolve("workflow"),
                RegisteredNodes.createFactory(RegisteredNodes.element(GCT_WRITER)),
                false,
                TestTable.of(TestTable.Shape.LIST).with(TestTable.Flaw.MISSING))) {
            writer.manager().executeAllAndWaitUntilDone();
            assertTrue(writer.isExecuted());
            final String message = writer.message().getMessage();
            assertTrue(message.contains("1 sample has no profile"), message);
        }
    }

    /** The file of the example: cells as GCTX in single precision, with what is known of their genes. */
    @Test
    void theExampleWritesCellsAndGenes() throws Exception {
        final Path directory = LoadedWorkflow.copy(
                Installation.workflows().resolve("single-cell-signatures"), temporary.resolve("single-cells"));
        final TableContent cells;
        final TableContent genes;
        try (LoadedWorkflow workflow = LoadedWorkflow.load(directory)) {
            final var tables = workflow.execute().tables();
            cells = tables.get("1:1");
            genes = tables.get("1:2");
        }
        final Path reading = temporary.resolve("reading");
        NodeUnderTest.writeEmptyWorkflow(reading);
        try (LoadedWorkflow workflow = LoadedWorkflow.load(reading)) {
            final NativeNodeContainer reader = add(GCT_READER, directory.resolve("data/expression.gctx"), workflow);
            final var tables = workflow.execute().tables();
            final TableContent readCells = tables.get(reader.getID().getIndex() + ":1");
            final TableContent readGenes = tables.get(reader.getID().getIndex() + ":2");
            assertEquals(cells.keys(), readCells.keys());
            assertEquals(genes.keys(), readGenes.keys());
            for (final String key : cells.keys()) {
                assertEquals(cells.cell(key, "cell_type"), readCells.cell(key, "cell_type"));
                assertArrayEquals(
                        singles(cells.cell(key, "Expression")), singles(readCells.cell(key, "Expression")), key);
            }
        }
    }

    private static float[] singles(final DataCell vector) {
        final Iterator<DataCell> elements = ((ListDataValue) vector).iterator();
        final float[] numbers = new float[((ListDataValue) vector).size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) ((DoubleValue) elements.next()).getDoubleValue();
        }
        return numbers;
    }

    /** Reads a file and writes it anew; gives the table that was between. */
    private TableContent throughWriter(
            final String reader, final Path from, final String writer, final Path to, final Change change)
            throws Exception {
        final Path directory = temporary.resolve("writing " + to.getFileName());
        NodeUnderTest.writeEmptyWorkflow(directory);
        try (LoadedWorkflow workflow = LoadedWorkflow.load(directory)) {
            final NativeNodeContainer source = add(reader, from, workflow);
            final NativeNodeContainer sink = add(writer, to, workflow);
            set(workflow, sink, to, change);
            workflow.manager().addConnection(source.getID(), 1, sink.getID(), 1);
            final TableContent table =
                    workflow.execute().tables().get(source.getID().getIndex() + ":1");
            assertEquals(List.of(), workflow.messages());
            return table;
        }
    }

    private TableContent read(final String reader, final Path file) throws Exception {
        final Path directory = temporary.resolve("reading " + file.getFileName());
        NodeUnderTest.writeEmptyWorkflow(directory);
        try (LoadedWorkflow workflow = LoadedWorkflow.load(directory)) {
            final NativeNodeContainer source = add(reader, file, workflow);
            return workflow.execute().tables().get(source.getID().getIndex() + ":1");
        }
    }

    private static NativeNodeContainer add(final String factory, final Path file, final LoadedWorkflow workflow)
            throws Exception {
        final NativeNodeContainer node = workflow.add(RegisteredNodes.createFactory(RegisteredNodes.element(factory)));
        set(workflow, node, file, model -> {});
        return node;
    }

    private static void set(
            final LoadedWorkflow workflow, final NativeNodeContainer node, final Path file, final Change change)
            throws Exception {
        final NodeSettings settings = node.getNodeSettings();
        final NodeSettings model = settings.getNodeSettings("model");
        model.getNodeSettings("file").getNodeSettings("path").addString("path", file.toString());
        change.apply(model);
        workflow.manager().loadNodeSettings(node.getID(), settings);
    }
}
