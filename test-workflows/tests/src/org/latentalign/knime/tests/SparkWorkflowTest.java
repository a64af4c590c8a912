package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.config.base.ConfigBaseRO;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The workflow for KNIME's extension for Spark, as far as it can be tested without that extension: it is whole, and the nodes
 * of this project in it do their work on what Spark would give them.
 */
class SparkWorkflowTest {

    private static final String NAME = "moment-on-spark";

    private static final String OURS = "org.latentalign.";

    private static final int SUMMER = 6;

    private static final int APPLY = 8;

    @TempDir
    private Path temporary;

    private static Path folder() {
        return Installation.workflows().resolveSibling("spark-workflows").resolve(NAME);
    }

    /** Numbers of nodes and ports are those of their folders and of their connections. */
    @Test
    void isWhole() throws Exception {
        final NodeSettings workflow = settings(folder().resolve("workflow.knime"));
        final Map<Integer, NodeSettings> nodes = new TreeMap<>();
        for (final String key : workflow.getNodeSettings("nodes")) {
            final NodeSettings node = workflow.getNodeSettings("nodes").getNodeSettings(key);
            nodes.put(node.getInt("id"), settings(folder().resolve(node.getString("node_settings_file"))));
        }
        try (var folders = Files.list(folder())) {
            assertEquals(nodes.size(), folders.filter(Files::isDirectory).count());
        }
        final ConfigBaseRO connections = workflow.getNodeSettings("connections");
        for (final String key : connections) {
            final ConfigBaseRO connection = connections.getConfigBase(key);
            final NodeSettings source = nodes.get(connection.getInt("sourceID"));
            assertTrue(source.getNodeSettings("ports").containsKey("port_" + connection.getInt("sourcePort")), key);
            assertTrue(nodes.containsKey(connection.getInt("destID")), key);
        }
        assertEquals(
                4, nodes.values().stream().filter(SparkWorkflowTest::isOurs).count());
    }

    /** Without KNIME's nodes, and with a table of moments in their place. */
    @Test
    void fitsAndEncodesWhatSparkSumsUp() throws Exception {
        final Path copy = LoadedWorkflow.copy(folder(), temporary.resolve(NAME));
        keepOurs(copy.resolve("workflow.knime"));
        try (LoadedWorkflow workflow = LoadedWorkflow.load(copy)) {
            final var spark = workflow.add(
                    new MomentTableSourceNodeFactory(10_000, new double[] {2, 2}, new double[][] {{15, 2}, {2, 15}}));
            workflow.manager()
                    .addConnection(spark.getID(), 1, workflow.node(SUMMER).getID(), 1);
            workflow.execute();
            assertEquals(List.of(), workflow.messages());
            final TableContent encoded = workflow.tables().get(APPLY + ":1");
            assertEquals(10_000, encoded.keys().size());
            assertTrue(encoded.columns().contains("Embedding"), () -> encoded.columns()
                    .toString());
        }
    }

    private static boolean isOurs(final NodeSettings node) {
        return node.getString("factory", "").startsWith(OURS);
    }

    private static NodeSettings settings(final Path file) throws Exception {
        final NodeSettings settings = new NodeSettings(file.getFileName().toString());
        try (var in = Files.newInputStream(file)) {
            NodeSettings.loadFromXML(in).copyTo(settings);
        }
        return settings;
    }

    /** Takes the nodes of other extensions out of a saved workflow, and their connections. */
    private static void keepOurs(final Path file) throws Exception {
        final Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        final Set<String> others = new HashSet<>();
        for (final Element node : children(document, "nodes")) {
            if (!isOurs(settings(file.resolveSibling(value(node, "node_settings_file"))))) {
                others.add(value(node, "id"));
                node.getParentNode().removeChild(node);
            }
        }
        for (final Element connection : children(document, "connections")) {
            if (others.contains(value(connection, "sourceID")) || others.contains(value(connection, "destID"))) {
                connection.getParentNode().removeChild(connection);
            }
        }
        try (var out = Files.newOutputStream(file)) {
            TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(out));
        }
    }

    private static List<Element> children(final Document document, final String key) {
        final NodeList configs = document.getElementsByTagName("config");
        final List<Element> children = new ArrayList<>();
        for (int i = 0; i < configs.getLength(); i++) {
            final Element config = (Element) configs.item(i);
            if (config.getParentNode() instanceof final Element parent
                    && parent.getAttribute("key").equals(key)) {
                children.add(config);
            }
        }
        return children;
    }

    private static String value(final Element config, final String key) {
        final NodeList entries = config.getElementsByTagName("entry");
        for (int i = 0; i < entries.getLength(); i++) {
            if (((Element) entries.item(i)).getAttribute("key").equals(key)) {
                return ((Element) entries.item(i)).getAttribute("value");
            }
        }
        throw new IllegalArgumentException("no " + key);
    }
}
