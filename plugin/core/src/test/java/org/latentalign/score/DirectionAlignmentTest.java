package org.latentalign.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.latentalign.progress.Progress;
import org.latentalign.score.DirectionAlignment.Direction;
import org.latentalign.score.DirectionAlignment.Ends;
import org.latentalign.score.DirectionAlignment.Options;
import org.latentalign.score.statistics.ConfidenceInterval;

/** Combinations of directions, by hand and against what is planted. */
class DirectionAlignmentTest {

    private static final Options OPTIONS = new Options(3, 10_000, 10_000);

    private static Direction direction(final String group, final String name, final double... shift) {
        return new Direction(group, name, name + "'", new Ends(new double[shift.length], shift), Optional.empty());
    }

    private static DirectionAlignment align(final List<Direction> directions, final Options options) {
        return DirectionAlignment.of(directions, options, Progress.NONE);
    }

    /** Three directions of group a, two of group b, in the plane. */
    private static final List<Direction> PLANE = List.of(
            direction("b", "b1", 0, 1),
            direction("a", "a1", 1, 0),
            direction("a", "a2", 3, 4),
            direction("b", "b2", 0, 2),
            direction("a", "a3", 4, 3));

    @Test
    void figuresByHand() {
        final var alignment = align(PLANE, OPTIONS);
        final var a = alignment.groups().get(0);
        assertEquals("a", a.group());
        assertEquals(3, a.directions());
        assertEquals(3, a.before().pairs());
        assertEquals((0.6 + 0.8 + 0.96) / 3, a.before().mean(), 1e-15);
        assertEquals(0.8, a.before().median(), 1e-15);
        assertEquals(6, a.before().unmatchedPairs());
        assertEquals((0 + 0.8 + 0.6) / 3, a.before().baseline(), 1e-15);
        // matched 0.6, 0.8, 0.96 against 0, 0, 0.8, 0.8, 0.6, 0.6: 2 + 2/2, 4 + 2/2, 6 of 6 each
        assertEquals((3 + 5 + 6) / 18.0, a.before().areaUnderCurve(), 1e-15);
        assertEquals(1, a.before().retrieval()); // nearest: a1 to a3, a2 to a3, a3 to a2
        final var b = alignment.groups().get(1);
        assertEquals(1, b.before().mean(), 1e-15);
        assertEquals(new ConfidenceInterval.TooFew(2), b.before().interval());
        assertEquals(4, alignment.totalBefore().pairs());
        assertEquals((0.6 + 0.8 + 0.96 + 1) / 4, alignment.totalBefore().mean(), 1e-15);
        assertEquals(4, alignment.pairs().size());
    }

    @Test
    void oneGroupIsComparedWithEndsPairedAnew() {
        final var random = new SplittableRandom(1);
        final List<Direction> directions = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            final double[] from = random.doubles(20, -5, 5).toArray();
            final double[] to = from.clone();
            to[0] += 4;
            to[1] += random.nextDouble();
            directions.add(new Direction("", "w" + i, "v" + i, new Ends(from, to), Optional.empty()));
        }
        final var score = align(directions, OPTIONS).groups().get(0).before();
        assertTrue(score.mean() > 0.95);
        assertTrue(score.baseline() < 0.5, "baseline " + score.baseline());
        assertTrue(score.areaUnderCurve() > 0.95);
        assertTrue(score.sampled());
        assertTrue(Double.isNaN(score.retrieval()));
        assertTrue(score.interval().low() <= score.mean()
                && score.mean() <= score.interval().high());
    }

    @Test
    void aSampleIsWithoutRepetitionAndTheSameInEveryRun() {
        final List<Direction> directions = new ArrayList<>();
        final var random = new SplittableRandom(1);
        for (int i = 0; i < 40; i++) {
            directions.add(
                    direction("g" + i % 2, "w" + i, random.doubles(5, -1, 1).toArray()));
        }
        final var limited = new Options(3, 100, 50);
        final var alignment = align(directions, limited);
        for (final var group : alignment.groups()) {
            assertEquals(100, group.before().pairs());
            assertEquals(190, group.combinations());
            assertTrue(group.sampled());
            assertTrue(group.before().sampled());
            assertEquals(50, group.before().unmatchedPairs());
        }
        assertEquals(
                200,
                alignment.pairs().stream()
                        .map(pair -> pair.first().from() + " " + pair.second().from())
                        .distinct()
                        .count());
        final var again = align(directions, limited);
        for (int group = 0; group < 2; group++) {
            final var score = alignment.groups().get(group).before();
            final var repeated = again.groups().get(group).before();
            assertEquals(score.mean(), repeated.mean());
            assertEquals(score.areaUnderCurve(), repeated.areaUnderCurve());
            assertEquals(score.interval(), repeated.interval());
            assertEquals(score.chance(), repeated.chance());
        }
    }

    @Test
    void afterIsScoredOnTheSameCombinations() {
        final List<Direction> directions = new ArrayList<>();
        for (final var direction : PLANE) {
            final double[] to = direction.before().to();
            directions.add(new Direction(
                    direction.group(),
                    direction.from(),
                    direction.to(),
                    direction.before(),
                    Optional.of(new Ends(new double[3], new double[] {to[0], 0, 0}))));
        }
        final var alignment = align(directions, OPTIONS);
        assertEquals(1, alignment.groups().get(0).after().orElseThrow().mean(), 1e-15);
        final var b = alignment.groups().get(1).after().orElseThrow();
        assertEquals(0, b.pairs()); // directions of length zero
        assertEquals(1, b.undefined());
    }

    @Test
    void aDirectionInTwoGroupsIsNoRivalOfItself() {
        final List<Direction> directions = new ArrayList<>(PLANE);
        directions.add(direction("c", "a1", 1, 0));
        directions.add(direction("c", "c1", 0, -1));
        final var a = align(directions, OPTIONS).groups().get(0).before();
        assertEquals(9, a.unmatchedPairs()); // with b1, b2 and c1 only
        assertEquals(1, a.retrieval());
    }

    @Test
    void aSingleDirectionHasNoPair() {
        final var group =
                align(List.of(direction("a", "x", 1, 2)), OPTIONS).groups().get(0);
        assertEquals(0, group.before().pairs());
        assertEquals(1, group.directions());
    }

    @Test
    void canBeCanceled() {
        assertThrows(
                CancellationException.class,
                () -> DirectionAlignment.of(PLANE, OPTIONS, (fraction, message) -> {
                    throw new CancellationException();
                }));
    }
}
