package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.GraphicsEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.data.image.png.PNGImageValue;
import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.core.node.port.image.ImagePortObjectSpec;
import org.knime.core.node.workflow.NativeNodeContainer;
import org.knime.core.node.workflow.NodeContainer;
import org.knime.core.webui.node.view.NodeViewFactory;

/** The optional output with the picture of a view. */
class NodeImageTest {

    private static final String GROUP = "Image";

    /** An example whose nodes learn and score, in about a second. */
    private static final String EXAMPLE = "drug-signatures";

    private static final Set<Integer> NODES = Set.of(2, 4, 6);

    @TempDir
    private Path temporary;

    /** A user finds it at every node with a view, and at no other. */
    @Test
    void everyNodeWithAViewOffersIt() throws Exception {
        final Set<String> withView = new TreeSet<>();
        final Set<String> withImage = new TreeSet<>();
        for (final var element : RegisteredNodes.elements()) {
            final var factory = RegisteredNodes.createFactory(element);
            if (factory instanceof NodeViewFactory<?> view && view.hasNodeView()) {
                withView.add(factory.getNodeName());
            }
            if (factory instanceof ConfigurableNodeFactory<?> configurable
                    && configurable
                            .createNodeCreationConfig()
                            .getPortConfig()
                            .orElseThrow()
                            .getExtendablePorts()
                            .containsKey(GROUP)) {
                withImage.add(factory.getNodeName());
            }
        }
        assertFalse(withView.isEmpty());
        assertEquals(withView, withImage);
    }

    /** Added to nodes of a workflow, it holds a picture; saved and loaded, it holds the same. */
    @Test
    void isThereAndStaysThere() throws Exception {
        assumeFonts();
        final Path directory =
                LoadedWorkflow.copy(Installation.workflows().resolve(EXAMPLE), temporary.resolve(EXAMPLE));
        for (final int node : NODES) {
            addPort(directory, node);
        }
        final LoadedWorkflow loaded = LoadedWorkflow.load(directory);
        final Map<Integer, byte[]> painted = images(loaded.reset().execute());
        assertEquals(NODES, painted.keySet());
        assertEquals(List.of(), loaded.messages());
        try (LoadedWorkflow reloaded = loaded.saveWithDataAndReload()) {
            final Map<Integer, byte[]> again = images(reloaded);
            assertEquals(NODES, again.keySet());
            painted.forEach((node, bytes) -> assertArrayEquals(bytes, again.get(node)));
        }
    }

    /** Without fonts there are no pictures, which the tests of the plug-in look at. */
    private static void assumeFonts() {
        boolean hasFonts;
        try {
            hasFonts = GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length > 0;
        } catch (final RuntimeException | LinkageError | InternalError e) {
            hasFonts = false;
        }
        assumeTrue(hasFonts, "Skipped: Java finds no fonts");
    }

    /** As KNIME writes it when a user adds the port. */
    private static void addPort(final Path workflow, final int node) throws Exception {
        final Path folder;
        try (var folders = Files.list(workflow)) {
            folder = folders.filter(path -> path.getFileName().toString().endsWith("(#" + node + ")"))
                    .findFirst()
                    .orElseThrow();
        }
        final Path file = folder.resolve("settings.xml");
        final String settings = Files.readString(file);
        final String added = settings.replaceFirst(
                "(<config key=\"node_creation_config\">(?s:.*?))(\\R    </config>)",
                "$1\n        <config key=\"" + GROUP + "\">\n            <config key=\"port_0\">\n"
                        + "                <entry key=\"object_class\" type=\"xstring\" value=\""
                        + ImagePortObject.class.getName() + "\"/>\n            </config>\n        </config>$2");
        assertFalse(added.equals(settings), () -> "not added in " + file);
        Files.writeString(file, added);
    }

    private static Map<Integer, byte[]> images(final LoadedWorkflow workflow) {
        final Map<Integer, byte[]> images = new TreeMap<>();
        for (final NodeContainer node : workflow.manager().getNodeContainers()) {
            final NativeNodeContainer nativeNode = (NativeNodeContainer) node;
            final var last = nativeNode.getOutPort(nativeNode.getNrOutPorts() - 1);
            if (last.getPortObject() instanceof ImagePortObject image) {
                final var spec = (ImagePortObjectSpec) last.getPortObjectSpec();
                assertTrue(spec.getDataType().isCompatible(PNGImageValue.class));
                final var content = (PNGImageContent) ((PNGImageValue) image.toDataCell()).getImageContent();
                assertEquals(2400, content.getPreferredSize().width);
                assertTrue(content.getByteArray().length > 50_000, "an empty picture");
                images.put(node.getID().getIndex(), content.getByteArray());
            }
        }
        return images;
    }
}
