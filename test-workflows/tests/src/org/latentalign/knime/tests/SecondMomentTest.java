package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.workflow.NativeNodeContainer;
import org.knime.core.node.workflow.NodeMessage;
import org.knime.core.node.workflow.WorkflowManager;

/** Second moments in files and merged, and fits with many dimensions, as nodes. */
class SecondMomentTest {

    private static final String WRITER = "org.latentalign.node.write.moment.SecondMomentWriterNodeFactory";
    private static final String READER = "org.latentalign.node.read.moment.SecondMomentReaderNodeFactory";
    private static final String MERGER = "org.latentalign.node.fit.merger.SecondMomentMergerNodeFactory";
    private static final String SUMMER = "org.latentalign.node.fit.moment.SecondMomentLearnerNodeFactory";
    private static final String LEARNER = "org.latentalign.node.fit.spectral.SpectralAutoencoderLearnerNodeFactory";

    @TempDir
    private Path temporary;

    @Test
    void whatIsWrittenIsRead() throws Exception {
        final Path file = temporary.resolve("kept.moment");
        try (NodeUnderTest writer = create(WRITER, "writer", at(file))) {
            writer.workflow().execute();
            assertEquals(List.of(), writer.workflow().messages());
        }
        try (Stream<Path> files = Files.list(temporary)) {
            assertEquals(
                    List.of(file),
                    files.filter(other -> other.toString().contains("moment")).toList(),
                    "nothing else is left");
        }
        try (NodeUnderTest reader = create(READER, "reader", at(file))) {
            reader.workflow().execute();
            assertEquals(List.of(), reader.workflow().messages());
            assertEquals(
                    "Second moment of 40 rows: 4 dimensions, preprocessing none",
                    reader.node().getOutPort(1).getPortObject().getSummary());
        }
    }

    /** Two rows, (1, 2, 6) and (3, 2, 0), as a data base sums them up: rows of the table in any order. */
    @Test
    void aTableOfMomentsIsOne() throws Exception {
        final Path directory = temporary.resolve("table");
        final Path file = temporary.resolve("of table.moment");
        NodeUnderTest.writeEmptyWorkflow(directory);
        try (LoadedWorkflow workflow = LoadedWorkflow.load(directory)) {
            final var source = workflow.add(new MomentTableSourceNodeFactory(
                    2, new double[] {2, 2, 3}, new double[][] {{1, 0, -3}, {0, 0, 0}, {-3, 0, 9}}));
            final var learner = workflow.add(RegisteredNodes.createFactory(RegisteredNodes.element(SUMMER)));
            final var writer = workflow.add(RegisteredNodes.createFactory(RegisteredNodes.element(WRITER)));
            workflow.manager().addConnection(source.getID(), 1, learner.getID(), 1);
            workflow.manager().addConnection(learner.getID(), 1, writer.getID(), 1);
            set(workflow.manager(), learner, model -> model.addString("tableHolds", "MOMENTS"));
            set(workflow.manager(), writer, at(file));
            workflow.execute();
            assertEquals(List.of(), workflow.messages());
        }
        final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        // the mark, version, no steps, no names, n, d, an offset, the mean, the triangle about it
        assertEquals(2, bytes.getLong(20));
        assertEquals(3, bytes.getInt(28));
        final double[] numbers = new double[12];
        bytes.slice(32, 12 * Double.BYTES).asDoubleBuffer().get(numbers);
        assertArrayEquals(new double[] {0, 0, 0, 2, 2, 3, 2, 0, 0, -6, 0, 18}, numbers);
    }

    @Test
    void aFileIsReplacedOnlyWhenAllowed() throws Exception {
        final Path file = Files.writeString(temporary.resolve("mine.moment"), "mine");
        try (NodeUnderTest writer =
                create(WRITER, "refused", at(file).andThen(model -> model.addString("existingFile", "FAIL")))) {
            writer.manager().executeAllAndWaitUntilDone();
            assertFalse(writer.isExecuted());
            assertTrue(
                    writer.message()
                            .getMessage()
                            .endsWith("exists already: choose another name, or allow the node to" + " replace it."),
                    writer.message().getMessage());
        }
        assertEquals("mine", Files.readString(file));
        try (NodeUnderTest writer =
                create(WRITER, "replaced", at(file).andThen(model -> model.addString("existingFile", "REPLACE")))) {
            writer.workflow().execute();
        }
        assertTrue(Files.size(file) > 100);
    }

    @Test
    void aDamagedFileIsRefused() throws Exception {
        final Path file = temporary.resolve("damaged.moment");
        try (NodeUnderTest writer = create(WRITER, "writer", at(file))) {
            writer.workflow().execute();
        }
        final byte[] sound = Files.readAllBytes(file);
        for (final int position : new int[] {0, 9, 20, sound.length / 2, sound.length - 1}) {
            final byte[] damaged = sound.clone();
            damaged[position] ^= 0x40;
            Files.write(file, damaged);
            try (NodeUnderTest reader = create(READER, "reader-" + position, at(file))) {
                reader.manager().executeAllAndWaitUntilDone();
                assertFalse(reader.isExecuted(), "byte " + position);
                assertEquals(NodeMessage.Type.ERROR, reader.message().getMessageType());
                assertTrue(
                        reader.message().getMessage().matches("(The second moment|This is not a second moment).*\\."),
                        reader.message().getMessage());
            }
        }
    }

    @Test
    void repeatedMomentsAreTold() throws Exception {
        try (NodeUnderTest merger = create(MERGER, "warned", model -> {})) {
            merger.workflow().execute();
            assertEquals(
                    "Second moments 1 and 2 have the same numbers: the same rows were probably counted twice.",
                    merger.message().getMessage());
        }
        try (NodeUnderTest merger = create(MERGER, "failed", model -> model.addString("repeated", "FAIL"))) {
            merger.manager().executeAllAndWaitUntilDone();
            assertFalse(merger.isExecuted());
        }
    }

    /** With few dimensions the search finds everything, and the spectrum is the same. */
    @Test
    void theStrongestDirectionsAreThoseOfAll() throws Exception {
        final double[] all = eigenvalues("all", "ALL");
        assertArrayEquals(all, eigenvalues("strongest", "STRONGEST"), 1e-12 * all[0]);
    }

    /** The share decides, whatever the bound says; and what was not found is told. */
    @Test
    void aShareOfTheVarianceIsKeptOfTheStrongest() throws Exception {
        assertEquals(
                withShare("share of all", model -> model.addString("foundDirections", "ALL")),
                withShare("share of the strongest", model -> {
                    model.addString("foundDirections", "STRONGEST");
                    model.addDouble("degree", 200);
                }));
        final String message = withShare("too few", model -> {
            model.addString("foundDirections", "STRONGEST");
            model.addInt("strongest", 1);
            model.addInt("passes", 1);
        });
        assertTrue(message.contains("1 dimensions"), message);
        assertTrue(
                message.matches(
                        "(?s).*Only \\d+\\.\\d percent of the variance are in the directions that were found \\(1\\), and"
                                + " not the wanted 75: look for more directions\\..*"),
                message);
    }

    /** @return how many dimensions there are before and after, and what the node says of the share */
    private String withShare(final String directory, final Consumer<NodeSettings> change) throws Exception {
        try (NodeUnderTest learner = create(LEARNER, directory, change.andThen(model -> {
            model.addString("outputCoordinates", "PRINCIPAL_AXES");
            model.addString("latentDimensions", "SHARE");
            model.addDouble("share", 75);
            model.addString("gainScaling", "LARGEST_ONE");
        }))) {
            learner.workflow().execute();
            final String summary = learner.node().getOutPort(1).getPortObject().getSummary();
            final String message = learner.message().getMessage();
            return summary.replaceFirst(",.*", "") + (message.contains("Only ") ? message : "");
        }
    }

    private double[] eigenvalues(final String directory, final String directions) throws Exception {
        try (NodeUnderTest learner =
                create(LEARNER, directory, model -> model.addString("foundDirections", directions))) {
            learner.workflow().execute();
            assertEquals(List.of(), learner.workflow().messages());
            final TableContent spectrum = learner.workflow().tables().values().stream()
                    .filter(table -> table.columns().contains("Eigenvalue"))
                    .findFirst()
                    .orElseThrow();
            return spectrum.keys().stream()
                    .mapToDouble(key ->
                            Double.parseDouble(spectrum.cell(key, "Eigenvalue").toString()))
                    .toArray();
        }
    }

    private static Consumer<NodeSettings> at(final Path file) {
        return model -> {
            final var path = model.addNodeSettings("file").addNodeSettings("path");
            path.addBoolean("location_present", true);
            path.addString("file_system_type", "LOCAL");
            path.addString("path", file.toString());
        };
    }

    private NodeUnderTest create(final String factory, final String directory, final Consumer<NodeSettings> change)
            throws Exception {
        final NodeUnderTest test = NodeUnderTest.create(
                temporary.resolve("workflows").resolve(directory),
                RegisteredNodes.createFactory(RegisteredNodes.element(factory)),
                false,
                TestTable.of(TestTable.Shape.LIST));
        set(test.manager(), test.node(), change);
        return test;
    }

    private static void set(
            final WorkflowManager manager, final NativeNodeContainer node, final Consumer<NodeSettings> change)
            throws Exception {
        final NodeSettings settings = node.getNodeSettings();
        change.accept(settings.getNodeSettings("model"));
        manager.loadNodeSettings(node.getID(), settings);
    }
}
