package org.latentalign.node.shared.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimilarNamesTest {

    private static Optional<String> sentence(final String... names) {
        var similar = new SimilarNames("cell lines");
        for (var name : names) {
            similar.add(name);
        }
        return similar.sentence();
    }

    @Test
    void namesOfDifferentThingsAreNotSimilar() {
        assertEquals(Optional.empty(), sentence("A375", "A549", "(+)-x", "(-)-x", "A375"));
        assertEquals(Optional.empty(), sentence());
    }

    @Test
    void spellingsOfOneNameAreNamed() {
        assertEquals(
                "The cell lines \"A375\", \"a375\" differ in letter case or blanks only, and count as different ones: if"
                        + " they are the same, correct the labels.",
                sentence("a375", "A375", "MCF7").orElseThrow());
    }

    @Test
    void ofManySuchNamesTheFirstAreNamed() {
        assertEquals(
                "The cell lines \"A375\", \"a 375\", \"a375\" (and 1 more like these) differ in letter case or blanks only,"
                        + " and count as different ones: if they are the same, correct the labels.",
                sentence("MCF7", "a375", "mcf7", "A375", "a 375").orElseThrow());
    }
}
