package org.latentalign.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.Separation;

class MatchedShiftsTest {

    private static final Bootstrap BOOTSTRAP = Bootstrap.standard(1);

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
        final AlignmentScore score = new MatchedShifts(first, second).score(BOOTSTRAP, 1000, Progress.NONE);
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
        assertFalse(score.sampled());
    }

    @Test
    void identicalShiftsAreAllAlignedAndSayNothing() {
        final double[][] same = {{1, 2}, {1, 2}, {1, 2}, {1, 2}};
        final AlignmentScore score = new MatchedShifts(same, same).score(BOOTSTRAP, 1000, Progress.NONE);
        assertEquals(1, score.mean(), 1e-15);
        assertEquals(1, score.baseline(), 1e-15);
        assertEquals(0.5, score.areaUnderCurve(), 1e-15);
        assertEquals(0, score.retrieval(), "a tie is not a find");
    }

    @Test
    void zeroShiftsAreCounted() {
        final double[][] first = {{1, 0}, {0, 0}, {0, 1}};
        final double[][] second = {{1, 0}, {0, 1}, {0, 2}};
        final AlignmentScore score = new MatchedShifts(first, second).score(BOOTSTRAP, 1000, Progress.NONE);
        assertEquals(2, score.pairs());
        assertEquals(1, score.undefined());
        assertEquals(1, score.mean(), 1e-15);
        assertEquals(4, score.unmatchedPairs());
    }

    @Test
    void oneOrNoPairHasNoBaseline() {
        final AlignmentScore one =
                new MatchedShifts(new double[][] {{1, 0}}, new double[][] {{1, 1}}).score(BOOTSTRAP, 10, Progress.NONE);
        assertEquals(Math.sqrt(0.5), one.mean(), 1e-15);
        assertTrue(Double.isNaN(one.baseline()));
        assertTrue(Double.isNaN(one.areaUnderCurve()));
        assertTrue(Double.isNaN(one.retrieval()));
        final AlignmentScore none =
                new MatchedShifts(new double[0][], new double[0][]).score(BOOTSTRAP, 10, Progress.NONE);
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
        final var shifts = new MatchedShifts(first, second);
        final AlignmentScore exact = shifts.score(BOOTSTRAP, 1_000_000, Progress.NONE);
        final AlignmentScore sampled = shifts.score(BOOTSTRAP, 5_000, Progress.NONE);
        assertTrue(sampled.sampled());
        assertEquals(5_000, sampled.unmatchedPairs());
        assertEquals(exact.baseline(), sampled.baseline(), 0.02);
        assertEquals(exact.areaUnderCurve(), sampled.areaUnderCurve(), 0.02);
        assertEquals(exact.retrieval(), sampled.retrieval());
        assertEquals(sampled, shifts.score(BOOTSTRAP, 5_000, Progress.NONE));
    }

    @Test
    void cancels() {
        final double[][] shifts = {{1, 0}, {0, 1}};
        assertThrows(CancellationException.class, () -> new MatchedShifts(shifts, shifts)
                .score(BOOTSTRAP, 10, (fraction, message) -> {
                    throw new CancellationException();
                }));
    }

    private static double[] at(final double degrees) {
        return new double[] {Math.cos(Math.toRadians(degrees)), Math.sin(Math.toRadians(degrees))};
    }

    private static double cos(final double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }
}
