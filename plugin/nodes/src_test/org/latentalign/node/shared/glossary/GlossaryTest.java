package org.latentalign.node.shared.glossary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GlossaryTest {

    private static final Path PROJECT = Path.of("../..");

    @Test
    void explainsWhatADescriptionUses() {
        String explained = Glossary.explained("<p>Scores degrees by their AUC.</p>", Term.GAIN);

        assertTrue(explained.startsWith("<p>Scores degrees by their AUC.</p><p><b>Glossary.</b>"), explained);
        for (Term term : Term.values()) {
            assertEquals(
                    term == Term.AUC || term == Term.DEGREE || term == Term.GAIN,
                    explained.contains("<i>" + term.title() + "</i>"),
                    term.title());
        }
    }

    @Test
    void aTermIsAWordOfItsOwn() {
        assertTrue(Term.GAIN.test("The gains, of which"));
        assertFalse(Term.GAIN.test("again and against"));
        assertFalse(Term.DEGREE.test("degrees of freedom"));
        assertTrue(Term.MATCHED.test("unmatched pairs"));
        assertTrue(Term.P_VALUE.test("its P-value"));
        assertTrue(Term.FALSE_DISCOVERY_RATE.test("a false\ndiscovery rate"));
    }

    @Test
    void termsAreInTheOrderOfTheAlphabetAndExplainedInSentences() {
        var titles = Stream.of(Term.values()).map(Term::title).toList();

        assertEquals(
                titles.stream()
                        .sorted(Comparator.comparing(String::toLowerCase))
                        .toList(),
                titles);
        for (Term term : Term.values()) {
            assertTrue(term.explanation().matches("[A-Z][^<>&]*\\."), term.title());
        }
    }

    @Test
    void thePageSaysTheSame() throws IOException {
        assertEquals(Files.readString(PROJECT.resolve("docs/glossary.md")), Glossary.page());
    }
}
