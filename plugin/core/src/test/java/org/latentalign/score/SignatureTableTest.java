package org.latentalign.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.score.SignatureTable.Options;
import org.latentalign.score.SignatureTable.Treatment;

class SignatureTableTest {

    private static final Treatment DRUG = new Treatment("drug", "");

    private static SignatureTable table(final Aggregation aggregation, final boolean filter, final int replicates) {
        final var table = new SignatureTable(new Options(aggregation, false, filter, replicates, false), 2);
        table.addControl("A", "", "", new double[] {1, 1});
        table.addControl("A", "", "", new double[] {2, 1});
        table.addControl("A", "", "", new double[] {40, 1});
        table.addTreated("A", "", DRUG, new double[] {3, 1});
        table.addTreated("A", "", DRUG, new double[] {5, 2});
        table.addTreated("A", "", DRUG, new double[] {5, 6});
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
        final var table = new SignatureTable(new Options(Aggregation.MEAN, false, true, 1, false), 1, 1);
        table.addControl("A", "", "", new double[] {1}, new double[] {7});
        table.addControl("A", "", "", new double[] {2}, new double[] {100});
        table.addControl("A", "", "", new double[] {40}, new double[] {8});
        table.addTreated("A", "", DRUG, new double[] {3}, new double[] {60});
        final Signature signature = signature(table);
        assertArrayEquals(new double[] {1.5}, signature.shift(0), 1e-14);
        assertArrayEquals(new double[] {60 - 53.5}, signature.shift(1), 1e-14);
        assertEquals(2, signature.controls());
    }

    @Test
    void tooFewReplicatesOrNoControlGiveNoSignature() {
        assertTrue(table(Aggregation.MEAN, false, 4).signature("A", DRUG).isEmpty());
        final var table = table(Aggregation.MEAN, false, 1);
        table.addTreated("B", "", DRUG, new double[] {1, 1});
        assertTrue(table.signature("B", DRUG).isEmpty());
        assertTrue(table.signature("A", new Treatment("unknown", "")).isEmpty());
        assertEquals(List.of("A", "B"), table.contexts());
        assertEquals(List.of(DRUG), table.treatments("B"));
        assertEquals(1, table.treatedSamples("B", DRUG));
        assertEquals(0, table.controlSamples("B"));
    }

    @Test
    void controlsOfTheSameTimeWhenThereAreAny() {
        final var table = new SignatureTable(new Options(Aggregation.MEAN, false, false, 1, false), 1);
        table.addControl("A", "", "6", new double[] {1});
        table.addControl("A", "", "24", new double[] {3});
        table.addTreated("A", "", new Treatment("drug", "24"), new double[] {10});
        table.addTreated("A", "", new Treatment("drug", "48"), new double[] {10});
        assertArrayEquals(
                new double[] {7},
                table.signature("A", new Treatment("drug", "24")).orElseThrow().shift());
        assertArrayEquals(
                new double[] {8},
                table.signature("A", new Treatment("drug", "48")).orElseThrow().shift());
    }

    @Test
    void theCallerMayReuseItsArray() {
        final var table = new SignatureTable(new Options(Aggregation.MEDIAN, false, true, 1, false), 1);
        final double[] buffer = {1};
        table.addControl("A", "", "", buffer);
        buffer[0] = 7;
        table.addTreated("A", "", DRUG, buffer);
        buffer[0] = 100;
        assertArrayEquals(new double[] {6}, signature(table).shift());
    }

    /** A drug that does nothing, its samples being the controls' in another order: its signatures are only rounding. */
    @Test
    void aSignatureThatIsOnlyRoundingHasLengthZero() {
        final Random random = new Random(4);
        for (int draw = 0; draw < 50; draw++) {
            final var table = new SignatureTable(Options.standard(), 20);
            final List<double[]> samples = Arrays.asList(IntStream.range(0, 12)
                    .mapToObj(i -> random.doubles(20, 0, 15).toArray())
                    .toArray(double[][]::new));
            samples.forEach(sample -> table.addControl("A", "", "", sample));
            Collections.shuffle(samples, random);
            samples.forEach(sample -> table.addTreated("A", "", DRUG, sample));
            assertArrayEquals(
                    new double[20], table.signature("A", DRUG).orElseThrow().shift());
        }
    }

    /** A control far off on each of two plates is left out there; the plates themselves are not taken for clusters. */
    @Test
    void controlsAreFilteredOnEveryPlate() {
        final var table = new SignatureTable(new Options(Aggregation.MEAN, false, true, 1, false), 1);
        for (final double offset : new double[] {0, 1000}) {
            for (final double value : new double[] {0, 1, 2, 90}) {
                table.addControl("A", "plate " + offset, "", new double[] {offset + value});
            }
            table.addTreated("A", "plate " + offset, DRUG, new double[] {offset + 4});
        }
        final Signature signature = signature(table);
        assertArrayEquals(new double[] {3}, signature.shift(), 1e-12);
        assertEquals(6, signature.controls());
    }

    @Test
    void aSignatureInUnitsOfScatter() {
        final var table = new SignatureTable(new Options(Aggregation.MEAN, true, false, 1, false), 2);
        for (final double value : new double[] {-1, 1, 3}) {
            table.addControl("A", "", "", new double[] {value, 10 * value}); // variances 4 and 400
        }
        table.addTreated("A", "", DRUG, new double[] {5, 20});
        assertArrayEquals(new double[] {2, 0.5}, signature(table).shift(), 1e-14);
        // |(4, 10)|^2 over (4 + 400) (1 / 1 + 1 / 3)
        assertEquals(116 / (404 * 4 / 3.0), signature(table).strength(), 1e-14);
        table.addControl("B", "", "", new double[] {0, 0});
        table.addTreated("B", "", DRUG, new double[] {5, 20});
        assertTrue(table.signature("B", DRUG).isEmpty());
        assertEquals(
                "no two controls on a plate, whose scatter could be measured, in B", table.whyNoSignature("B", DRUG));
    }

    /** Three replicates, of which the third goes its own way: weights 0.5, 0.5 and 0.01, over their sum. */
    @Test
    void moderatedReplicates() {
        final var table = new SignatureTable(new Options(Aggregation.MODERATED, false, false, 1, false), 4, 1);
        table.addControl("A", "", "", new double[4], new double[1]);
        table.addTreated("A", "", DRUG, new double[] {1, 2, 3, 4}, new double[] {1});
        table.addTreated("A", "", DRUG, new double[] {2, 4, 6, 8}, new double[] {2});
        table.addTreated("A", "", DRUG, new double[] {4, 3, 2, 1}, new double[] {300});
        final Signature signature = signature(table);
        final double[] shift = new double[4];
        final double[][] replicates = {{1, 2, 3, 4}, {2, 4, 6, 8}, {4, 3, 2, 1}};
        final double[] weights = {0.5 / 1.01, 0.5 / 1.01, 0.01 / 1.01};
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 4; j++) {
                shift[j] += weights[i] * replicates[i][j];
            }
        }
        assertArrayEquals(shift, signature.shift(), 1e-14);
        assertArrayEquals(new double[] {(0.5 + 1 + 3) / 1.01}, signature.shift(1), 1e-12);
        // correlations 1, 0 and 0: Hazen's 75% quantile is at 2.75 of 3
        assertEquals(0.75, signature.agreement().orElseThrow().upperQuartile(), 1e-14);
    }

    @Test
    void rowsThatAreSignaturesNeedNoControls() {
        final var table = new SignatureTable(new Options(Aggregation.MEAN, false, false, 2, true), 2);
        table.addTreated("A", "", DRUG, new double[] {1, 2});
        assertTrue(table.signature("A", DRUG).isEmpty());
        table.addTreated("A", "other plate", DRUG, new double[] {3, 6});
        assertArrayEquals(new double[] {2, 4}, signature(table).shift());
        assertEquals(0, signature(table).controls());
    }
}
