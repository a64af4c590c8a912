package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.workflow.NodeMessage;

/** The Word Pair Reader as a node: settings, columns, warnings, and nothing left of a read that failed. */
class WordPairReaderTest {

    private static final String FACTORY = "org.latentalign.node.read.pairs.WordPairReaderNodeFactory";

    private static final String PAIRS =
            """
            one;two;strength
            sun;moon;7.5
            moon;sun;6
            broken
            """;

    @TempDir
    private Path temporary;

    private Path file;

    @BeforeEach
    void writeFile() throws Exception {
        file = Files.writeString(temporary.resolve("pairs.csv"), PAIRS);
    }

    @Test
    void writesWordsAndRatingsAndWarns() throws Exception {
        try (NodeUnderTest test = reader(model -> model.addString("malformedLines", "SKIP"))) {
            test.workflow().execute();
            assertEquals(
                    "1 malformed line was left out. Line 4 of 'pairs.csv' has 1 field when separated by semicolons where 3"
                            + " are needed, two words and a rating: \"broken\".\n"
                            + "1 line repeats a pair of earlier lines; all are kept. The first is line 3, \"moon\" and"
                            + " \"sun\".",
                    test.message().getMessage());
            final TableContent table = onlyTable(test);
            assertEquals(List.of("First", "Second", "Rating"), table.columns());
            assertEquals(List.of("Row0", "Row1"), table.keys());
            assertEquals("moon", table.cell("Row0", "Second").toString());
            assertEquals(7.5, ((DoubleValue) table.cell("Row0", "Rating")).getDoubleValue());
        }
    }

    @Test
    void writesGroups() throws Exception {
        try (NodeUnderTest test = reader(model -> {
            model.addString("malformedLines", "SKIP");
            model.addString("thirdField", "GROUP");
            model.addString("headerLine", "NO");
            model.addString("separator", "SEMICOLON");
        })) {
            test.workflow().execute();
            final TableContent table = onlyTable(test);
            assertEquals(List.of("First", "Second", "Group"), table.columns());
            assertEquals("strength", table.cell("Row0", "Group").toString());
            assertEquals("6", table.cell("Row2", "Group").toString());
        }
    }

    @Test
    void writesWordsAlone() throws Exception {
        Files.writeString(file, "from to\nsun moon\n");
        try (NodeUnderTest test = reader(model -> {
            model.addString("thirdField", "NONE");
            model.addString("headerLine", "YES");
        })) {
            test.workflow().execute();
            assertEquals(List.of(), test.workflow().messages());
            final TableContent table = onlyTable(test);
            assertEquals(List.of("First", "Second"), table.columns());
            assertEquals(List.of("Row0"), table.keys());
        }
    }

    @Test
    void failsWithTheSentenceAndWithoutATable() throws Exception {
        try (NodeUnderTest test = reader(model -> {})) {
            test.manager().executeAllAndWaitUntilDone();
            assertFalse(test.isExecuted());
            assertEquals(NodeMessage.Type.ERROR, test.message().getMessageType());
            assertEquals(
                    "Line 4 of 'pairs.csv' has 1 field when separated by semicolons where 3 are needed, two words and a"
                            + " rating: \"broken\". Correct the line, choose another separator, or choose to skip malformed"
                            + " lines.",
                    test.message().getMessage());
            assertEquals(Map.of(), test.workflow().tables());
        }
    }

    private NodeUnderTest reader(final Consumer<NodeSettings> change) throws Exception {
        final NodeUnderTest test = NodeUnderTest.create(
                temporary.resolve("workflow"),
                RegisteredNodes.createFactory(RegisteredNodes.element(FACTORY)),
                false,
                null);
        final NodeSettings settings = test.node().getNodeSettings();
        final NodeSettings model = settings.getNodeSettings("model");
        final var path = model.addNodeSettings("file").addNodeSettings("path");
        path.addBoolean("location_present", true);
        path.addString("file_system_type", "LOCAL");
        path.addString("path", file.toString());
        change.accept(model);
        test.manager().loadNodeSettings(test.node().getID(), settings);
        return test;
    }

    private static TableContent onlyTable(final NodeUnderTest test) {
        final Map<String, TableContent> tables = test.workflow().tables();
        assertEquals(1, tables.size());
        return tables.values().iterator().next();
    }
}
