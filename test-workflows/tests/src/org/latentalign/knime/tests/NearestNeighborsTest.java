package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.NodeSettings;

/** Nearest Neighbors as a node: terms with blanks in quotes, near spellings, and what has no answer. */
class NearestNeighborsTest {

    private static final String FACTORY = "org.latentalign.node.ask.neighbors.NearestNeighborsNodeFactory";

    @TempDir
    private Path temporary;

    @Test
    void termsThatHaveNoAnswerAreNamed() throws Exception {
        try (NodeUnderTest test =
                asked("\"word 1\" - \"word 2\" + \"word 3\"", "word 4", "WÖRD 5", "word 6 word 7", "nothing")) {
            test.manager().executeAllAndWaitUntilDone();
            assertTrue(test.isExecuted(), () -> test.workflow().messages().toString());
            final String message = test.message().getMessage().replace('\n', ' ');
            assertTrue(
                    message.contains(
                            "The query \"word 6 word 7\" is no name in the table. In \"word 6 word 7\" there is no + or"
                                    + " - before \"6\": put names with blanks in quotes, and a blank on both sides of a sign."),
                    message);
            assertTrue(message.contains("\"WÖRD 5\" (there is \"word 5\")"), message);
            assertTrue(message.contains("\"nothing\""), message);
            assertTrue(
                    message.contains(
                            "1 of the 2 names among which neighbors are sought is not in the table: \"no such\"."),
                    message);
            final TableContent neighbors = test.workflow().tables().values().stream()
                    .filter(table -> table.columns().contains("neighbor"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    List.of("word 8", "word 8"),
                    neighbors.keys().stream()
                            .map(key -> neighbors.cell(key, "neighbor").toString())
                            .toList());
        }
    }

    @Test
    void noAnswerAtAllIsAnError() throws Exception {
        try (NodeUnderTest test = asked("two words", "WORD 5")) {
            test.manager().executeAllAndWaitUntilDone();
            assertFalse(test.isExecuted());
            final String message = test.message().getMessage();
            assertTrue(message.startsWith("No query can be answered. The query \"two words\" is no name"), message);
            assertTrue(message.contains("\"WORD 5\" (there is \"word 5\")"), message);
        }
    }

    private NodeUnderTest asked(final String... terms) throws Exception {
        final NodeUnderTest test = NodeUnderTest.create(
                temporary.resolve("workflow"),
                RegisteredNodes.createFactory(RegisteredNodes.element(FACTORY)),
                false,
                TestTable.of(TestTable.Shape.COLUMNS));
        final NodeSettings settings = test.node().getNodeSettings();
        final NodeSettings model = settings.getNodeSettings("model");
        final var queries = model.addNodeSettings("terms");
        for (int i = 0; i < terms.length; i++) {
            queries.addNodeSettings(Integer.toString(i)).addString("text", terms[i]);
        }
        model.addString("onlyAmong", "word 8\nno such");
        test.manager().loadNodeSettings(test.node().getID(), settings);
        return test;
    }
}
