package org.latentalign.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.progress.Progress;
import org.latentalign.score.DrugAlignment.CellLinePair;
import org.latentalign.score.DrugAlignment.DrugRow;
import org.latentalign.score.SignatureTable.Treatment;
import org.latentalign.score.statistics.ConfidenceInterval;

/** Cosines of a small experiment, computed with NumPy. */
class DrugAlignmentTest {

    private static final double[][] SAMPLES = {
        {1.04, 0.5, -0.35, 0.02},
        {2.25, 1.55, 1.55, -0.89},
        {3.79, 3.4299999999999997, 5.65, 3.84},
        {-1.04, 1.2, -1.84, 0.54},
        {-1.2, 0.13, 2.39, 0.37},
        {-0.24, -0.2, -0.21, -0.52},
        {-1.67, -0.85, 1.39, 1.27},
        {0.66, -0.02, 0.66, 0.28},
        {0.63, 1.57, 1.28, -0.31},
        {-0.85, -2.05, -0.71, -0.06},
        {-0.11, -0.01, 0.45, 1.04},
        {-1.5, -0.96, -0.96, 0.72}
    };

    private static final String[] DRUGS = {
        "DMSO", "DMSO", "DMSO", "d1", "d1", "d2", "DMSO", "DMSO", "d1", "d2", "d2", "d3"
    };

    /** The samples in every space that axes are given for, each axis multiplied by a number. */
    private static SignatureTable table(
            final boolean filterControls, final int minimumReplicates, final double[]... axes) {
        final var table = new SignatureTable(
                new SignatureTable.Options(Aggregation.MEAN, false, filterControls, minimumReplicates, false),
                IntStream.generate(() -> 4).limit(axes.length).toArray());
        for (int i = 0; i < SAMPLES.length; i++) {
            final double[][] sample = new double[axes.length][4];
            for (int space = 0; space < axes.length; space++) {
                for (int j = 0; j < 4; j++) {
                    sample[space][j] = SAMPLES[i][j] * axes[space][j];
                }
            }
            final String line = i < 6 ? "A" : "B";
            if (DRUGS[i].equals("DMSO")) {
                table.addControl(line, "", "", sample);
            } else {
                table.addTreated(line, "", new Treatment(DRUGS[i], ""), sample);
            }
        }
        return table;
    }

    private static DrugAlignment align(final SignatureTable samples) {
        return DrugAlignment.of(samples, DrugAlignment.allPairs(samples.contexts()), 1000, 1, Progress.NONE);
    }

    @Test
    void cosinesOfDrugsInBothCellLines() {
        final var alignment = align(table(false, 1, new double[] {1, 1, 1, 1}));
        assertEquals(2, alignment.drugs().size());
        // without a p-value the more alike comes first
        assertEquals(0.7603003679914453, alignment.drugs().get(0).before(), 1e-14);
        assertEquals(-0.5754876564468546, alignment.drugs().get(1).before(), 1e-14);
        assertEquals(1, alignment.pairs().get(0).inOneOnly()); // d3
        assertEquals(
                (-0.5754876564468546 + 0.7603003679914453) / 2,
                alignment.pairs().get(0).before().mean(),
                1e-14);
        assertEquals(Optional.empty(), alignment.totalAfter());
    }

    @Test
    void theControlFilterLeavesOutTheThirdControlOfA() {
        final var drugs = align(table(true, 1, new double[] {1, 1, 1, 1})).drugs();
        assertEquals(0.516038844018723, drugs.get(0).before(), 1e-14);
        assertEquals(-0.6512489129191941, drugs.get(1).before(), 1e-14);
        assertEquals(2, drugs.get(0).first().controls());
        assertEquals(2, drugs.get(0).second().controls()); // a tie: both stay
    }

    @Test
    void anEncodedTableIsScoredOnTheSameDrugs() {
        // a length of zero along the only axis that is left: d1 and d2 differ from the controls there
        final var alignment = align(table(false, 1, new double[] {1, 1, 1, 1}, new double[] {0, 0, 3, 0}));
        for (final DrugRow row : alignment.drugs()) {
            assertEquals(1, Math.abs(row.after()), 1e-14);
        }
        assertEquals(2, alignment.totalAfter().orElseThrow().pairs());
    }

    @Test
    void tooFewReplicatesAreARowWithAReason() {
        final var alignment = align(table(false, 2, new double[] {1, 1, 1, 1}));
        assertEquals(2, alignment.pairs().get(0).withoutCosine());
        assertEquals(
                "fewer than 2 treated samples in B", alignment.drugs().get(0).reason());
        assertEquals(
                "fewer than 2 treated samples in A", alignment.drugs().get(1).reason());
        assertTrue(Double.isNaN(alignment.drugs().get(0).before()));
        assertEquals(0, alignment.totalBefore().pairs());
    }

    @Test
    void aSignatureOfLengthZeroIsARowWithAReason() {
        final var alignment = align(table(false, 1, new double[] {0, 0, 0, 0}));
        assertEquals("a signature has length zero", alignment.drugs().get(0).reason());
        assertEquals(2, alignment.pairs().get(0).before().undefined());
        assertEquals(2, alignment.totalBefore().undefined());
    }

    @Test
    void aCellLineWithoutControlsIsARowWithAReason() {
        final var table = new SignatureTable(SignatureTable.Options.standard(), 1);
        table.addControl("A", "", "", new double[] {0});
        for (final String line : List.of("A", "B")) {
            table.addTreated(line, "", new Treatment("d", ""), new double[] {1});
        }
        final var row = align(table).drugs().get(0);
        assertEquals("no control samples in B", row.reason());
        assertEquals(new DrugAlignment.Samples(1, 0, Double.NaN), row.second());
    }

    @Test
    void aSingleLowStrengthIsEnoughToCallADrugWeakButNotToCallItStrong() {
        assertTrue(row(1.4, Double.NaN).isWeak());
        assertTrue(row(1.4, Double.NaN).isWeakKnown());
        assertFalse(row(Double.NaN, 1.6).isWeakKnown());
        assertFalse(row(Double.NaN, Double.NaN).isWeakKnown());
        assertTrue(row(1.6, 1.6).isWeakKnown());
        assertFalse(row(1.6, 1.6).isWeak());
    }

    private static DrugRow row(final double first, final double second) {
        return new DrugRow(
                new Treatment("d", ""),
                new CellLinePair("A", "B"),
                new DrugAlignment.Samples(1, 1, first),
                new DrugAlignment.Samples(1, 1, second),
                DrugAlignment.Match.NONE,
                DrugAlignment.Match.NONE,
                "");
    }

    @Test
    void otherDosesOfADrugAreNoUnmatchedDrugs() {
        final var table = new SignatureTable(SignatureTable.Options.standard(), 2);
        for (final String line : List.of("A", "B")) {
            table.addControl(line, "", "", new double[] {0, 0});
            for (final String dose : List.of("1", "10")) {
                table.addTreated(line, "", new Treatment("x", dose), new double[] {1, 0});
                table.addTreated(line, "", new Treatment("y", dose), new double[] {0, 1});
            }
        }
        final var score = align(table).pairs().get(0).before();
        assertEquals(4, score.pairs());
        assertEquals(8, score.unmatchedPairs()); // x with y at all doses, both ways, and not x at 1 with x at 10
        assertEquals(0, score.baseline());
        assertEquals(1, score.areaUnderCurve());
        assertEquals(1, score.retrieval());
    }

    @Test
    void theTotalWeighsCellLinePairsByTheirDrugs() {
        final var first = TestScores.measured(new double[] {1, 0.5}, new double[] {0.75, 0});
        final var second = TestScores.measured(new double[] {0.25, Double.NaN}, new double[] {0.5});
        final var total = AlignmentScore.total(
                List.of(
                        AlignmentScore.of(first, false, new RetrievalRate(1, 0.5), Progress.NONE),
                        AlignmentScore.of(second, false, RetrievalRate.NONE, Progress.NONE)),
                List.of(first, second),
                Progress.NONE);
        assertEquals(3, total.pairs());
        assertEquals(1, total.undefined());
        assertEquals(1.75 / 3, total.mean(), 1e-15);
        assertEquals(1.25 / 3, total.baseline(), 1e-15);
        assertEquals((2 * 0.75 + 0) / 3, total.areaUnderCurve(), 1e-15); // 3 of 4 comparisons won; 0 of 1
        assertEquals(new RetrievalRate(1, 0.5), total.retrievalRate());
        assertEquals(2, total.units());
        assertEquals(new ConfidenceInterval.TooFew(2), total.interval());
    }

    /** Doses of a drug are one unit: 12 treatments of 4 drugs give no interval, 12 drugs do. */
    @Test
    void dosesOfADrugAreOneUnit() {
        for (final boolean areDoses : new boolean[] {true, false}) {
            final var random = new SplittableRandom(4);
            final var table = new SignatureTable(SignatureTable.Options.standard(), 3);
            for (final String line : List.of("A", "B")) {
                table.addControl(line, "", "", new double[3]);
                for (int i = 0; i < 12; i++) {
                    final var treatment =
                            areDoses ? new Treatment("d" + i % 4, "dose " + i / 4) : new Treatment("d" + i, "");
                    table.addTreated(
                            line, "", treatment, random.doubles(3, -1, 1).toArray());
                }
            }
            final var score = align(table).pairs().get(0).before();
            assertEquals(12, score.pairs());
            assertEquals(areDoses ? 4 : 12, score.units());
            assertEquals(areDoses, score.interval() instanceof ConfidenceInterval.TooFew);
        }
    }

    /** Drugs that go their own ways in 30 dimensions, the same in both cell lines but for noise; four have no effect. */
    @Test
    void drugsThatMatchAreFoundAndRanked() {
        final var random = new SplittableRandom(11);
        final double[][] first = new double[24][];
        final double[][] second = new double[24][];
        for (int drug = 0; drug < 24; drug++) {
            final double[] effect = random.doubles(30, -1, 1).toArray();
            final double size = drug < 20 ? 1 : 0;
            first[drug] = random.doubles(30, -0.5, 0.5).toArray();
            second[drug] = random.doubles(30, -0.5, 0.5).toArray();
            for (int j = 0; j < 30; j++) {
                first[drug][j] += size * effect[j];
                second[drug][j] += size * effect[j];
            }
        }
        final var alignment = TestScores.alignment(new double[][][] {first}, new double[][][] {second});
        final var rows = alignment.drugs();
        int falseAlarms = 0;
        for (int rank = 0; rank < 24; rank++) {
            final boolean hasEffect = rows.get(rank).treatment().drug().compareTo("drug 020") < 0;
            assertEquals(rank < 20, hasEffect, "rank " + rank);
            falseAlarms += !hasEffect && rows.get(rank).matchBefore().falseDiscoveryRate() < 0.05 ? 1 : 0;
        }
        assertTrue(rows.get(19).matchBefore().falseDiscoveryRate() < 0.05);
        assertTrue(falseAlarms <= 1, falseAlarms + " of 4 drugs without an effect");
        assertEquals(1.0 / (1 + 24 * 23), alignment.pairs().get(0).smallestP(), 1e-15);
        assertTrue(alignment.totalBefore().chance().orElseThrow().p() <= 1 / 2000.0);
    }

    /** Two plates that differ: the same effects on each are seen only against the plate's own controls. */
    @Test
    void controlsOfTheOwnPlateCount() {
        for (final boolean byPlate : new boolean[] {true, false}) {
            final var table = new SignatureTable(SignatureTable.Options.standard(), 2);
            for (final String line : List.of("A", "B")) {
                table.addControl(line, byPlate ? "P1" : "", "", new double[] {0, 0});
                table.addControl(line, byPlate ? "P2" : "", "", new double[] {100, 0});
                table.addTreated(line, byPlate ? "P1" : "", new Treatment("x", ""), new double[] {1, 0});
                table.addTreated(line, byPlate ? "P2" : "", new Treatment("y", ""), new double[] {100, 1});
                table.addTreated(line, byPlate ? "P3" : "", new Treatment("z", ""), new double[] {7, 7});
            }
            final var signature = table.signature("A", new Treatment("y", ""));
            assertArrayEquals(
                    byPlate ? new double[] {0, 1} : new double[] {50, 1},
                    signature.orElseThrow().shift());
            assertEquals(!byPlate, table.signature("A", new Treatment("z", "")).isPresent());
            assertEquals(
                    byPlate ? "no control samples on its plates in A" : "",
                    table.whyNoSignature("A", new Treatment("z", "")));
            assertEquals(byPlate ? 2 : 0, table.withoutOwnControl());
        }
    }

    @Test
    void allPairsOfCellLinesComeOnce() {
        assertEquals(
                List.of(new CellLinePair("A", "B"), new CellLinePair("A", "C"), new CellLinePair("B", "C")),
                DrugAlignment.allPairs(List.of("A", "B", "C")));
        assertFalse(DrugAlignment.allPairs(List.of("A")).iterator().hasNext());
    }
}
