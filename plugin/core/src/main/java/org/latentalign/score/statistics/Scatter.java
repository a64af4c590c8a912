package org.latentalign.score.statistics;

import java.util.Arrays;

/**
 * How control samples scatter around the mean of their plate, gene by gene.
 *
 * @param variances d values, pooled within plates; NaN when no plate has two controls
 * @param degreesOfFreedom how many controls there are, less the number of their plates
 */
public record Scatter(double[] variances, int degreesOfFreedom) {

    /** A gene's standard deviation counts as no smaller than this share of the genes' median. */
    private static final double FLOOR = 0.1;

    /**
     * Standard deviations, with a floor: a gene whose few controls happen to agree would otherwise be divided by almost
     * nothing.
     *
     * @return d values; 0 only where more than half of the genes do not scatter
     */
    public double[] flooredDeviations() {
        final double[] deviations = Arrays.stream(variances).map(Math::sqrt).toArray();
        final double floor = FLOOR * median(deviations);
        for (int j = 0; j < deviations.length; j++) {
            deviations[j] = Math.max(deviations[j], floor);
        }
        return deviations;
    }

    /**
     * A signature in units of the controls' scatter, so that noisy genes do not decide its direction.
     *
     * @param shift d values
     * @return d values; 0 for a gene that does not change, whatever its scatter, and NaN where there is a change but no
     *     scatter to measure it by
     */
    public double[] inUnits(final double[] shift) {
        final double[] deviations = flooredDeviations();
        final double[] z = new double[shift.length];
        for (int j = 0; j < z.length; j++) {
            z[j] = shift[j] == 0 ? 0 : deviations[j] > 0 ? shift[j] / deviations[j] : Double.NaN;
        }
        return z;
    }

    /** @return the sum of the variances: the mean squared distance of a control from the mean of its plate */
    public double total() {
        return Arrays.stream(variances).sum();
    }

    private static double median(final double[] values) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        final int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
