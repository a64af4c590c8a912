package org.latentalign.score.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.DrugPermutation.ContextPair;

class DrugPermutationTest {

    private final GoldenJson golden = GoldenJson.read("significance.json");

    private final DrugCosines cosines = golden();

    private DrugCosines golden() {
        final GoldenSignatures signatures = GoldenSignatures.of(golden);
        return DrugMatches.of(signatures.drugs(), signatures.labels())
                .measure(signatures.first(), signatures.second(), Progress.NONE);
    }

    @Test
    void blocks() {
        final double[] strength = IntStream.range(0, 12)
                .mapToDouble(i -> cosines.firstLogStrength()[i] + cosines.secondLogStrength()[i])
                .toArray();
        final StrengthBlocks blocks = StrengthBlocks.of(strength, cosines.drugs());
        final List<GoldenJson> expected = golden.get("blocks").list();
        assertEquals(expected.size(), blocks.blocks().size());
        for (int block = 0; block < expected.size(); block++) {
            assertArrayEquals(expected.get(block).integers(), blocks.blocks().get(block));
        }
        assertEquals(720.0 * 720, blocks.permutations());
    }

    @Test
    void blocksOfUnequalSize() {
        final int[] sizes =
                StrengthBlocks.of(
                                new double[18],
                                IntStream.range(10, 28)
                                        .mapToObj(String::valueOf)
                                        .toList())
                        .blocks()
                        .stream()
                        .mapToInt(block -> block.length)
                        .toArray();
        assertArrayEquals(new int[] {6, 6, 6}, sizes);
        assertEquals(
                List.of(6, 5, 5),
                StrengthBlocks.of(
                                new double[16],
                                IntStream.range(10, 26)
                                        .mapToObj(String::valueOf)
                                        .toList())
                        .blocks()
                        .stream()
                        .map(block -> block.length)
                        .toList());
    }

    /** The golden permutations give the golden share; those that are drawn here give about the same. */
    @Test
    void drawnPermutations() {
        final double[][] matrix = cosines.cosines();
        final double observed = Arrays.stream(cosines.matched()).sum() / 12;
        assertEquals(golden.get("permutation_mean").number(), observed, 1e-9);
        final long asMuch = golden.get("permutations").list().stream()
                .filter(permutation -> {
                    final int[] to = permutation.integers();
                    final double mean = IntStream.range(0, 12)
                                    .mapToDouble(i -> matrix[i][to[i]])
                                    .sum()
                            / 12;
                    return mean >= observed - PermutationTest.ROUNDING;
                })
                .count();
        assertEquals(golden.get("permutation_p").number(), (1 + asMuch) / 200.0, 1e-12);
        final PermutationTest test = DrugPermutation.of(
                        List.of(new ContextPair("1", "2", cosines)), 1999, 1, Progress.NONE)
                .orElseThrow();
        assertEquals(observed, test.statistic(), 1e-12);
        assertTrue(test.p() <= 0.003, () -> "p = " + test.p());
        assertEquals(1 / 2000.0, test.smallestP());
    }

    @Test
    void allPermutationsOfFewDrugs() {
        final PermutationTest test = DrugPermutation.of(
                        List.of(new ContextPair("1", "2", first(cosines, 5))), 1999, 1, Progress.NONE)
                .orElseThrow();
        assertEquals(golden.get("exact_first_five").get("mean").number(), test.statistic(), 1e-9);
        assertEquals(golden.get("exact_first_five").get("p").number(), test.p(), 1e-12);
        assertEquals(1 / 120.0, test.smallestP(), 1e-15);
    }

    @Test
    void threeDrugsAreTooFewForAVerdict() {
        final PermutationTest test = DrugPermutation.of(
                        List.of(new ContextPair("1", "2", first(cosines, 3))), 1999, 1, Progress.NONE)
                .orElseThrow();
        assertTrue(test.p() >= 1 / 6.0);
        assertFalse(test.canReach(0.05));
    }

    private static DrugCosines first(final DrugCosines all, final int count) {
        return new DrugCosines(
                all.drugs().subList(0, count),
                Arrays.stream(all.cosines())
                        .limit(count)
                        .map(row -> Arrays.copyOf(row, count))
                        .toArray(double[][]::new),
                Arrays.copyOf(all.firstLogStrength(), count),
                Arrays.copyOf(all.secondLogStrength(), count));
    }

    @Test
    void everyPermutationOnceAndAllDrawnAlike() {
        final StrengthBlocks blocks =
                StrengthBlocks.of(new double[] {1, Double.NaN, 3, 2, 4}, List.of("a", "b", "c", "d", "e"));
        final Set<String> seen = new HashSet<>();
        blocks.forEachPermutation(5, permutation -> {
            assertEquals(1, permutation[1]);
            seen.add(Arrays.toString(permutation));
        });
        assertEquals(24, seen.size());
        final var random = new SplittableRandom(4);
        final int[] permutation = {0, 1, 2, 3, 4};
        final int[] times = new int[5];
        for (int draw = 0; draw < 40_000; draw++) {
            blocks.shuffle(permutation, random);
            times[permutation[2]]++;
        }
        assertEquals(0, times[1]);
        for (final int unit : new int[] {0, 2, 3, 4}) {
            assertEquals(10_000, times[unit], 400);
        }
    }

    /** Three contexts in which drugs have nothing in common but are not all measured everywhere. */
    @Test
    void severalContexts() {
        final List<ContextPair> pairs =
                List.of(pair("a", "b", 3, 0, 11), pair("a", "c", 4, 2, 12), pair("b", "c", 5, 1, 13));
        final PermutationTest test =
                DrugPermutation.of(pairs, 499, 7, Progress.NONE).orElseThrow();
        final double mean = pairs.stream()
                .flatMapToDouble(pair -> Arrays.stream(pair.cosines().matched()))
                .average()
                .orElseThrow();
        assertEquals(mean, test.statistic(), 1e-14);
        assertTrue(test.p() > 0.002 && test.p() <= 1);
        assertEquals(
                test.p(),
                DrugPermutation.of(pairs, 499, 7, Progress.NONE).orElseThrow().p());
        assertEquals(Optional.empty(), DrugPermutation.of(List.of(), 499, 7, Progress.NONE));
    }

    private static ContextPair pair(
            final String first, final String second, final long seed, final int from, final int to) {
        final var random = new Random(seed);
        final int size = to - from;
        return new ContextPair(
                first,
                second,
                new DrugCosines(
                        IntStream.range(from, to).mapToObj(i -> "d" + (10 + i)).toList(),
                        IntStream.range(0, size)
                                .mapToObj(i -> random.doubles(size, -1, 1).toArray())
                                .toArray(double[][]::new),
                        random.doubles(size).toArray(),
                        random.doubles(size).toArray()));
    }
}
