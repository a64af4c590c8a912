package org.latentalign.score.distance;

/**
 * What lies between the means of two groups.
 *
 * @param centered the pooled rows, each less its group's mean
 * @param realShare the share of the squared difference of the means that sampling does not explain, from 0 to 1
 */
record MeanShift(double[][] centered, double realShare) {

    /**
     * @param pooled N rows of d values
     * @param labels 1 for a row of the first group, 0 for one of the second; both have two rows or more
     */
    static MeanShift of(final double[][] pooled, final double[] labels) {
        final int d = pooled[0].length;
        final double[][] means = new double[2][d];
        final double[] counts = new double[2];
        for (int i = 0; i < pooled.length; i++) {
            final int group = (int) labels[i];
            counts[group]++;
            for (int j = 0; j < d; j++) {
                means[group][j] += pooled[i][j];
            }
        }
        for (int group = 0; group < 2; group++) {
            for (int j = 0; j < d; j++) {
                means[group][j] /= counts[group];
            }
        }
        final double[][] centered = new double[pooled.length][d];
        double chance = 0;
        for (int i = 0; i < pooled.length; i++) {
            final int group = (int) labels[i];
            for (int j = 0; j < d; j++) {
                centered[i][j] = pooled[i][j] - means[group][j];
                // a group's variance, divided by its rows, is how far chance moves its mean
                chance += centered[i][j] * centered[i][j] / ((counts[group] - 1) * counts[group]);
            }
        }
        double square = 0;
        for (int j = 0; j < d; j++) {
            square += (means[0][j] - means[1][j]) * (means[0][j] - means[1][j]);
        }
        return new MeanShift(centered, square > chance ? 1 - chance / square : 0);
    }
}
