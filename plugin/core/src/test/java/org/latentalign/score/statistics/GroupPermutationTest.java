package org.latentalign.score.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.Cosine;
import org.latentalign.kernel.Rows;
import org.latentalign.progress.Progress;

class GroupPermutationTest {

    @Test
    void meanCosineWithinGroups() {
        final double[][] directions = directions(9, 2, 0);
        final int[] groups = {0, 0, 0, 0, 1, 1, 1, 2, 2};
        double sum = 0;
        int count = 0;
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < i; j++) {
                if (groups[i] == groups[j]) {
                    sum += Cosine.between(directions[i], directions[j]);
                    count++;
                }
            }
        }
        assertEquals(sum / count, test(directions, groups, 99).statistic(), 1e-13);
    }

    @Test
    void sharedDirectionIsSeen() {
        final int[] groups = IntStream.range(0, 30).map(i -> i % 3).toArray();
        assertEquals(1 / 1000.0, test(directions(30, 3, 3), groups, 999).p());
    }

    /** Three directions in two groups: all six orders, of which two are the same. */
    @Test
    void exactForFew() {
        final double[][] directions = {{1, 0}, {1, 0.1}, {0, 1}};
        final PermutationTest test = test(directions, new int[] {0, 0, 1}, 99);
        assertEquals(2 / 6.0, test.p(), 1e-15);
        assertEquals(1 / 6.0, test.smallestP(), 1e-15);
    }

    @Test
    void nothingToCompare() {
        final double[][] directions = directions(4, 1, 0);
        final List<String> names = List.of("a", "b", "c", "d");
        assertEquals(Optional.empty(), GroupPermutation.of(directions, names, new int[4], 99, 1, Progress.NONE));
        assertEquals(
                Optional.empty(), GroupPermutation.of(directions, names, new int[] {0, 1, 2, 3}, 99, 1, Progress.NONE));
    }

    @Test
    void directionOfLengthZeroIsLeftOut() {
        final double[][] directions = directions(12, 4, 0);
        directions[5] = new double[20];
        final int[] groups = IntStream.range(0, 12).map(i -> i / 6).toArray();
        assertTrue(Double.isFinite(test(directions, groups, 99).statistic()));
    }

    /** A pair of directions that are as long as ten others: what is counted here is every pair that may take their place. */
    @Test
    void aSmallGroupIsComparedWithEveryChoice() {
        final double[][] directions = directions(40, 7, 0);
        for (int i = 0; i < 40; i++) {
            final double length =
                    Math.exp(i / 5) * (1 + 0.01 * i) / Math.sqrt(Rows.dot(directions[i], directions[i], 20));
            directions[i] =
                    Arrays.stream(directions[i]).map(value -> value * length).toArray();
        }
        for (final int[] pair : new int[][] {{1, 3}, {11, 38}, {39, 0}}) {
            final double observed = Cosine.between(directions[pair[0]], directions[pair[1]]);
            int choices = 0;
            int asMuch = 0;
            for (int i = 0; i < 40; i++) {
                for (int j = 0; j < 40; j++) {
                    final boolean isChoice = i / 5 == pair[0] / 5 && j / 5 == pair[1] / 5 && i != j;
                    if (isChoice && (i < j || pair[0] / 5 != pair[1] / 5)) {
                        choices++;
                        asMuch += Cosine.between(directions[i], directions[j]) >= observed - 1e-12 ? 1 : 0;
                    }
                }
            }
            final PermutationTest test = ofGroup(directions, pair);
            assertEquals(asMuch / (double) choices, test.p(), 1e-15);
            assertEquals(1.0 / choices, test.smallestP(), 1e-15);
        }
    }

    /** With more members, what is drawn is as often as much as what is counted of all choices. */
    @Test
    void drawsAreLikeAllChoices() {
        final double[][] directions = directions(20, 11, 0);
        final int[] members = {2, 5, 7, 9, 13, 14};
        final PermutationTest exact = ofGroup(directions, members);
        final int[] groups = IntStream.range(0, 20)
                .map(i -> Arrays.stream(members).anyMatch(member -> member == i) ? 0 : 1)
                .toArray();
        assertTrue(exact.smallestP() > 1 / 5041.0);
        // all others are alone, one in each group, so that only the six count
        int alone = 1;
        for (int i = 0; i < 20; i++) {
            groups[i] = groups[i] == 0 ? 0 : alone++;
        }
        assertEquals(exact.p(), test(directions, groups, 100_000).p(), 5 * Math.sqrt(0.25 / 100_000));
    }

    private static PermutationTest ofGroup(final double[][] directions, final int[] members) {
        final boolean[] isMember = new boolean[directions.length];
        Arrays.stream(members).forEach(member -> isMember[member] = true);
        final boolean[] isOther = new boolean[directions.length];
        IntStream.range(0, isOther.length).forEach(i -> isOther[i] = !isMember[i]);
        return GroupPermutation.ofGroup(
                        directions,
                        IntStream.range(0, directions.length)
                                .mapToObj(i -> "d" + i)
                                .toList(),
                        isMember,
                        isOther,
                        999,
                        5,
                        Progress.NONE)
                .orElseThrow();
    }

    private static PermutationTest test(final double[][] directions, final int[] groups, final int permutations) {
        return GroupPermutation.of(
                        directions,
                        IntStream.range(0, groups.length).mapToObj(i -> "d" + i).toList(),
                        groups,
                        permutations,
                        5,
                        Progress.NONE)
                .orElseThrow();
    }

    /** Noise, with a value of its own for every third direction. */
    private static double[][] directions(final int n, final long seed, final double effect) {
        final var random = new Random(seed);
        return IntStream.range(0, n)
                .mapToObj(i -> {
                    final double[] direction = random.doubles(20, -1, 1).toArray();
                    direction[i % 3] += effect;
                    return direction;
                })
                .toArray(double[][]::new);
    }
}
