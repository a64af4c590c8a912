package org.latentalign.format.gct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentalign.format.gct.Condition.Match;

class ConditionTestTest {

    @ParameterizedTest
    @CsvSource({
        "AT_LEAST, 0.3, 0.3, true",
        "AT_LEAST, 0.3, 0.300000012, true",
        "GREATER, 0.3, 0.300000012, false",
        "AT_MOST, 0.3, 0.300000012, true",
        "LESS, 0.3, 0.29, true",
        "LESS, 0.3, 0.3, false",
        "GREATER, 24, 48, true",
        "GREATER, 24, 48 h, false",
        "GREATER, 24, NA, false",
        "MISSING, , NA, true",
        "MISSING, , #N/A, true",
        "MISSING, , 0, false",
        "PRESENT, , 0, true",
        "PRESENT, , null, false",
        "IS, a?b, axb, true",
        "IS, a*, abc, true",
        "IS, a\\*, abc, false",
        "IS, a\\*, a*, true",
        "LISTED, a*, abc, false",
        "LISTED, a*, a*, true",
        "IS_NOT, a, b, true",
        "IS_NOT, a, NA, true",
        "IS_NOT, a, a, false"
    })
    void acceptsWhatItSays(final Match match, final String value, final String text, final boolean accepted) {
        final var condition = new Condition("x", match, value == null ? List.of() : List.of(value));

        assertEquals(accepted, new ConditionTest(condition, false).accepts(text));
    }

    /** A compound may be called so. */
    @Test
    void aValueThatIsThereIsNoPattern() {
        final var test = new ConditionTest(new Condition("pert_iname", Match.IS, List.of("a*b")), false);
        assertTrue(test.wantsToLook());
        List.of("axb", "a*b").forEach(test::look);

        assertFalse(test.accepts("axb"));
        assertTrue(test.accepts("a*b"));
    }

    @Test
    void anIdentifierIsNeverMissing() {
        assertTrue(new ConditionTest(new Condition(Condition.ID, Match.IS, List.of("NA")), true).accepts("NA"));
    }

    @Test
    void whatWasRequestedInVainIsKnown() {
        final var test = new ConditionTest(Condition.listed(List.of("a", "b", "c")), true);
        assertTrue(test.accepts("b"));
        assertFalse(test.accepts("x"));

        assertEquals(Set.of("a", "c"), test.unseen());
    }

    /** Each identifier is looked up, not compared with all of them. */
    @Test
    void longListsAreSets() {
        final var ids = IntStream.range(0, 20_000).mapToObj(i -> "BRD-" + i).toList();
        final var test = new ConditionTest(new Condition(Condition.ID, Match.IS, ids), true);

        assertEquals(
                20_000,
                IntStream.range(0, 473_647)
                        .filter(i -> test.accepts("BRD-" + i))
                        .count());
        assertEquals(Set.of(), test.unseen());
    }
}
