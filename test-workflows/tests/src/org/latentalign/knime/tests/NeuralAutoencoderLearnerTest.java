package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEConstants;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortUtil;
import org.knime.core.node.workflow.NodeMessage;
import org.knime.core.node.workflow.NodeProgressListener;
import org.latentalign.knime.tests.TestTable.Flaw;
import org.latentalign.knime.tests.TestTable.Shape;

/**
 * The Neural Autoencoder Learner as a node: cancels, those of the Variational Autoencoder Learner, too, temporary files, deep
 * networks, tables with little in them.
 */
class NeuralAutoencoderLearnerTest {

    private static final String FACTORY = "org.latentalign.node.fit.neural.NeuralAutoencoderLearnerNodeFactory";

    private static final String VARIATIONAL =
            "org.latentalign.node.fit.variational.VariationalAutoencoderLearnerNodeFactory";

    private static final TestTable SOUND = TestTable.of(Shape.LIST);

    @TempDir
    private Path temporary;

    @Test
    void givesTheModelOfACanceledTrainingAtTheNextExecution() throws Exception {
        givesTheModelOfACanceledTraining(FACTORY, "Neural autoencoder");
    }

    @Test
    void givesTheModelOfACanceledVariationalTrainingAtTheNextExecution() throws Exception {
        givesTheModelOfACanceledTraining(VARIATIONAL, "Variational autoencoder");
    }

    /** KNIME discards what a canceled node returns, so the model comes with the next execution. */
    private void givesTheModelOfACanceledTraining(final String factory, final String kind) throws Exception {
        try (NodeUnderTest test = learner(factory, SOUND, model -> {
            model.addInt("epochs", 1_000_000);
            model.addString("onCancel", "KEEP");
            model.addString("rowsInTraining", "IN_FILE");
        })) {
            cancelAfterAnEpoch(test);
            assertFalse(test.isExecuted());
            final String canceled = test.message().getMessage();
            assertTrue(
                    canceled.matches("Training was canceled after epoch \\d+\\. Execute the node again to get the"
                            + " model of epoch \\d+\\."),
                    canceled);
            assertEquals(0, temporaryFiles());

            test.workflow().execute();
            final String kept = test.message().getMessage();
            assertEquals(NodeMessage.Type.WARNING, test.message().getMessageType());
            assertTrue(
                    kept.matches(
                            "(?s).*Training was canceled after epoch \\d+ of 1000000: this is the model of epoch \\d+\\."
                                    + " Reset the node to train anew\\..*"),
                    kept);
            final int epochs = test.workflow()
                    .tables()
                    .get(test.node().getID().getIndex() + ":2")
                    .keys()
                    .size();
            assertTrue(canceled.contains(" after epoch " + epochs + "."), canceled);
            assertTrue(summary(test).startsWith(kind), summary(test));
        }
    }

    @Test
    void discardsACanceledTrainingUnlessToldOtherwise() throws Exception {
        try (NodeUnderTest test = learner(SOUND, model -> model.addInt("epochs", 1_000_000))) {
            cancelAfterAnEpoch(test);
            assertFalse(test.isExecuted());
            assertFalse(test.message().getMessage().contains("again"), test.message()::getMessage);
        }
    }

    private static void cancelAfterAnEpoch(final NodeUnderTest test) throws InterruptedException {
        final CountDownLatch trained = new CountDownLatch(1);
        final NodeProgressListener listener = event -> {
            final String message = event.getNodeProgress().getMessage();
            if (message != null && message.matches("(?s).*Epoch (?!1 ).*")) {
                trained.countDown();
            }
        };
        test.node().addProgressListener(listener);
        test.manager().executeAll();
        assertTrue(trained.await(60, TimeUnit.SECONDS), "no epoch was done");
        test.manager().cancelExecution(test.node());
        assertTrue(test.manager().waitWhileInExecution(20, TimeUnit.SECONDS), "it still runs after 20 seconds");
    }

    @Test
    void trainsOnRowsInAFileAsOnThoseInMemory() throws Exception {
        final Map<String, TableContent> inMemory = tables(model -> model.addString("rowsInTraining", "IN_MEMORY"));
        assertEquals(inMemory, tables(model -> model.addString("rowsInTraining", "IN_FILE")));
        assertEquals(0, temporaryFiles());
    }

    /** Cross-entropy, several restarts and sizes, beside the variational network: same tables, models and views. */
    @Test
    void trainsTheSameAgainAndWhatIsSavedComesBack() throws Exception {
        final Consumer<NodeSettings> several = model -> {
            try {
                model.getNodeSettings("preprocessing").addNodeSettings("0").addString("step", "MIN_MAX");
            } catch (final InvalidSettingsException e) {
                throw new IllegalStateException(e);
            }
            model.addString("hiddenSizes", "6, 2");
            model.addString("activation", "SIGMOID");
            model.addString("output", "SIGMOID");
            model.addInt("restarts", 3);
            model.addString("bottleneckSizes", "1, 2, 3");
        };
        assertTrainsTheSameAgain(FACTORY, several);
        assertTrainsTheSameAgain(VARIATIONAL, model -> {
            model.addInt("warmUpEpochs", 5);
            model.addDouble("extrinsicCurvature", 0.01);
            model.addDouble("parameterEffectsCurvature", 0.02);
            model.addDouble("curvatureShare", 0.5);
        });
    }

    private void assertTrainsTheSameAgain(final String factory, final Consumer<NodeSettings> change) throws Exception {
        try (NodeUnderTest test = learner(factory, SOUND, change);
                NodeUnderTest again = learner(factory, SOUND, change)) {
            assertEquals(
                    test.workflow().execute().tables(),
                    again.workflow().execute().tables());
            assertEquals(test.workflow().initialData(), again.workflow().initialData());
            final byte[] saved = saved(test.node().getOutPort(1).getPortObject());
            assertEquals(
                    contents(saved), contents(saved(again.node().getOutPort(1).getPortObject())));
            assertEquals(
                    contents(saved),
                    contents(saved(
                            PortUtil.readObjectFromStream(new ByteArrayInputStream(saved), new ExecutionMonitor()))));
        }
    }

    private static byte[] saved(final PortObject model) throws Exception {
        final ByteArrayOutputStream file = new ByteArrayOutputStream();
        PortUtil.writeObjectToStream(model, file, new ExecutionMonitor());
        return file.toByteArray();
    }

    /** The bytes of every entry by its name, those of archives within the archive, too: beside them it has the time of day. */
    private static Map<String, List<Byte>> contents(final byte[] archive) throws IOException {
        final Map<String, List<Byte>> contents = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                final byte[] bytes = in.readAllBytes();
                final String name = entry.getName();
                final Map<String, List<Byte>> within = contents(bytes);
                within.forEach((inner, content) -> contents.put(name + "/" + inner, content));
                if (within.isEmpty()) {
                    final List<Byte> content = new ArrayList<>();
                    for (final byte b : bytes) {
                        content.add(b);
                    }
                    contents.put(name, content);
                }
            }
        }
        return contents;
    }

    private Map<String, TableContent> tables(final Consumer<NodeSettings> change) throws Exception {
        try (NodeUnderTest test = learner(SOUND, change)) {
            return test.workflow().execute().tables();
        }
    }

    @Test
    void saysThatTrainingDivergedAndLeavesNoFile() throws Exception {
        try (NodeUnderTest test = learner(SOUND, model -> {
            model.addString("optimizer", "GRADIENT_DESCENT");
            model.addDouble("learningRate", 1e6);
            model.addString("rowsInTraining", "IN_FILE");
        })) {
            test.manager().executeAllAndWaitUntilDone();
            assertEquals(NodeMessage.Type.ERROR, test.message().getMessageType());
            final String message = test.message().getMessage();
            assertTrue(message.matches("Training diverged in epoch \\d+: .*Choose a lower learning rate.*"), message);
            assertEquals(0, temporaryFiles());
        }
    }

    /** Hinton and Salakhutdinov's layers in small, with a linear code; and Kramer's five layers. */
    @Test
    void takesDeepNetworksAsSettings() throws Exception {
        for (final String sizes : List.of("9, 7, 5, 3", "8, 2")) {
            try (NodeUnderTest test = learner(SOUND, model -> {
                model.addString("hiddenSizes", sizes);
                model.addString("activation", sizes.equals("8, 2") ? "TANH" : "SIGMOID");
                model.addString("innermostActivation", "LINEAR");
            })) {
                test.workflow().execute();
                // so deep a network learns little of 40 rows, and says so
                assertTrue(
                        test.workflow().messages().stream()
                                .allMatch(message -> message.contains("The network is no better than PCA with")),
                        () -> test.workflow().messages().toString());
                assertTrue(
                        summary(test)
                                .startsWith(
                                        "Neural autoencoder: 4 to " + sizes.charAt(sizes.length() - 1) + " dimensions"),
                        () -> summary(test));
            }
        }
    }

    @Test
    void copesWithTablesThatHaveLittleInThem() throws Exception {
        check(SOUND.withRows(1), 0, "The model is fitted to a single row.");
        check(SOUND.withRows(2), 0.1, "");
        check(SOUND.withRows(3), 0, "");
        check(SOUND.with(Flaw.ALL_EQUAL), 0.1, "4 of 4 dimensions have the same value in every row.");
        check(SOUND.with(Flaw.ALL_ZERO), 0, "4 of 4 dimensions have the same value in every row.");
        try (NodeUnderTest test = learner(SOUND.withRows(1), model -> {})) {
            test.manager().executeAllAndWaitUntilDone();
            assertTrue(
                    test.message()
                            .getMessage()
                            .startsWith("There is only one row, so that none is left for validation."),
                    test.message()::getMessage);
        }
    }

    /** With batches of 128, more than there are rows. */
    private void check(final TestTable table, final double validationShare, final String warning) throws Exception {
        try (NodeUnderTest test = learner(table, model -> model.addDouble("validationShare", validationShare))) {
            test.workflow().execute();
            assertEquals(
                    warning,
                    test.message().getMessageType() == NodeMessage.Type.RESET
                            ? ""
                            : test.message().getMessage());
        }
    }

    private static String summary(final NodeUnderTest test) {
        return test.node().getOutPort(1).getPortObject().getSummary();
    }

    private static long temporaryFiles() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(KNIMEConstants.getKNIMETempDir()))) {
            return files.filter(file -> file.getFileName().toString().startsWith("training-rows-"))
                    .count();
        }
    }

    private NodeUnderTest learner(final TestTable table, final Consumer<NodeSettings> change) throws Exception {
        return learner(FACTORY, table, change);
    }

    private NodeUnderTest learner(final String factory, final TestTable table, final Consumer<NodeSettings> change)
            throws Exception {
        final NodeUnderTest test = NodeUnderTest.create(
                Files.createTempDirectory(temporary, "test").resolve("workflow"),
                RegisteredNodes.createFactory(RegisteredNodes.element(factory)),
                false,
                table);
        final NodeSettings settings = test.node().getNodeSettings();
        change.accept(settings.getNodeSettings("model"));
        test.manager().loadNodeSettings(test.node().getID(), settings);
        return test;
    }
}
