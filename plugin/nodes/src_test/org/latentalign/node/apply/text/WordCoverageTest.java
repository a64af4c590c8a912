package org.latentalign.node.apply.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Scene;

class WordCoverageTest {

    private static final Set<String> KNOWN = Set.of("bank", "rate", "river");

    private final WordCoverage coverage = new WordCoverage();

    private void add(final String... tokens) {
        var list = List.of(tokens);
        coverage.add(list, KNOWN::contains, (int)
                list.stream().filter(KNOWN::contains).count());
    }

    private Scene scene() {
        return coverage.figure().scenes().get(0);
    }

    private static double[] texts(final Scene scene) {
        return ((Mark.Bars) scene.panels().get(0).marks().get(0)).values();
    }

    /** Each text is in the tenth of its share; a text whose words are all found is in the last. */
    @Test
    void textsAreCountedByTheShareOfTheirWords() {
        add("bank", "rate", "river");
        add("bank", "xyz");
        add("xyz", "abc");
        var scene = scene();
        assertArrayEquals(new double[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 1}, texts(scene));
        assertTrue(scene.facts().contains(new Fact("Words found", "4")));
        assertTrue(scene.facts().contains(new Fact("Words not found", "3")));
        assertTrue(scene.facts().contains(new Fact("Texts", "3")));
        assertTrue(
                scene.verdict()
                        .startsWith("57% of the words have a vector; in 1 text fewer than a tenth have one. Look"),
                scene.verdict());
    }

    @Test
    void nearlyAllWordsAreEnough() {
        add("bank", "rate", "river");
        assertEquals(
                "100% of the words have a vector. The vectors of texts rest on nearly all of their words.",
                scene().verdict());
        assertEquals(List.of(), scene().tables());
    }

    /** The most frequent first, equal ones by name, and no more than can be read. */
    @Test
    void wordsWithoutAVectorAreListed() {
        add("zebra", "abc", "zebra");
        add("abc", "zebra", "mno");
        var table = scene().tables().get(0);
        assertEquals("Words without a vector, the most frequent first", table.title());
        assertEquals(List.of(List.of("zebra", "3"), List.of("abc", "2"), List.of("mno", "1")), table.rows());
        IntStream.range(0, 60).forEach(i -> add("word" + i));
        assertEquals(50, scene().tables().get(0).rows().size());
        assertTrue(scene().tables().get(0).title().endsWith("(50 of 63)"));
    }

    @Test
    void textsWithoutAWordAreNoTexts() {
        add();
        assertEquals("No text has a word.", coverage.figure().empty());
        add("bank");
        assertTrue(scene().facts().contains(new Fact("Texts without a word", "1")));
        assertTrue(scene().facts().contains(new Fact("Texts", "1")));
    }
}
