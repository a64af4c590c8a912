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

    /** With no more permutations or choices of members than this all are gone through. */
    private static final int MOST_EXACT = 5040;

    /** The group of a direction that is compared with no other. */
    private static final int ALONE = -1;

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

    /**
     * Tests one group among other directions: whether its members are more alike than as many that take their places. Of few
     * members every choice is compared, and the smallest p-value is 1 over their number.
     *
     * @param directions of d values each; those of length 0 are left out
     * @param names of the directions, for the order of equals
     * @param isMember whether a direction is of the group
     * @param isOther whether a direction may take the place of a member; others than these and members do not count
     * @param permutations how many to draw where there are too many to go through
     * @param seed of the draws
     * @param progress told before every permutation, without a fraction
     * @return nothing when the group has fewer than two directions, or there is no other
     */
    public static Optional<PermutationTest> ofGroup(
            final double[][] directions,
            final List<String> names,
            final boolean[] isMember,
            final boolean[] isOther,
            final int permutations,
            final long seed,
            final Progress progress) {
        final int[] used = IntStream.range(0, directions.length)
                .filter(i -> isMember[i] || isOther[i])
                .toArray();
        final UnitVectors vectors =
                UnitVectors.of(Arrays.stream(used).mapToObj(i -> directions[i]).toArray(double[][]::new), progress);
        final int[] groups = IntStream.range(0, used.length)
                .map(i -> isMember[used[i]] ? 0 : ALONE)
                .toArray();
        final long members = IntStream.range(0, used.length)
                .filter(i -> vectors.isDefined(i) && groups[i] != ALONE)
                .count();
        final long others = IntStream.range(0, used.length)
                .filter(i -> vectors.isDefined(i) && groups[i] == ALONE)
                .count();
        if (members < 2 || others < 1) {
            return Optional.empty();
        }
        final List<String> usedNames = Arrays.stream(used).mapToObj(names::get).toList();
        // what changes places in blocks without a member changes nothing: a small group among many takes no longer
        final StrengthBlocks blocks =
                StrengthBlocks.of(vectors.logLengths(), usedNames).containing(i -> groups[i] != ALONE);
        final var permutation = new GroupPermutation(vectors.units(), groups, 1, blocks);
        final MemberChoices choices = MemberChoices.of(vectors.units(), blocks, i -> groups[i] != ALONE);
        return Optional.of(
                choices.count() <= MOST_EXACT
                        ? choices.test(permutation.observed())
                        : permutation.test(permutations, seed, progress));
    }

    private PermutationTest test(final int permutations, final long seed, final Progress progress) {
        final double observed = observed();
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

    private double observed() {
        return meanWithin(IntStream.range(0, groups.length).toArray());
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
                if (groups[permutation[i]] == ALONE) {
                    continue;
                }
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
