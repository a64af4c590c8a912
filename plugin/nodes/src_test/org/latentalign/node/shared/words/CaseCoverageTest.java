package org.latentalign.node.shared.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CaseCoverageTest {

    private static final List<List<String>> QUESTIONS = List.of(
            List.of("Athens", "Greece", "Paris", "France"),
            List.of("Athens", "Greece", "Oslo", "Norway"),
            List.of("boy", "girl", "king", "queen"));

    private static final Set<String> LOWER_CASE =
            Set.of("athens", "greece", "paris", "france", "oslo", "boy", "girl", "king", "queen");

    @Test
    void saysWhatOtherLetterCasesWouldCover() {
        assertEquals(
                Optional.of(
                        "2 of 3 questions have words without a vector and do not count. With the letter case \"As they"
                                + " are\", 1 are covered; 2 with \"Lower case\" and 2 with \"Upper case\" would be."),
                CaseCoverage.warning("questions", QUESTIONS, 1, WordCase.AS_THEY_ARE, lookUp(LOWER_CASE)));
    }

    @Test
    void keepsSilentWhenHalfAreCovered() {
        assertEquals(
                Optional.empty(),
                CaseCoverage.warning("questions", QUESTIONS, 2, WordCase.LOWER_CASE, lookUp(LOWER_CASE)));
        assertEquals(
                Optional.empty(), CaseCoverage.warning("pairs", List.of(), 0, WordCase.LOWER_CASE, lookUp(LOWER_CASE)));
    }

    /** Both sides are brought into the same case, as an evaluator does. */
    private static UnaryOperator<Map<WordCase, Set<String>>> lookUp(final Set<String> vocabulary) {
        return wanted -> {
            Map<WordCase, Set<String>> known = new EnumMap<>(WordCase.class);
            wanted.forEach((wordCase, words) -> {
                Set<String> found = new HashSet<>();
                vocabulary.stream().map(wordCase::of).filter(words::contains).forEach(found::add);
                known.put(wordCase, found);
            });
            return known;
        };
    }
}
