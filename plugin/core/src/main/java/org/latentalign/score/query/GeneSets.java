package org.latentalign.score.query;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The genes that a query raises and those that it lowers, by number.
 *
 * @param up genes, each once; may be empty
 * @param down genes, each once; may be empty when up is not
 */
public record GeneSets(int[] up, int[] down) {

    /** Copies the arrays. */
    public GeneSets {
        up = up.clone();
        down = down.clone();
    }

    /**
     * The genes that change most in a profile, as the Connectivity Map takes them: the largest and the smallest values, of
     * equals those of the lower number.
     *
     * @param profile d values
     * @param upCount how many of the largest, at most d
     * @param downCount how many of the smallest, at most d
     */
    public static GeneSets extremes(final double[] profile, final int upCount, final int downCount) {
        final int[] falling = order(profile, -1);
        final int[] rising = order(profile, 1);
        return new GeneSets(Arrays.copyOf(falling, upCount), Arrays.copyOf(rising, downCount));
    }

    private static int[] order(final double[] profile, final int sign) {
        return IntStream.range(0, profile.length)
                .boxed()
                .sorted(Comparator.comparingDouble(gene -> sign * profile[gene]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** @return the numbers of the raised genes; a copy */
    @Override
    public int[] up() {
        return up.clone();
    }

    /** @return the numbers of the lowered genes; a copy */
    @Override
    public int[] down() {
        return down.clone();
    }

    /** The raised genes themselves, for loops that cannot afford copies. */
    int[] upGenes() {
        return up;
    }

    /** The lowered genes themselves. */
    int[] downGenes() {
        return down;
    }

    /**
     * The direction that stands for the two lists where a vector is needed.
     *
     * @param dimension d, how many genes there are
     * @return d values: 1 for a raised gene, -1 for a lowered one, 0 for others
     */
    public double[] direction(final int dimension) {
        final double[] direction = new double[dimension];
        for (final int gene : up) {
            direction[gene] += 1;
        }
        for (final int gene : down) {
            direction[gene] -= 1;
        }
        return direction;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof GeneSets sets && Arrays.equals(up, sets.up) && Arrays.equals(down, sets.down);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(up) + Arrays.hashCode(down);
    }

    @Override
    public String toString() {
        return up.length + " genes up, " + down.length + " down";
    }
}
