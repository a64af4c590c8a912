package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.workflow.NodeMessage;

/** The Word Vector Reader as a node: settings, columns, the one warning, and nothing left of a read that failed. */
class WordVectorReaderTest {

    private static final String FACTORY = "org.latentalign.node.read.wordvectors.WordVectorReaderNodeFactory";

    private static final String WORDS =
            """
            the 1 10
            Apple 2 20
            of 3 30
            apple 4 40
            the 5 50
            broken 6
            """;

    @TempDir
    private Path temporary;

    private Path file;

    @BeforeEach
    void writeFile() throws Exception {
        file = Files.writeString(temporary.resolve("words.txt"), WORDS);
    }

    @Test
    void writesWordsRanksAndListsAndWarnsOnce() throws Exception {
        try (NodeUnderTest test = reader(model -> model.addString("malformedEntries", "SKIP"))) {
            test.workflow().execute();
            assertEquals(
                    "1 malformed line was skipped: line 6: 1 value where 2 are expected, after 'broken'."
                            + " 1 repeated word was left out, the first is kept: 'the'.",
                    test.message().getMessage());
            final TableContent table = onlyTable(test);
            assertEquals(List.of("Word", "Rank", "Vector"), table.columns());
            assertEquals(List.of("the", "Apple", "of", "apple"), table.keys());
            assertEquals("apple", table.cell("apple", "Word").toString());
            assertEquals("4", table.cell("apple", "Rank").toString());
            final var vector = (CollectionDataValue) table.cell("apple", "Vector");
            assertEquals(
                    List.of(4.0, 40.0),
                    vector.stream()
                            .map(cell -> ((DoubleValue) cell).getDoubleValue())
                            .toList());
        }
    }

    @Test
    void writesOneColumnADimension() throws Exception {
        try (NodeUnderTest test = reader(model -> {
            model.addString("vectorShape", "COLUMNS");
            model.addString("vocabulary", "FIRST");
            model.addLong("vocabularyLimit", 3);
            model.addString("letterCase", "LOWER_CASE_FIRST");
        })) {
            test.workflow().execute();
            assertEquals(List.of(), test.workflow().messages());
            final TableContent table = onlyTable(test);
            assertEquals(List.of("Word", "Rank", "Dimension 1", "Dimension 2"), table.columns());
            assertEquals(List.of("the", "apple", "of"), table.keys());
            assertEquals("20.0", table.cell("apple", "Dimension 2").toString());
        }
    }

    @Test
    void readsListedWordsFromAnArchive() throws Exception {
        final Path archive = temporary.resolve("words.zip");
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (final String name : List.of("a.txt", "b.txt")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(("this 0 " + name.charAt(0) % 2 + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        final Path list = Files.writeString(temporary.resolve("list.txt"), "that\nthis\n");
        try (NodeUnderTest test = reader(model -> {
            choose(model, "file", archive);
            choose(model, "wordList", list);
            model.addString("wordSelection", "LISTED");
            model.addString("archiveEntry", "b.txt");
            model.addString("vectorShape", "COLUMNS");
        })) {
            test.workflow().execute();
            assertEquals(
                    "1 of the 2 words of the list was not found: 'that'.",
                    test.message().getMessage());
            assertEquals("0.0", onlyTable(test).cell("this", "Dimension 2").toString());
        }
    }

    @Test
    void failsWithTheSentenceAndWithoutATable() throws Exception {
        try (NodeUnderTest test = reader(model -> {})) {
            test.manager().executeAllAndWaitUntilDone();
            assertFalse(test.isExecuted());
            assertEquals(NodeMessage.Type.ERROR, test.message().getMessageType());
            assertTrue(
                    test.message()
                            .getMessage()
                            .endsWith("'words.txt', line 6: 1 value where 2 are expected, after 'broken'."
                                    + " Correct the file, or choose to skip malformed lines."),
                    test.message().getMessage());
            assertEquals(Map.of(), test.workflow().tables());
        }
    }

    @Test
    void waitsForAFile() throws Exception {
        try (NodeUnderTest test = reader(model -> choose(model, "file", Path.of("")))) {
            assertTrue(test.node().getNodeContainerState().isIdle());
            assertEquals(
                    "No file has been chosen: choose a file with word vectors.",
                    test.message().getMessage());
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
        choose(model, "file", file);
        change.accept(model);
        test.manager().loadNodeSettings(test.node().getID(), settings);
        return test;
    }

    private static void choose(final NodeSettings model, final String key, final Path file) {
        final var path = model.addNodeSettings(key).addNodeSettings("path");
        path.addBoolean("location_present", true);
        path.addString("file_system_type", "LOCAL");
        path.addString("path", file.toString());
    }

    private static TableContent onlyTable(final NodeUnderTest test) {
        final Map<String, TableContent> tables = test.workflow().tables();
        assertEquals(1, tables.size());
        return tables.values().iterator().next();
    }
}
