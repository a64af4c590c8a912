package org.latentalign.score.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How well the n replicates of a drug agree: their Spearman correlations, negative ones counted as 0.
 *
 * @param correlations n x n, 1 in the diagonal; 0 also where a replicate is constant
 */
public record ReplicateAgreement(double[][] correlations) {

    /** A replicate counts with no smaller weight before weights are made to sum up to 1. */
    private static final double SMALLEST_WEIGHT = 0.01;

    /** A value of this size, scaled with the root of the number of replicates, counts as changed. */
    private static final double CHANGED_FROM = 2;

    /**
     * @param replicates n profiles of d values each, n at least 1
     * @return how they agree
     */
    public static ReplicateAgreement of(final double[][] replicates) {
        final int n = replicates.length;
        final double[][] ranks = Arrays.stream(replicates).map(Ranks::of).toArray(double[][]::new);
        final double[][] correlations = new double[n][n];
        for (int i = 0; i < n; i++) {
            correlations[i][i] = 1;
            for (int j = i + 1; j < n; j++) {
                final double r = correlation(ranks[i], ranks[j]);
                correlations[i][j] = r > 0 ? r : 0;
                correlations[j][i] = correlations[i][j];
            }
        }
        return new ReplicateAgreement(correlations);
    }

    /** @return n */
    public int size() {
        return correlations.length;
    }

    /**
     * The weights of moderated z-scores (MODZ): a replicate counts as much as it agrees with the others on average.
     *
     * @return n weights that sum up to 1, not rounded
     */
    public double[] weights() {
        final int n = size();
        final double[] weights = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                weights[i] += i == j ? 0 : correlations[i][j] / (n - 1);
            }
            weights[i] = Math.max(weights[i], SMALLEST_WEIGHT);
            sum += weights[i];
        }
        for (int i = 0; i < n; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    /**
     * The moderated z-scores.
     *
     * @param replicates the n profiles
     * @return d values: their mean with {@link #weights}
     */
    public double[] moderated(final double[][] replicates) {
        final double[] weights = weights();
        final double[] moderated = new double[replicates[0].length];
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < moderated.length; j++) {
                moderated[j] += weights[i] * replicates[i][j];
            }
        }
        return moderated;
    }

    /**
     * CC_q75: the upper quartile of the correlations between replicates (Hyndman and Fan 1996, type 5, by Hazen, as
     * MATLAB computes it).
     *
     * @return NaN for one replicate
     */
    public double upperQuartile() {
        final List<Double> pairs = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            for (int j = i + 1; j < size(); j++) {
                pairs.add(correlations[i][j]);
            }
        }
        final int count = pairs.size();
        if (count == 0) {
            return Double.NaN;
        }
        final double[] sorted = pairs.stream().mapToDouble(r -> r).sorted().toArray();
        final double position = Math.max(0, Math.min(count - 1, 0.75 * count - 0.5));
        final int below = (int) position;
        final int above = Math.min(count - 1, below + 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /**
     * The signature's strength: how many genes change.
     *
     * @param signature d values of the replicates in units of scatter, summed up
     */
    public int changedGenes(final double[] signature) {
        final double scale = Math.sqrt(size());
        return (int) Arrays.stream(signature)
                .filter(z -> Math.abs(z * scale) >= CHANGED_FROM)
                .count();
    }

    /**
     * The transcriptional activity score: the geometric mean of the share of genes that change and of the replicates'
     * agreement.
     *
     * @param signature d values of the replicates in units of scatter, summed up
     * @return NaN for one replicate
     */
    public double activity(final double[] signature) {
        return Math.sqrt(changedGenes(signature) * upperQuartile() / signature.length);
    }

    private static double correlation(final double[] x, final double[] y) {
        final double mean = (x.length + 1) / 2.0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int j = 0; j < x.length; j++) {
            xx += (x[j] - mean) * (x[j] - mean);
            yy += (y[j] - mean) * (y[j] - mean);
            xy += (x[j] - mean) * (y[j] - mean);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
