package org.latentalign.score.statistics;

/**
 * How often chance alone gives as much.
 *
 * @param statistic what was observed
 * @param p the share of permutations that give as much or more; with the observed one counted among them
 * @param smallestP the smallest p-value that could have come out, 1 over the number of permutations
 */
public record PermutationTest(double statistic, double p, double smallestP) {

    /** Smaller differences of a statistic are errors of rounding. */
    static final double ROUNDING = 1e-12;

    /** @return whether there are enough units for a small p-value, whatever the figures */
    public boolean canReach(final double level) {
        return smallestP <= level;
    }
}
