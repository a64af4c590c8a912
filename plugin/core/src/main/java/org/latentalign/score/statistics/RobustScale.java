package org.latentalign.score.statistics;

import java.util.Arrays;

/**
 * Median and scatter of every gene over the samples of a plate, or over its controls: the scale of level 4 profiles of
 * the Connectivity Map (Subramanian et al., "A next generation Connectivity Map", 2017).
 *
 * @param medians d values
 * @param deviations d values: median absolute deviations from the median, in units of a normal standard deviation and
 *     with a floor
 */
public record RobustScale(double[] medians, double[] deviations) {

    /** A median absolute deviation is a normal standard deviation over this. */
    private static final double NORMAL = 1.4826;

    /** A median absolute deviation counts as no smaller. */
    private static final double FLOOR = 0.1;

    /**
     * @param samples n samples of d values each, n at least 1
     * @return their scale
     */
    public static RobustScale of(final double[][] samples) {
        final int dimension = samples[0].length;
        final double[] medians = new double[dimension];
        final double[] deviations = new double[dimension];
        final double[] values = new double[samples.length];
        for (int j = 0; j < dimension; j++) {
            for (int i = 0; i < values.length; i++) {
                values[i] = samples[i][j];
            }
            medians[j] = median(values);
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.abs(samples[i][j] - medians[j]);
            }
            deviations[j] = NORMAL * Math.max(median(values), FLOOR);
        }
        return new RobustScale(medians, deviations);
    }

    /**
     * @param sample d values; not changed
     * @return d values: how far each is from the median, in deviations
     */
    public double[] standardized(final double[] sample) {
        final double[] z = new double[sample.length];
        for (int j = 0; j < z.length; j++) {
            z[j] = (sample[j] - medians[j]) / deviations[j];
        }
        return z;
    }

    /** Sorts the values. */
    private static double median(final double[] values) {
        Arrays.sort(values);
        final int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
