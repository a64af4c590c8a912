package org.latentalign.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.Cosine;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.DirectionGains;
import org.latentalign.spectral.LatentCosine;
import org.latentalign.spectral.NullDirections;
import org.latentalign.spectral.ShiftedPowerGain;

/** The sweep against explicit stretching, and its advice on shifts of which the truth is known. */
class DegreeSweepTest {

    private static final long SEED = 5;

    private static final double[] EIGENVALUES = {40, 3, 2, 1.5, 1, 0.7, 0.4, 0.2};

    private static DirectionGains gains(final double degree) throws Exception {
        return DirectionGains.of(
                new ShiftedPowerGain(degree), EIGENVALUES, EIGENVALUES.length, NullDirections.UNCHANGED, 0);
    }

    /** Shifts that agree in the direction of one eigenvector and are noise elsewhere. */
    private static DegreeSweep.Contexts part(final int signal, final long seed) {
        final var random = new SplittableRandom(seed);
        final int p = 20;
        final double[][] first = new double[p][];
        final double[][] second = new double[p][];
        for (int i = 0; i < p; i++) {
            final double own = 4 * (random.nextDouble() - 0.5);
            final double next = 4 * (random.nextDouble() - 0.5);
            first[i] = random.doubles(EIGENVALUES.length, -1, 1).toArray();
            second[i] = random.doubles(EIGENVALUES.length, -1, 1).toArray();
            first[i][signal] = own;
            second[i][signal] = own;
            first[i][signal + 1] = next;
            second[i][signal + 1] = next;
        }
        return new DegreeSweep.Contexts(first, second, IntStream.range(0, p).toArray());
    }

    private static DegreeSweep sweep(final DegreeSweep.Part... parts) {
        return new DegreeSweep(List.of(parts), 20, 5, SEED, 100_000, Progress.NONE);
    }

    @Test
    void agreesWithExplicitlyStretchedShifts() throws Exception {
        final var part = part(2, 1);
        final var result = sweep(part).score(gains(3), 8, Progress.NONE);
        // b = sqrt(c/2 + sqrt(1 + c^2/4)), c = (lambda + 1)^6
        final double[] b = Arrays.stream(EIGENVALUES)
                .map(lambda -> {
                    final double c = Math.pow(lambda + 1, 6);
                    return Math.sqrt(c / 2 + Math.sqrt(1 + c * c / 4));
                })
                .toArray();
        final double[][] first = stretch(part.first(), b);
        final double[][] second = stretch(part.second(), b);
        final var expected = explicit(first, second, 100_000);
        assertEquals(expected.mean(), result.total().mean(), 1e-12);
        assertEquals(expected.baseline(), result.total().baseline(), 1e-12);
        assertEquals(expected.areaUnderCurve(), result.total().areaUnderCurve(), 1e-12);
        assertEquals(expected.retrieval(), result.total().retrieval(), 1e-12);
        assertEquals(Math.log10(b[0] / b[7]), result.log10ConditionNumber(), 1e-12);
    }

    private static AlignmentScore explicit(final double[][] first, final double[][] second, final int unmatchedLimit) {
        final int[] units = IntStream.range(0, first.length).toArray();
        final var compared = ComparedShifts.inTwoContexts(units, unmatchedLimit, SEED);
        return compared.measure(
                        UnitShifts.of(first, Progress.NONE), UnitShifts.of(second, Progress.NONE), Progress.NONE)
                .score(compared.of(units), Progress.NONE);
    }

    private static double[][] stretch(final double[][] shifts, final double[] gains) {
        return Arrays.stream(shifts)
                .map(shift -> IntStream.range(0, gains.length)
                        .mapToDouble(i -> gains[i] * shift[i])
                        .toArray())
                .toArray(double[][]::new);
    }

    @Test
    void stretchedVectorsHaveTheCosinesOfLemma1() throws Exception {
        final var part = part(0, 9);
        final double[] log = gains(250).encoder(); // gains of 10^403
        assertEquals(
                LatentCosine.of(log, part.first()[0], part.second()[0]),
                Cosine.between(
                        LatentCosine.stretched(log, part.first()[0]), LatentCosine.stretched(log, part.second()[0])),
                1e-15);
        assertArrayEquals(new double[8], LatentCosine.stretched(log, new double[8]));
    }

    @Test
    void adviceFollowsTheTruth() throws Exception {
        // the signal is in weak directions: stretching buries it under the noise of the strongest
        final var weak = sweep(part(4, 2));
        final var weakResults = List.of(
                weak.score(gains(0), 8, Progress.NONE),
                weak.score(gains(1), 8, Progress.NONE),
                weak.score(gains(3), 8, Progress.NONE));
        assertEquals(0, DegreeSweep.best(weakResults));
        // the signal is in the strongest directions: stretching lifts it out of the noise of the weak ones
        final var strong = sweep(part(0, 3));
        final var strongResults =
                List.of(strong.score(gains(0), 8, Progress.NONE), strong.score(gains(0.3), 8, Progress.NONE));
        assertEquals(1, DegreeSweep.best(strongResults));
        assertTrue(DegreeSweep.heldOutAucOfChoice(strongResults) > 0.8);
    }

    @Test
    void foldsHoldOutTheirKeys() throws Exception {
        final var result = sweep(part(2, 1)).score(gains(0), 8, Progress.NONE);
        assertEquals(5, result.heldOutAuc().length);
        // each fold has 4 of 20 equally weighted keys, compared with all partners: their mean is the AUC of all
        assertEquals(
                result.total().areaUnderCurve(),
                Arrays.stream(result.heldOutAuc()).average().orElseThrow(),
                0.1);
        assertEquals(2, new DegreeSweep(List.of(), 2, 5, SEED, 10, Progress.NONE).folds());
    }

    @Test
    void oneKeyGivesNoAdvice() throws Exception {
        final var part = new DegreeSweep.Contexts(
                new double[][] {{1, 0, 0, 0, 0, 0, 0, 0}}, new double[][] {{1, 1, 0, 0, 0, 0, 0, 0}}, new int[] {0});
        final var result =
                new DegreeSweep(List.of(part), 1, 5, SEED, 10, Progress.NONE).score(gains(1), 8, Progress.NONE);
        assertEquals(-1, DegreeSweep.best(List.of(result)));
        assertTrue(Double.isNaN(DegreeSweep.heldOutAucOfChoice(List.of(result))));
    }

    @Test
    void groupsAreComparedAsDirectionAlignmentDoes() throws Exception {
        final var random = new SplittableRandom(4);
        final int[] groups = {0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2};
        final double[][] shifts = new double[groups.length][];
        final var directions = new ArrayList<DirectionAlignment.Direction>();
        for (int i = 0; i < shifts.length; i++) {
            shifts[i] = random.doubles(EIGENVALUES.length, -1, 1).toArray();
            shifts[i][groups[i]] += 1.5;
        }
        final double[] log = gains(2).encoder();
        for (int i = 0; i < shifts.length; i++) {
            directions.add(new DirectionAlignment.Direction(
                    "group " + groups[i],
                    "from " + i,
                    "to " + i,
                    new DirectionAlignment.Ends(new double[EIGENVALUES.length], LatentCosine.stretched(log, shifts[i])),
                    Optional.empty()));
        }
        final var expected = DirectionAlignment.of(
                        directions, new DirectionAlignment.Options(SEED, 1000, 1000), Progress.NONE)
                .totalBefore();
        final var parts = new ArrayList<DegreeSweep.Part>();
        for (final int[] range : new int[][] {{0, 4}, {4, 7}, {7, 12}}) {
            final int[] others = IntStream.range(0, groups.length)
                    .filter(i -> i < range[0] || i >= range[1])
                    .toArray();
            parts.add(new DegreeSweep.Group(shifts, groups, range[0], range[1], others, 1000));
        }
        final var result = new DegreeSweep(parts, 3, 3, SEED, 1000, Progress.NONE).score(gains(2), 8, Progress.NONE);
        final var actual = result.total();
        assertEquals(19, actual.pairs());
        assertEquals(expected.pairs(), actual.pairs());
        assertEquals(expected.unmatchedPairs(), actual.unmatchedPairs());
        assertEquals(expected.mean(), actual.mean(), 1e-12);
        assertEquals(expected.baseline(), actual.baseline(), 1e-12);
        assertEquals(expected.baselineMagnitude(), actual.baselineMagnitude(), 1e-12);
        assertEquals(expected.areaUnderCurve(), actual.areaUnderCurve(), 1e-12);
        assertEquals(expected.retrieval(), actual.retrieval(), 1e-12);
        assertArrayEquals(expected.meanCosine().leftOut(), actual.meanCosine().leftOut(), 1e-12);
        assertArrayEquals(expected.area().leftOut(), actual.area().leftOut(), 1e-12);
        assertEquals(3, result.heldOutAuc().length);
    }

    @Test
    void aSampleIsTheSameUnderEveryGain() throws Exception {
        final var part = part(0, 3);
        final var sweep = new DegreeSweep(List.of(part), 20, 5, SEED, 50, Progress.NONE);
        final var raw = sweep.score(gains(0), 8, Progress.NONE).total();
        assertEquals(50, raw.unmatchedPairs());
        assertTrue(raw.sampled());
        final var expected = explicit(part.first(), part.second(), 50);
        assertEquals(expected.baseline(), raw.baseline(), 1e-12);
        assertEquals(expected.areaUnderCurve(), raw.areaUnderCurve(), 1e-12);
    }

    @Test
    void otherCoordinatesOfTheSameDirectionsChangeNothing() throws Exception {
        final var part = part(1, 6);
        final double[][] swapped = new double[EIGENVALUES.length][EIGENVALUES.length];
        for (int i = 0; i < swapped.length; i++) {
            swapped[i][i ^ 1] = i % 3 == 0 ? -1 : 1;
        }
        final var gains = gains(0);
        final var expected = sweep(part).score(gains, 8, Progress.NONE).total();
        final var actual =
                sweep(part).along(swapped).score(gains, 8, Progress.NONE).total();
        assertEquals(expected.mean(), actual.mean(), 1e-14);
        assertEquals(expected.areaUnderCurve(), actual.areaUnderCurve(), 1e-14);
    }

    @Test
    void canBeCanceled() {
        final var sweep = sweep(part(2, 1));
        assertThrows(
                CancellationException.class,
                () -> sweep.score(gains(1), 8, (fraction, message) -> {
                    throw new CancellationException();
                }));
    }
}
