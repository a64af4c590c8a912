package org.latentalign.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.Cosine;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.Separation;

/** Shifts in two contexts, by hand and against their exact figures. */
class ComparedShiftsTest {

    private static AlignmentScore score(final double[][] first, final double[][] second, final int unmatchedLimit) {
        final int[] units = IntStream.range(0, first.length).toArray();
        final var compared = ComparedShifts.inTwoContexts(units, unmatchedLimit, 1);
        return compared.measure(
                        UnitShifts.of(first, Progress.NONE), UnitShifts.of(second, Progress.NONE), Progress.NONE)
                .score(compared.of(units), Progress.NONE);
    }

    /** SciPy's mannwhitneyu over the number of pairs. */
    @Test
    void areaUnderCurveCountsTiesHalf() {
        assertEquals(
                0.625,
                Separation.areaUnderCurve(new double[] {0.9, 0.5, 0.5, -0.1}, new double[] {0.5, 0.1, -0.2, 0.9, 0.3}),
                1e-15);
    }

    /** Three unit vectors at 0, 90 and 180 degrees, and partners turned by 10, 20 and 200 degrees. */
    @Test
    void figuresByHand() {
        final double[][] first = {at(0), at(90), at(180)};
        final double[][] second = {at(10), at(110), at(20)};
        final AlignmentScore score = score(first, second, 1000);
        final double[] matched = {cos(10), cos(20), cos(160)};
        assertEquals((matched[0] + matched[1] + matched[2]) / 3, score.mean(), 1e-15);
        assertEquals(cos(20), score.median(), 1e-15);
        assertEquals(2.0 / 3, score.shareAboveHalf(), 1e-15);
        assertEquals(6, score.unmatchedPairs());
        assertEquals((cos(110) + cos(20) + cos(80) + cos(70) + cos(170) + cos(70)) / 6, score.baseline(), 1e-15);
        // cos 10 beats all 6; cos 20 ties one (half) and beats 5; cos 160 beats cos 170 only
        assertEquals((6 + 5.5 + 1) / 18, score.areaUnderCurve(), 1e-15);
        // forward: 0 finds 10, 90 finds 110 (20 beats 80 and 70), 180 finds 110: 2 of 3; backward: 10 finds 0,
        // 110 finds 90, 20 finds 0: 2 of 3
        assertEquals(4.0 / 6, score.retrieval(), 1e-15);
        assertEquals(1.0 / 3, score.retrievalRate().byChance(), 1e-15);
        assertFalse(score.sampled());
    }

    @Test
    void identicalShiftsAreAllAlignedAndSayNothing() {
        final double[][] same = {{1, 2}, {1, 2}, {1, 2}, {1, 2}};
        final AlignmentScore score = score(same, same, 1000);
        assertEquals(1, score.mean(), 1e-15);
        assertEquals(1, score.baseline(), 1e-15);
        assertEquals(0.5, score.areaUnderCurve(), 1e-15);
        assertEquals(0, score.retrieval(), "a tie is not a find");
    }

    @Test
    void zeroShiftsAreCounted() {
        final double[][] first = {{1, 0}, {0, 0}, {0, 1}};
        final double[][] second = {{1, 0}, {0, 1}, {0, 2}};
        final AlignmentScore score = score(first, second, 1000);
        assertEquals(2, score.pairs());
        assertEquals(1, score.undefined());
        assertEquals(1, score.mean(), 1e-15);
        assertEquals(4, score.unmatchedPairs());
        // forward two searches among all three; backward two among the two with a direction
        assertEquals(
                (1.0 / 3 + 1.0 / 3 + 1.0 / 2 + 1.0 / 2) / 4,
                score.retrievalRate().byChance(),
                1e-15);
    }

    @Test
    void oneOrNoPairHasNoBaseline() {
        final AlignmentScore one = score(new double[][] {{1, 0}}, new double[][] {{1, 1}}, 10);
        assertEquals(Math.sqrt(0.5), one.mean(), 1e-15);
        assertTrue(Double.isNaN(one.baseline()));
        assertTrue(Double.isNaN(one.areaUnderCurve()));
        assertTrue(Double.isNaN(one.retrieval()));
        final AlignmentScore none = score(new double[0][], new double[0][], 10);
        assertEquals(0, none.pairs());
        assertTrue(Double.isNaN(none.mean()));
    }

    @Test
    void aSampleNearsTheExactFigures() {
        final var random = new SplittableRandom(5);
        final double[][] first = new double[120][8];
        final double[][] second = new double[120][8];
        for (int i = 0; i < first.length; i++) {
            for (int j = 0; j < 8; j++) {
                final double shared = random.nextDouble() - 0.3;
                first[i][j] = shared + random.nextDouble() - 0.5;
                second[i][j] = shared + random.nextDouble() - 0.5;
            }
        }
        final AlignmentScore exact = score(first, second, 1_000_000);
        final AlignmentScore sampled = score(first, second, 5_000);
        assertTrue(sampled.sampled());
        assertEquals(5_000, sampled.unmatchedPairs());
        assertEquals(exact.baseline(), sampled.baseline(), 0.02);
        assertEquals(exact.areaUnderCurve(), sampled.areaUnderCurve(), 0.02);
        assertEquals(exact.retrieval(), sampled.retrieval());
        final AlignmentScore again = score(first, second, 5_000);
        assertEquals(sampled.baseline(), again.baseline());
        assertEquals(sampled.areaUnderCurve(), again.areaUnderCurve());
        assertEquals(sampled.areaInterval(), again.areaInterval());
    }

    @Test
    void cancels() {
        final double[][] shifts = {{1, 0}, {0, 1}};
        final var units = UnitShifts.of(shifts, Progress.NONE);
        final var compared = ComparedShifts.inTwoContexts(new int[] {0, 1}, 10, 1);
        assertThrows(
                CancellationException.class,
                () -> compared.measure(units, units, (fraction, message) -> {
                    throw new CancellationException();
                }));
    }

    @Test
    void everyCosineIsThatOfTheTwoShifts() {
        final var random = new SplittableRandom(3);
        final double[][] first = new double[30][];
        final double[][] second = new double[30][];
        for (int i = 0; i < 30; i++) {
            // very long and very short shifts, too
            final double scale = Math.pow(10, 20 * (i - 15));
            first[i] = random.doubles(13, -scale, scale).toArray();
            second[i] = random.doubles(13, -1 / scale, 1 / scale).toArray();
        }
        final var compared = ComparedShifts.inTwoContexts(IntStream.range(0, 30).toArray(), 1000, 1);
        final var measured = compared.measure(
                UnitShifts.of(first, Progress.NONE), UnitShifts.of(second, Progress.NONE), Progress.NONE);
        for (int pair = 0; pair < 30; pair++) {
            assertEquals(Cosine.between(first[pair], second[pair]), measured.matched()[pair], 1e-15);
        }
        for (int pair = 0; pair < compared.unmatched().size(); pair++) {
            assertEquals(
                    Cosine.between(
                            first[compared.unmatched().first()[pair]],
                            second[compared.unmatched().second()[pair]]),
                    measured.unmatched()[pair],
                    1e-15);
        }
    }

    @Test
    void parallelShiftsTie() {
        final var random = new SplittableRandom(8);
        final double[] direction = random.doubles(100, -1, 1).toArray();
        final double[][] shifts = new double[40][];
        for (int i = 0; i < 40; i++) {
            final double length = random.nextDouble() - 0.5;
            shifts[i] = Arrays.stream(direction).map(value -> length * value).toArray();
        }
        final var score = score(shifts, shifts, 10_000);
        assertEquals(1, score.baselineMagnitude());
        assertEquals(1, score.mean());
        assertEquals(0, score.retrieval(), "a tie is not a find");
    }

    @Test
    void aShiftThatIsNotFiniteHasNoDirection() {
        final double[][] first = {{1, Double.NaN}, {0, 1}, {Double.POSITIVE_INFINITY, 1}};
        final double[][] second = {{1, 0}, {0, 1}, {1, 1}};
        final var score = score(first, second, 100);
        assertEquals(1, score.pairs());
        assertEquals(2, score.undefined());
        assertEquals(2, score.unmatchedPairs());
    }

    private static double[] at(final double degrees) {
        return new double[] {Math.cos(Math.toRadians(degrees)), Math.sin(Math.toRadians(degrees))};
    }

    private static double cos(final double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }
}
