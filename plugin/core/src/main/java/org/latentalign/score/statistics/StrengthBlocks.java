package org.latentalign.score.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Units in blocks of similar strength, among which they may change places: strong signatures have higher cosines with
 * any other than weak ones have, so that units of different strength are not exchangeable.
 *
 * @param blocks the units of every block
 */
record StrengthBlocks(List<int[]> blocks) {

    /** A block has at least so many units, as far as there are so many. */
    private static final int SMALLEST_BLOCK = 5;

    private static final double UNIT = 0x1p-53;

    /**
     * Cuts units, ordered by strength, into as many runs as possible; the first ones are longer by one.
     *
     * @param logStrength of the units; NaN for one that is left out
     * @param names of the units, for the order of equals
     */
    static StrengthBlocks of(final double[] logStrength, final List<String> names) {
        final int[] order = IntStream.range(0, logStrength.length)
                .filter(i -> !Double.isNaN(logStrength[i]))
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> logStrength[i]).thenComparing(names::get))
                .mapToInt(i -> i)
                .toArray();
        final int count = Math.max(1, order.length / SMALLEST_BLOCK);
        final int size = order.length / count;
        final int longer = order.length % count;
        return new StrengthBlocks(IntStream.range(0, count)
                .mapToObj(block -> {
                    final int start = block * size + Math.min(block, longer);
                    return Arrays.copyOfRange(order, start, start + size + (block < longer ? 1 : 0));
                })
                .toList());
    }

    /** @return those blocks in which there is a unit of a kind */
    StrengthBlocks containing(final IntPredicate isOfKind) {
        return new StrengthBlocks(blocks.stream()
                .filter(block -> Arrays.stream(block).anyMatch(isOfKind))
                .toList());
    }

    /** @return in how many ways the units can change places, or {@link Double#POSITIVE_INFINITY} */
    double permutations() {
        double permutations = 1;
        for (final int[] block : blocks) {
            for (int i = 2; i <= block.length; i++) {
                permutations *= i;
            }
        }
        return permutations;
    }

    /**
     * Draws a permutation, all alike (Knuth, The Art of Computer Programming, volume 2, algorithm P).
     *
     * @param permutation for every unit the one in its place; those of no block stay as they are
     * @param random the generator
     */
    void shuffle(final int[] permutation, final SplittableRandom random) {
        for (final int[] block : blocks) {
            for (final int unit : block) {
                permutation[unit] = unit;
            }
            for (int i = block.length - 1; i > 0; i--) {
                final int j = (int) ((random.nextLong() >>> 11) * UNIT * (i + 1));
                swap(permutation, block[i], block[j]);
            }
        }
    }

    /**
     * Goes through all permutations of the units, the observed one among them.
     *
     * @param units how many there are, those of no block included
     * @param sink is given the same array every time
     */
    void forEachPermutation(final int units, final PermutationSink sink) {
        final int[] permutation = IntStream.range(0, units).toArray();
        permute(permutation, 0, 0, sink);
    }

    /** What is done with a permutation. */
    @FunctionalInterface
    interface PermutationSink {
        void take(int[] permutation);
    }

    private void permute(final int[] permutation, final int block, final int place, final PermutationSink sink) {
        if (block == blocks.size()) {
            sink.take(permutation);
            return;
        }
        final int[] units = blocks.get(block);
        if (place >= units.length - 1) {
            permute(permutation, block + 1, 0, sink);
            return;
        }
        for (int other = place; other < units.length; other++) {
            swap(permutation, units[place], units[other]);
            permute(permutation, block, place + 1, sink);
            swap(permutation, units[place], units[other]);
        }
    }

    private static void swap(final int[] permutation, final int i, final int j) {
        final int unit = permutation[i];
        permutation[i] = permutation[j];
        permutation[j] = unit;
    }
}
