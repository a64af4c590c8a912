package org.latentalign.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentalign.score.SignatureTable.Options;
import org.latentalign.score.SignatureTable.Treatment;

class SignatureTableTest {

    private static final Treatment DRUG = new Treatment("drug", "");

    private static SignatureTable table(final Aggregation aggregation, final boolean filter, final int replicates) {
        final var table = new SignatureTable(new Options(aggregation, filter, replicates), 2);
        table.addControl("A", "", new double[] {1, 1});
        table.addControl("A", "", new double[] {2, 1});
        table.addControl("A", "", new double[] {40, 1});
        table.addTreated("A", DRUG, new double[] {3, 1});
        table.addTreated("A", DRUG, new double[] {5, 2});
        table.addTreated("A", DRUG, new double[] {5, 6});
        return table;
    }

    private static Signature signature(final SignatureTable table) {
        return table.signature("A", DRUG).orElseThrow();
    }

    @Test
    void meanOfTreatedLessMeanOfControls() {
        final Signature signature = signature(table(Aggregation.MEAN, false, 1));
        assertArrayEquals(new double[] {13.0 / 3 - 43.0 / 3, 3 - 1}, signature.shift(), 1e-14);
        assertEquals(3, signature.treated());
        assertEquals(3, signature.controls());
    }

    @Test
    void medians() {
        assertArrayEquals(
                new double[] {5 - 2, 2 - 1},
                signature(table(Aggregation.MEDIAN, false, 1)).shift());
    }

    @Test
    void controlFilterLeavesTheOutlierOut() {
        final Signature signature = signature(table(Aggregation.MEAN, true, 1));
        assertArrayEquals(new double[] {13.0 / 3 - 1.5, 2}, signature.shift(), 1e-14);
        assertEquals(2, signature.controls());
    }

    /** The third control is far off before encoding only: it is left out in both spaces. */
    @Test
    void controlsAreChosenOnceForAllSpaces() {
        final var table = new SignatureTable(new Options(Aggregation.MEAN, true, 1), 1, 1);
        table.addControl("A", "", new double[] {1}, new double[] {7});
        table.addControl("A", "", new double[] {2}, new double[] {100});
        table.addControl("A", "", new double[] {40}, new double[] {8});
        table.addTreated("A", DRUG, new double[] {3}, new double[] {60});
        final Signature signature = signature(table);
        assertArrayEquals(new double[] {1.5}, signature.shift(0), 1e-14);
        assertArrayEquals(new double[] {60 - 53.5}, signature.shift(1), 1e-14);
        assertEquals(2, signature.controls());
    }

    @Test
    void tooFewReplicatesOrNoControlGiveNoSignature() {
        assertTrue(table(Aggregation.MEAN, false, 4).signature("A", DRUG).isEmpty());
        final var table = table(Aggregation.MEAN, false, 1);
        table.addTreated("B", DRUG, new double[] {1, 1});
        assertTrue(table.signature("B", DRUG).isEmpty());
        assertTrue(table.signature("A", new Treatment("unknown", "")).isEmpty());
        assertEquals(List.of("A", "B"), table.cellLines());
        assertEquals(List.of(DRUG), table.treatments("B"));
        assertEquals(1, table.treatedSamples("B", DRUG));
        assertEquals(0, table.controlSamples("B"));
    }

    @Test
    void controlsOfTheSameTimeWhenThereAreAny() {
        final var table = new SignatureTable(new Options(Aggregation.MEAN, false, 1), 1);
        table.addControl("A", "6", new double[] {1});
        table.addControl("A", "24", new double[] {3});
        table.addTreated("A", new Treatment("drug", "24"), new double[] {10});
        table.addTreated("A", new Treatment("drug", "48"), new double[] {10});
        assertArrayEquals(
                new double[] {7},
                table.signature("A", new Treatment("drug", "24")).orElseThrow().shift());
        assertArrayEquals(
                new double[] {8},
                table.signature("A", new Treatment("drug", "48")).orElseThrow().shift());
    }

    @Test
    void theCallerMayReuseItsArray() {
        final var table = new SignatureTable(new Options(Aggregation.MEDIAN, true, 1), 1);
        final double[] buffer = {1};
        table.addControl("A", "", buffer);
        buffer[0] = 7;
        table.addTreated("A", DRUG, buffer);
        buffer[0] = 100;
        assertArrayEquals(new double[] {6}, signature(table).shift());
    }
}
