package org.latentalign.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentalign.search.TermExpression.Term;

class TermExpressionTest {

    @Test
    void addsAndSubtractsNames() {
        assertEquals(
                List.of(new Term("king", 1), new Term("man", -1), new Term("woman", 1)),
                TermExpression.parse(" king -  man + woman").terms());
        assertEquals(List.of(new Term("man", -1)), TermExpression.parse("- man").terms());
        assertEquals(TermExpression.of("well-known"), TermExpression.parse("well-known"));
        assertEquals(
                List.of(new Term("New York", 1), new Term("-", 1), new Term("c++", -1)),
                TermExpression.parse("\"New York\" + \"-\" - c++").terms());
        assertEquals(List.of("a", "b"), TermExpression.parse("a + b + a").names());
    }

    @ParameterizedTest
    @CsvSource({
        "New York, there is no + or - before \"York\"",
        "king - , a name is missing at the end",
        "king - + man, a name is missing before \"+\"",
        "'\"New York', not closed",
        "'', A query has no name",
        "'\"\"', A query has no name"
    })
    void saysWhatItDoesNotUnderstand(final String text, final String sentence) {
        final var failure = assertThrows(IllegalArgumentException.class, () -> TermExpression.parse(text));
        assertTrue(failure.getMessage().contains(sentence), failure.getMessage());
    }
}
