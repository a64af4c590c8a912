package org.latentalign.score.statistics;

/**
 * How often chance alone gives as much.
 *
 * @param statistic what was observed
 * @param p the share of permutations that give as much or more; with the observed one counted among them
 * @param besideStrength the same share when it is taken away from the statistic how much strong units are more alike
 *     than weak ones; the same as p where this is not known
 * @param smallestP the smallest p-value that could have come out, 1 over the number of permutations
 */
public record PermutationTest(double statistic, double p, double besideStrength, double smallestP) {

    /** Smaller differences of a statistic are errors of rounding. */
    static final double ROUNDING = 1e-12;

    /**
     * A test of units whose strength does not matter.
     *
     * @param statistic what was observed
     * @param p the share of permutations that give as much or more
     * @param smallestP the smallest p-value that could have come out
     */
    public PermutationTest(final double statistic, final double p, final double smallestP) {
        this(statistic, p, p, smallestP);
    }

    /**
     * The p-value to judge by: the larger of the two. With few units, blocks of similar strength hold units that are not
     * alike in strength.
     */
    public double decisive() {
        return Math.max(p, besideStrength);
    }

    /** @return whether there are enough units for a small p-value, whatever the figures */
    public boolean canReach(final double level) {
        return smallestP <= level;
    }
}
