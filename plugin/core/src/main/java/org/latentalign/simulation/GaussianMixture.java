package org.latentalign.simulation;

import org.latentalign.kernel.NormalDeviates;

/**
 * The two groups of points in the plane of the paper's section 4 (Lemma 2, Corollaries 1 and 4): group 1 is normal with
 * mean (1, 0) and covariance diag(c + 1, 1) + J, group 2 with mean (0, 1) and covariance diag(1, c + 1) + J, where J is the
 * 2 x 2 matrix of ones.
 *
 * <p>That these are covariances, not second moments, follows from the paper's eigenvalues: only covariances, with the outer
 * products of the means added, sum over both groups to (c + 3) I + 2 J, whose eigenvalues are c + 7, on (1, 1), and c + 3,
 * on (1, -1).
 *
 * <p>Each group is longest along its principal direction q1 or q2, with cos(q1, q2) = 2 / sqrt(c^2 + 4): nearly the same
 * direction for small c, nearly orthogonal ones for large c.
 */
public final class GaussianMixture {

    /** Above this, rounding the data to double precision would hide the second direction. */
    public static final double LARGEST_EXCESS_VARIANCE = 1e12;

    private final double excessVariance;

    /**
     * @param excessVariance c, from 0 to {@link #LARGEST_EXCESS_VARIANCE}
     * @throws IllegalArgumentException with a sentence for the user, when c is outside or not a number
     */
    public GaussianMixture(final double excessVariance) {
        if (!(excessVariance >= 0 && excessVariance <= LARGEST_EXCESS_VARIANCE)) {
            throw new IllegalArgumentException(
                    "The excess variance (c) is " + excessVariance + ": it must be a number from 0 to 1e12.");
        }
        this.excessVariance = excessVariance;
    }

    /** The two groups. */
    public enum Group {
        /** Mean (1, 0), longer along the first axis. */
        FIRST,
        /** Mean (0, 1), longer along the second axis. */
        SECOND
    }

    /**
     * @param group a group
     * @return its mean, 2 numbers
     */
    public double[] mean(final Group group) {
        return group == Group.FIRST ? new double[] {1, 0} : new double[] {0, 1};
    }

    /**
     * @param group a group
     * @return its covariance, 2 x 2
     */
    public double[][] covariance(final Group group) {
        final double longer = excessVariance + 2;
        return group == Group.FIRST ? new double[][] {{longer, 1}, {1, 2}} : new double[][] {{2, 1}, {1, longer}};
    }

    /**
     * Starts drawing samples of a group. The same seed gives the same samples, on every machine and in every version;
     * the groups have streams of their own, so that a longer table begins with the shorter one's samples.
     *
     * @param group a group
     * @param seed any number
     * @return where samples come from
     */
    public Samples samples(final Group group, final long seed) {
        return new Samples(mean(group), covariance(group), NormalDeviates.stream(seed, group.ordinal()));
    }

    /** Endless independent samples of one group. Not safe for use by several threads. */
    public static final class Samples {

        private final double[] mean;
        private final double scale;
        private final double slope;
        private final double rest;
        private final NormalDeviates deviates;

        /** Keeps the Cholesky factor of the covariance: rows (scale, 0) and (slope, rest). */
        private Samples(final double[] mean, final double[][] covariance, final NormalDeviates deviates) {
            this.mean = mean;
            this.scale = Math.sqrt(covariance[0][0]);
            this.slope = covariance[0][1] / scale;
            this.rest = Math.sqrt(covariance[1][1] - slope * slope);
            this.deviates = deviates;
        }

        /** @param sample receives the 2 coordinates of the next sample */
        public void next(final double[] sample) {
            final double first = deviates.next();
            final double second = deviates.next();
            sample[0] = mean[0] + scale * first;
            sample[1] = mean[1] + slope * first + rest * second;
        }
    }
}
