package org.latentalign.score.generation;

import org.latentalign.score.distance.MeanDistances;

/**
 * How far decoded samples are from reconstructions of real rows.
 *
 * @param rows how many reconstructions there are
 * @param distance energy distance between the two
 * @param floor what it would be on average if samples were drawn from the rows' own distribution
 * @param share the distance as a share of twice the mean distance of a sample from a reconstruction, from 0 to 1
 */
public record SampleCheck(int rows, double distance, double floor, double share) {

    /**
     * Samples are told apart from rows when the distance exceeds the floor by this factor. For draws of one distribution
     * the distance is, in the limit of many rows, a sum of squares of normal deviates; of all such sums none exceeds five
     * times its expectation more often than a single square does, which is 2.5 % (Szekely and Bakirov, "Extremal
     * probabilities for Gaussian quadratic forms", 2003).
     */
    private static final double DISTINCT = 5;

    /** And when it is this share of what it could be: of many rows also a difference that nobody minds is distinct. */
    private static final double LEAST_SHARE = 0.05;

    /** Simulated in one dimension: with 5 rows 3 % of such draws are called far, with 3 rows 7 %, with 2 rows 14 %. */
    private static final int LEAST_ROWS = 5;

    /** @return whether there are enough rows for a verdict */
    public boolean isJudged() {
        return rows >= LEAST_ROWS;
    }

    /** @return whether samples are clearly not like rows; never without a verdict */
    public boolean isFar() {
        return isJudged() && distance > DISTINCT * floor && share > LEAST_SHARE;
    }

    /**
     * With all pairs, the energy distance of m and n draws from one distribution has the expectation
     * {@code (1/m + 1/n) E|X - X'|}, which is the floor.
     *
     * @param samples decoded, at least one
     * @param reconstructions of rows, at least two
     * @param check called several times a second; throws to end the work
     * @return the check
     */
    public static SampleCheck of(final double[][] samples, final double[][] reconstructions, final Runnable check) {
        final MeanDistances means = MeanDistances.of(samples, reconstructions, check);
        return new SampleCheck(
                reconstructions.length,
                means.energy(),
                (1.0 / samples.length + 1.0 / reconstructions.length) * means.second(),
                means.across() == 0 ? 0 : means.energy() / (2 * means.across()));
    }
}
