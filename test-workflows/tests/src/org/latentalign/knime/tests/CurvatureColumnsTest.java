package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.workflow.NativeNodeContainer;
import org.knime.core.node.workflow.NodeMessage;
import org.latentalign.knime.tests.TestTable.Flaw;
import org.latentalign.knime.tests.TestTable.Shape;

/** The columns of Autoencoder Apply that tell how a decoder bends lines. */
class CurvatureColumnsTest {

    private static final String APPLY = "org.latentalign.node.apply.encode.AutoencoderApplyNodeFactory";

    private static final String NETWORK = "org.latentalign.node.fit.neural.NeuralAutoencoderLearnerNodeFactory";

    private static final List<String> COLUMNS = List.of("Extrinsic curvature", "Parameter-effects curvature");

    private static final TestTable SOUND = TestTable.of(Shape.LIST);

    @TempDir
    private Path temporary;

    private static NodeSettings withCurvature(final NativeNodeContainer apply) {
        final NodeSettings settings = apply.getNodeSettings();
        try {
            settings.getNodeSettings("model").addBoolean("curvature", true);
        } catch (final Exception e) {
            throw new IllegalStateException(e);
        }
        return settings;
    }

    private static TableContent output(final LoadedWorkflow workflow, final NativeNodeContainer node) {
        return workflow.tables().get(node.getID().getIndex() + ":1");
    }

    @Test
    void linearModelsHaveNoneAndRowsWithoutEmbeddingAreMissing() throws Exception {
        try (NodeUnderTest test = NodeUnderTest.create(
                temporary.resolve("workflow"),
                RegisteredNodes.createFactory(RegisteredNodes.element(APPLY)),
                false,
                SOUND.with(Flaw.MISSING))) {
            test.manager().loadNodeSettings(test.node().getID(), withCurvature(test.node()));
            test.workflow().execute();
            final TableContent table = output(test.workflow(), test.node());
            assertEquals(
                    COLUMNS,
                    table.columns()
                            .subList(table.columns().size() - 2, table.columns().size()));
            int missing = 0;
            for (final String key : table.keys()) {
                for (final String column : COLUMNS) {
                    final boolean isMissing = table.cell(key, column).isMissing();
                    assertEquals(table.cell(key, "Embedding").isMissing(), isMissing);
                    missing += isMissing ? 1 : 0;
                    if (!isMissing) {
                        assertEquals(0, ((DoubleValue) table.cell(key, column)).getDoubleValue());
                    }
                }
            }
            assertTrue(missing > 0, "no row was without a vector");
        }
    }

    @Test
    void smoothNetworksBendAndThoseWithCornersAreRefused() throws Exception {
        for (final String activation : List.of("TANH", "LEAKY_RELU")) {
            try (NodeUnderTest test = NodeUnderTest.create(
                    temporary.resolve(activation),
                    RegisteredNodes.createFactory(RegisteredNodes.element(NETWORK)),
                    false,
                    SOUND)) {
                final NodeSettings settings = test.node().getNodeSettings();
                settings.getNodeSettings("model").addString("activation", activation);
                settings.getNodeSettings("model").addString("hiddenSizes", "6, 2");
                test.manager().loadNodeSettings(test.node().getID(), settings);
                final NativeNodeContainer apply =
                        test.workflow().add(RegisteredNodes.createFactory(RegisteredNodes.element(APPLY)));
                final NativeNodeContainer source =
                        test.workflow().add(new TableSourceNodeFactory(new AtomicReference<>(SOUND)));
                test.manager().addConnection(test.node().getID(), 1, apply.getID(), 1);
                test.manager().addConnection(source.getID(), 1, apply.getID(), 2);
                test.manager().loadNodeSettings(apply.getID(), withCurvature(apply));
                test.manager().executeAllAndWaitUntilDone();
                if (activation.equals("TANH")) {
                    final TableContent table = output(test.workflow(), apply);
                    for (final String column : COLUMNS) {
                        final double value =
                                ((DoubleValue) table.cell(table.keys().get(0), column)).getDoubleValue();
                        assertTrue(value > 0 && Double.isFinite(value), column + " " + value);
                    }
                } else {
                    assertEquals(NodeMessage.Type.ERROR, apply.getNodeMessage().getMessageType());
                    assertEquals(
                            "The curvature of a decoder needs smooth activations, such as tanh, sigmoid or softplus,"
                                    + " but one is Leaky ReLU (slope 0.01). Leave its columns out, or train such a network.",
                            apply.getNodeMessage().getMessage());
                }
            }
        }
    }
}
