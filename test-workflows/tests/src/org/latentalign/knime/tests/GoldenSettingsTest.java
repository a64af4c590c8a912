package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.knime.core.node.Node;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.config.base.ConfigBase;

/**
 * What workflows save of a node, held against a file for each node: the factory's name, the groups of its ports, every key
 * with its type and default, and every constant of a choice. Somebody has workflows with all of it.
 *
 * <p>A line that is new is fine: with the system property {@code expectations.write} the files are written anew. A line
 * that is gone or changed breaks workflows, unless a migration reads the old form, and needs a line in the change log.
 */
class GoldenSettingsTest {

    private static final String SUFFIX = ".tsv";
    private static final String FACTORY = "NodeFactory";

    private final Path directory = Installation.expectations().resolve("settings");

    @TestFactory
    Stream<DynamicTest> savesWhatItSaved() {
        return RegisteredNodes.elements().stream()
                .map(element -> dynamicTest(RegisteredNodes.factoryClassName(element), () -> {
                    final NodeFactory<NodeModel> factory = RegisteredNodes.createFactory(element);
                    final Path file =
                            directory.resolve(fileName(factory.getClass().getName()));
                    final String saved = saved(factory);
                    if (Installation.writesExpectations()) {
                        Files.createDirectories(directory);
                        Files.writeString(file, saved);
                    }
                    assertEquals(
                            Files.exists(file) ? Files.readString(file) : "",
                            saved,
                            () -> Installation.howToWrite(file.getFileName()));
                }));
    }

    @Test
    void everyFileIsOfANode() throws IOException {
        final Set<String> nodes = RegisteredNodes.factoryClassNames().stream()
                .map(GoldenSettingsTest::fileName)
                .collect(Collectors.toCollection(TreeSet::new));
        try (var files = Files.list(directory)) {
            assertEquals(
                    nodes,
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    private static String fileName(final String factoryClass) {
        final String name = factoryClass.substring(factoryClass.lastIndexOf('.') + 1);
        return name.substring(0, name.length() - FACTORY.length()) + SUFFIX;
    }

    private static String saved(final NodeFactory<NodeModel> factory) throws ClassNotFoundException {
        final List<String> lines = new ArrayList<>();
        lines.add("factory\t" + factory.getClass().getName());
        final Node node = new Node(factory);
        node.getCopyOfCreationConfig()
                .flatMap(configuration -> configuration.getPortConfig())
                .ifPresent(ports -> lines.add("port groups\t" + String.join(", ", ports.getPortGroupNames())));
        final NodeSettings model = new NodeSettings("model");
        node.saveModelSettingsTo(model);
        add(model, "model", lines);
        ParameterClasses.constants(ParameterClasses.of(factory)).forEach(line -> lines.add("choice\t" + line));
        return String.join("\n", lines) + "\n";
    }

    private static void add(final ConfigBase group, final String path, final List<String> lines) {
        for (final String key : group.keySet()) {
            final var entry = group.getEntry(key);
            if (entry instanceof ConfigBase inner) {
                lines.add(path + "/" + key + "\tconfig");
                add(inner, path + "/" + key, lines);
            } else {
                lines.add(path + "/" + key + "\t" + entry.getType() + "\t" + entry.toStringValue());
            }
        }
    }
}
