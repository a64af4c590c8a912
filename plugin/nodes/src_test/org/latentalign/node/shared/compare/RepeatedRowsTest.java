package org.latentalign.node.shared.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepeatedRowsTest {

    private static ComparedRows.Row row(final String key, final String label, final double... values) {
        return new ComparedRows.Row(0, key, new String[] {label, null}, values, null);
    }

    @Test
    void replicatesAreNoRepeatedRows() {
        var repeated = new RepeatedRows();
        repeated.add(row("a", "drug 1", 1, 2));
        repeated.add(row("b", "drug 1", 2, 1));
        repeated.add(row("c", "drug 2", 1, 2));
        assertEquals(Optional.empty(), repeated.sentence());
    }

    @Test
    void rowsThatAreThereTwiceAreCounted() {
        var repeated = new RepeatedRows();
        repeated.add(row("a", "drug 1", 1, 2));
        repeated.add(row("b", "drug 1", 1, 2));
        assertEquals(
                "1 row repeats another one in all labels and values, and counts as a replicate; the first: \"b\". Was the"
                        + " table appended to itself?",
                repeated.sentence().orElseThrow());
        repeated.add(row("c", "drug 1", 1, 2));
        assertEquals(
                "2 rows repeat another one in all labels and values, and count as replicates; the first: \"b\". Was the"
                        + " table appended to itself?",
                repeated.sentence().orElseThrow());
    }
}
