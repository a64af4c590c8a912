package org.latentalign.score.distance;

/**
 * How groups are compared.
 *
 * @param distance of two groups
 * @param permutations of every pair, at least 1; expensive distances do with {@link #EXPENSIVE_PERMUTATIONS}
 * @param grows whether pairs that no or few permutations reach get more of them when so many pairs are compared that
 *     otherwise not even one could pass
 * @param level of the false discovery rate, between 0 and 1
 * @param rowLimit rows of a group that are compared at most; of an expensive distance, {@link #EXPENSIVE_ROWS}
 * @param seed of permutations and of the choice of rows
 */
public record ComparisonOptions(
        GroupDistance distance, int permutations, boolean grows, double level, int rowLimit, long seed) {

    /** The most permutations that a pair gets. */
    public static final int MOST_PERMUTATIONS = 99_999;

    /** Permutations of a distance each of which takes long. */
    public static final int EXPENSIVE_PERMUTATIONS = 99;

    /** Rows of a group for a distance each of which takes long. */
    public static final int EXPENSIVE_ROWS = 300;

    /** The false discovery rate that is usual. */
    public static final double STANDARD_LEVEL = 0.05;

    /** @throws IllegalArgumentException when a number is out of its range */
    public ComparisonOptions {
        if (permutations < 1 || permutations > MOST_PERMUTATIONS || rowLimit < 2 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException("Permutations, level or rows of a group are out of range.");
        }
    }

    /**
     * Energy distances with 999 permutations, which grow, of 2,000 rows a group.
     *
     * @param seed of permutations and of the choice of rows
     */
    public static ComparisonOptions standard(final long seed) {
        return new ComparisonOptions(new GroupDistance.Energy(), 999, true, STANDARD_LEVEL, 2000, seed);
    }

    /** @return how many permutations a pair gets at first */
    public int firstPermutations() {
        return distance.isCheap() ? permutations : Math.min(permutations, EXPENSIVE_PERMUTATIONS);
    }

    /**
     * @param pairs how many pairs are compared
     * @return how many permutations a pair needs so that it could pass alone, at most {@link #MOST_PERMUTATIONS}
     */
    public int lastPermutations(final int pairs) {
        final double needed = Math.ceil(pairs / level) - 1;
        return grows && distance.isCheap()
                ? (int) Math.max(firstPermutations(), Math.min(needed, MOST_PERMUTATIONS))
                : firstPermutations();
    }

    /** @return how many rows of a group are compared at most */
    public int rows() {
        return distance.isCheap() ? rowLimit : Math.min(rowLimit, EXPENSIVE_ROWS);
    }
}
