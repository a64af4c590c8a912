package org.latentalign.score.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.latentalign.progress.Progress;

/**
 * Whether directions of a group are more alike than directions of different groups: directions change groups within
 * blocks of similar length, and the mean cosine of all pairs within groups is compared with the observed one.
 *
 * <p>The cosines of a group's n unit vectors sum up to {@code (|sum of the vectors|^2 - n) / 2}, so that no cosine is
 * computed: a permutation takes as many additions as there are values.
 */
public final class GroupPermutation {

    /** With no more permutations than this all are gone through. */
    private static final int MOST_EXACT = 5040;

    private final double[][] units;

    private final int[] groups;

    private final int groupCount;

    private final StrengthBlocks blocks;

    private GroupPermutation(
            final double[][] units, final int[] groups, final int groupCount, final StrengthBlocks blocks) {
        this.units = units;
        this.groups = groups;
        this.groupCount = groupCount;
        this.blocks = blocks;
    }

    /**
     * Tests.
     *
     * @param directions of d values each; those of length 0 are left out
     * @param names of the directions, for the order of equals
     * @param groups for every direction the number of its group, from 0
     * @param permutations how many to draw where there are too many to go through
     * @param seed of the draws
     * @param progress told before every permutation, without a fraction
     * @return nothing when no group has two directions, or all are of one group
     */
    public static Optional<PermutationTest> of(
            final double[][] directions,
            final List<String> names,
            final int[] groups,
            final int permutations,
            final long seed,
            final Progress progress) {
        final UnitVectors vectors = UnitVectors.of(directions, progress);
        final int[] there =
                IntStream.range(0, groups.length).filter(vectors::isDefined).toArray();
        final int count = Arrays.stream(groups).max().orElse(-1) + 1;
        final int[] sizes = new int[count];
        Arrays.stream(there).forEach(i -> sizes[groups[i]]++);
        if (Arrays.stream(sizes).noneMatch(size -> size > 1)
                || Arrays.stream(sizes).filter(size -> size > 0).count() < 2) {
            return Optional.empty();
        }
        return Optional.of(
                new GroupPermutation(vectors.units(), groups, count, StrengthBlocks.of(vectors.logLengths(), names))
                        .test(permutations, seed, progress));
    }

    private PermutationTest test(final int permutations, final long seed, final Progress progress) {
        final double observed = meanWithin(IntStream.range(0, groups.length).toArray());
        if (blocks.permutations() <= MOST_EXACT) {
            final long[] asMuch = {0};
            blocks.forEachPermutation(groups.length, permutation -> asMuch[0] += isAsMuch(permutation, observed));
            return new PermutationTest(observed, asMuch[0] / blocks.permutations(), 1 / blocks.permutations());
        }
        final var random = new SplittableRandom(seed);
        final int[] permutation = IntStream.range(0, groups.length).toArray();
        long asMuch = 1;
        for (int draw = 0; draw < permutations; draw++) {
            progress.report(Double.NaN, () -> "Exchanging directions");
            blocks.shuffle(permutation, random);
            asMuch += isAsMuch(permutation, observed);
        }
        return new PermutationTest(observed, asMuch / (1.0 + permutations), 1 / (1.0 + permutations));
    }

    private int isAsMuch(final int[] permutation, final double observed) {
        return meanWithin(permutation) >= observed - PermutationTest.ROUNDING ? 1 : 0;
    }

    /** The mean cosine within groups when every direction takes the group of another one. */
    private double meanWithin(final int[] permutation) {
        final double[][] sums = new double[groupCount][units[0].length];
        final long[] sizes = new long[groupCount];
        for (final int[] block : blocks.blocks()) {
            for (final int i : block) {
                final double[] sum = sums[groups[permutation[i]]];
                final double[] unit = units[i];
                for (int j = 0; j < sum.length; j++) {
                    sum[j] += unit[j];
                }
                sizes[groups[permutation[i]]]++;
            }
        }
        double twice = 0;
        double pairs = 0;
        for (int group = 0; group < groupCount; group++) {
            double square = 0;
            for (final double value : sums[group]) {
                square += value * value;
            }
            twice += square - sizes[group];
            pairs += sizes[group] * (sizes[group] - 1);
        }
        return twice / pairs;
    }
}
