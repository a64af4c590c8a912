package org.latentalign.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;
import org.latentalign.score.DirectionAlignment.Direction;
import org.latentalign.score.DirectionAlignment.Ends;

class LatentMapTest {

    private static final LatentMap.Options COSINE =
            new LatentMap.Options(Dissimilarity.COSINE, LatentMap.Method.SMACOF, 1000);

    private static final LatentMap.Options EUCLIDEAN =
            new LatentMap.Options(Dissimilarity.EUCLIDEAN, LatentMap.Method.SMACOF, 1000);

    private static final double[] NORTH = {0, 1, 0};

    private static final double[] EAST = {2, 0, 0};

    private static final double[] UP = {0, 0, 3};

    private static final double[] ZERO = {0, 0, 0};

    private static Direction direction(
            final String group, final String from, final double[] start, final String to, final double[] end) {
        return new Direction(group, from, to, new Ends(start, end), Optional.empty());
    }

    private static Direction direction(final String group, final String from, final String to) {
        return direction(group, from, NORTH, to, EAST);
    }

    @Test
    void groupsTakeTurns() {
        final var directions = List.of(
                direction("a", "1", "2"),
                direction("a", "3", "4"),
                direction("a", "5", "6"),
                direction("b", "7", "8"),
                direction("c", "9", "10"),
                direction("c", "11", "12"));
        final var selection = PairSelection.of(directions, Set.of(), Dissimilarity.COSINE, 4);
        assertEquals(
                List.of("1", "3", "7", "9"),
                selection.drawn().stream().map(Direction::from).toList());
        assertEquals(2, selection.beyondLimit());
        final var one = PairSelection.of(directions, Set.of("c", "d"), Dissimilarity.COSINE, 4);
        assertEquals(
                List.of("9", "11"), one.drawn().stream().map(Direction::from).toList());
        assertEquals(4, one.ofOtherGroups());
        assertEquals(0, one.beyondLimit());
        assertEquals(
                List.of(),
                PairSelection.of(directions, Set.of("d"), Dissimilarity.COSINE, 4)
                        .drawn());
    }

    @Test
    void aVectorOfLengthZeroHasNoCosine() {
        final var directions =
                List.of(direction("a", "zero", ZERO, "east", EAST), direction("a", "north", NORTH, "east", EAST));
        final var selection = PairSelection.of(directions, Set.of(), Dissimilarity.COSINE, 10);
        assertEquals(List.of(directions.get(1)), selection.drawn());
        assertEquals(1, selection.undefined());
        assertEquals(
                directions,
                PairSelection.of(directions, Set.of(), Dissimilarity.EUCLIDEAN, 10)
                        .drawn());
        final var zeroAfter =
                List.of(new Direction("a", "north", "east", new Ends(NORTH, EAST), Optional.of(new Ends(NORTH, ZERO))));
        assertEquals(
                1,
                PairSelection.of(zeroAfter, Set.of(), Dissimilarity.COSINE, 10).undefined());
    }

    @Test
    void aPointANameHoweverOftenItIsNamed() throws FitException {
        final var map = LatentMap.of(
                List.of(
                        direction("a", "north", NORTH, "east", EAST),
                        direction("b", "east", EAST, "up", UP),
                        direction("b", "up", UP, "up", UP)),
                COSINE,
                Progress.NONE);
        assertEquals(
                List.of(
                        new LatentMap.Point("north", true, false, Set.of("a"), 1),
                        new LatentMap.Point("east", true, true, Set.of("a", "b"), 2),
                        new LatentMap.Point("up", true, true, Set.of("b"), 2)),
                map.points());
        assertEquals(List.of("a", "b"), map.groups());
        assertEquals(2, map.places().get("up"));
        // three vectors at right angles: an equilateral triangle with sides of 1
        assertEquals(0, map.before().stress(), 1e-12);
        final double[][] drawn = Dissimilarity.EUCLIDEAN.matrix(map.before().points(), Progress.NONE);
        assertArrayEquals(new double[] {1, 0, 1}, drawn[1], 1e-12);
    }

    @Test
    void onePairAndEqualPoints() throws FitException {
        final var pair = LatentMap.of(List.of(direction("", "north", NORTH, "east", EAST)), EUCLIDEAN, Progress.NONE);
        assertEquals(0, pair.before().stress(), 1e-12);
        assertEquals(
                Math.sqrt(5),
                Math.abs(pair.before().points()[0][0] - pair.before().points()[1][0]),
                1e-12);
        assertEquals(0, pair.before().points()[0][1], 1e-12);
        final var same = LatentMap.of(List.of(direction("", "one", EAST, "other", EAST)), COSINE, Progress.NONE);
        assertEquals(0, same.before().stress());
        assertArrayEquals(new double[] {0, 0}, same.before().points()[1], 1e-15);
    }

    @Test
    void theMapAfterIsTurnedToThatBefore() throws FitException {
        final var directions = List.of(
                both("1", new double[] {0, 0}, "2", new double[] {4, 1}),
                both("3", new double[] {1, 3}, "4", new double[] {7, 5}));
        final var map = LatentMap.of(directions, EUCLIDEAN, Progress.NONE);
        for (int i = 0; i < 4; i++) {
            assertArrayEquals(
                    map.before().points()[i], map.after().orElseThrow().points()[i], 1e-6);
        }
    }

    /** After is before, mirrored and turned by a right angle. */
    private static Direction both(final String from, final double[] start, final String to, final double[] end) {
        return new Direction(
                "",
                from,
                to,
                new Ends(start, end),
                Optional.of(new Ends(new double[] {start[1], start[0]}, new double[] {end[1], end[0]})));
    }

    @Test
    void arrowsAreComparedWithinGroups() throws FitException {
        final double[] start = {0, 0};
        final var map = LatentMap.of(
                List.of(
                        direction("a", "start", start, "right", new double[] {1, 0}),
                        direction("a", "start", start, "up", new double[] {0, 1}),
                        direction("a", "start", start, "far right", new double[] {2, 0}),
                        direction("b", "start", start, "left", new double[] {-1, 0}),
                        direction("b", "start", start, "start", start)),
                EUCLIDEAN,
                Progress.NONE);
        // a: right angle, parallel, right angle; b: one arrow has no length
        assertEquals(1 / 3.0, map.meanCosineOn(map.before(), List.of("a")), 1e-7);
        assertEquals(1 / 3.0, map.meanCosineOn(map.before(), List.of("a", "b")), 1e-7);
        assertTrue(Double.isNaN(map.meanCosineOn(map.before(), List.of("b"))));
    }

    @Test
    void tooFarApart() {
        final double[] far = {1.5e308, 0, 0};
        final double[] opposite = {-1.5e308, 0, 0};
        final var failure = assertThrows(
                FitException.class,
                () -> LatentMap.of(List.of(direction("", "far", far, "opposite", opposite)), EUCLIDEAN, Progress.NONE));
        assertTrue(failure.getMessage().startsWith("The distance between \"far\" and \"opposite\" is too large"));
    }

    @Test
    void canBeCanceled() {
        assertThrows(
                CancellationException.class,
                () -> LatentMap.of(
                        List.of(direction("", "north", NORTH, "east", EAST)), COSINE, (fraction, message) -> {
                            assertTrue(fraction >= 0 && fraction <= 1);
                            if (fraction > 0.3) {
                                throw new CancellationException(message.get());
                            }
                        }));
    }
}
