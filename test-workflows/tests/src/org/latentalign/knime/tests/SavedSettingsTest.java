package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IConfigurationElement;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.workflow.NativeNodeContainer;
import org.knime.core.node.workflow.NodeContext;
import org.knime.core.node.workflow.NodeID;
import org.knime.core.node.workflow.WorkflowPersistor;

/**
 * A saved workflow in which a setting of a node is absent, because the node had not that setting when the workflow was
 * saved, loads with all its other settings. KNIME gives a node that was saved idle all its defaults, without a word, when
 * one setting cannot be loaded. A node that is registered is tested.
 */
class SavedSettingsTest {

    private static final String NODE_FILE = "settings.xml";

    @TempDir
    private Path temporary;

    @TestFactory
    Stream<DynamicTest> survivesAnAbsentKey() {
        return RegisteredNodes.elements().stream().flatMap(element -> Stream.of("IDLE", "CONFIGURED")
                .map(state -> dynamicTest(
                        RegisteredNodes.factoryClassName(element) + ", " + state, () -> survives(element, state))));
    }

    private void survives(final IConfigurationElement element, final String state) throws Exception {
        final Path directory = temporary.resolve(RegisteredNodes.factoryClassName(element) + state);
        NodeUnderTest.writeEmptyWorkflow(directory);
        final ChangedSettings settings;
        final Map<List<String>, NodeID> nodes = new LinkedHashMap<>();
        try (LoadedWorkflow workflow = LoadedWorkflow.load(directory)) {
            settings = changedSettings(workflow.add(RegisteredNodes.createFactory(element)));
            for (final List<String> key : settings.keys()) {
                nodes.put(
                        key,
                        workflow.add(RegisteredNodes.createFactory(element)).getID());
            }
            workflow.save();
        }
        for (final var node : nodes.entrySet()) {
            rewrite(directory, node.getValue(), state, settings.without(node.getKey()));
        }
        try (LoadedWorkflow workflow = LoadedWorkflow.loadUnconnected(directory)) {
            assertAll(nodes.entrySet().stream().map(node -> (Executable) () -> {
                final NodeSettings loaded = new NodeSettings("model");
                workflow.node(node.getValue().getIndex()).getNode().saveModelSettingsTo(loaded);
                assertEquals(
                        settings.withDefault(node.getKey()),
                        loaded,
                        () -> "without " + String.join("/", node.getKey()));
            }));
        }
    }

    private static ChangedSettings changedSettings(final NativeNodeContainer node) throws Exception {
        NodeContext.pushContext(node);
        try {
            final var settings = ChangedSettings.of(
                    node.getNode(), ParameterClasses.of(node.getNode().getFactory()));
            if (!choosesOnlyFiles(ParameterClasses.of(node.getNode().getFactory()))) {
                assertNotEquals(settings.defaults(), settings.changed(), "nothing is changed");
            }
            return settings;
        } finally {
            NodeContext.removeLastContext();
        }
    }

    private static void rewrite(final Path directory, final NodeID node, final String state, final NodeSettings model)
            throws IOException {
        final Path file = nodeFile(directory, node);
        final NodeSettings settings = new NodeSettings(WorkflowPersistor.WORKFLOW_FILE);
        try (var in = Files.newInputStream(file)) {
            NodeSettings.loadFromXML(in).copyTo(settings);
        }
        settings.removeConfig("model");
        settings.addNodeSettings(model);
        settings.addString("state", state);
        try (var out = Files.newOutputStream(file)) {
            settings.saveToXML(out);
        }
    }

    private static Path nodeFile(final Path directory, final NodeID node) throws IOException {
        try (Stream<Path> folders = Files.list(directory)) {
            return folders.filter(folder -> folder.getFileName().toString().endsWith("(#" + node.getIndex() + ")"))
                    .map(folder -> folder.resolve(NODE_FILE))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Files are left as they are, since there are none. */
    private static boolean choosesOnlyFiles(final Class<?> parameters) {
        return Stream.of(parameters.getDeclaredFields())
                .allMatch(field -> field.getType().getSimpleName().equals("FileSelection"));
    }
}
