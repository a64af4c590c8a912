package org.latentalign.score.generation;

import org.latentalign.score.distance.GroupDistance;

/**
 * How far decoded samples are from reconstructions of real rows.
 *
 * @param distance energy distance between the two
 * @param floor what it would be on average if samples were drawn from the rows' own distribution
 * @param share the distance as a share of twice the mean distance of a sample from a reconstruction, from 0 to 1
 */
public record SampleCheck(double distance, double floor, double share) {

    /** Samples are told apart from rows when the distance exceeds the floor by this factor. */
    private static final double DISTINCT = 5;

    /** And when it is this share of what it could be. */
    private static final double LEAST_SHARE = 0.05;

    /** @return whether samples are clearly not like rows */
    public boolean isFar() {
        return distance > DISTINCT * floor && share > LEAST_SHARE;
    }

    /**
     * With all pairs, the energy distance of m and n draws from one distribution has the expectation
     * {@code (1/m + 1/n) E|X - X'|}, which is the floor.
     *
     * @param samples decoded, at least one
     * @param reconstructions of rows, at least two
     * @return the check
     */
    public static SampleCheck of(final double[][] samples, final double[][] reconstructions) {
        final double distance = new GroupDistance.Energy().between(samples, reconstructions);
        double within = 0;
        for (int i = 0; i < reconstructions.length; i++) {
            for (int j = 0; j < i; j++) {
                within += distance(reconstructions[i], reconstructions[j]);
            }
        }
        final double pairs = reconstructions.length * (reconstructions.length - 1.0) / 2;
        double between = 0;
        for (final double[] sample : samples) {
            for (final double[] row : reconstructions) {
                between += distance(sample, row);
            }
        }
        between /= (double) samples.length * reconstructions.length;
        return new SampleCheck(
                distance,
                (1.0 / samples.length + 1.0 / reconstructions.length) * (within / pairs),
                between == 0 ? 0 : distance / (2 * between));
    }

    private static double distance(final double[] x, final double[] y) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += (x[j] - y[j]) * (x[j] - y[j]);
        }
        return Math.sqrt(sum);
    }
}
