package org.latentalign.score.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.Cosine;
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
