package org.latentalign.autoencoder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RowDefectsTest {

    @Test
    void addsPartsInTheirOrder() {
        final var first = new RowDefects();
        final var second = new RowDefects();
        second.add(() -> "row 3", RowDefect.wrongLength(1, 2, "in the list"));
        second.add(() -> "row 5", RowDefect.notFinite(Double.NEGATIVE_INFINITY, "at position 2"));
        final var third = new RowDefects();
        third.add(() -> "row 9", RowDefect.notFinite(Double.NEGATIVE_INFINITY, "at position 1"));
        first.add(second);
        first.add(third);
        assertEquals(3, first.count());
        assertEquals(2, first.count(RowDefect.Kind.INFINITE));
        assertEquals(0, first.count(RowDefect.Kind.NOT_A_NUMBER));
        assertEquals("row 3 has 1 value in the list where 2 are expected", first.first());
        assertEquals(
                "Skipped 3 of 9 rows (2 with infinite numbers, 1 with a different number of values; the first: row 3 has 1"
                        + " value in the list where 2 are expected)",
                first.sentence(9, "Skipped"));
    }

    @Test
    void saysWhatIsWrong() {
        assertEquals(
                "has NaN (not a number) at position 3",
                RowDefect.notFinite(Double.NaN, "at position 3").description());
        assertEquals(
                "has a missing value in the column \"v\"",
                RowDefect.missing("in the column \"v\"").description());
        assertEquals(
                RowCondition.NOT_ABOVE_MINUS_ONE.predicate(),
                RowDefect.notPreprocessed(RowCondition.NOT_ABOVE_MINUS_ONE).description());
    }
}
