package org.latentalign.score;

import java.util.Arrays;

/**
 * k-means with two clusters on the control samples, keeping the larger cluster: the step of the authors' experiment
 * that removes controls which went wrong (section 6.3). Theirs starts at random; this one always gives the same answer.
 *
 * <p>Start: the sample farthest from the mean of all, and the sample farthest from that one (the first of equals). Then
 * Lloyd's iterations until no sample changes sides; a sample as near to both centers stays with the first cluster.
 */
public final class TwoMeans {

    private static final int ITERATIONS = 300;

    private TwoMeans() {}

    /**
     * Tells which samples to keep.
     *
     * @param samples n samples of d values each
     * @return for each sample whether it is in the larger cluster; all of them when the clusters are equally large,
     *     when there are fewer than three samples (no majority can be told) or when all samples are the same
     */
    public static boolean[] largerCluster(final double[][] samples) {
        final int n = samples.length;
        final boolean[] keep = new boolean[n];
        Arrays.fill(keep, true);
        if (n < 3) {
            return keep;
        }
        final int start = farthest(samples, mean(samples, null, false));
        final int other = farthest(samples, samples[start]);
        if (squaredDistance(samples[start], samples[other]) == 0) {
            return keep;
        }
        double[] firstCenter = samples[start];
        double[] secondCenter = samples[other];
        boolean[] inSecond = null;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            final boolean[] assigned = new boolean[n];
            for (int i = 0; i < n; i++) {
                assigned[i] = squaredDistance(samples[i], secondCenter) < squaredDistance(samples[i], firstCenter);
            }
            if (Arrays.equals(assigned, inSecond)) {
                break;
            }
            inSecond = assigned;
            firstCenter = mean(samples, inSecond, false);
            secondCenter = mean(samples, inSecond, true);
        }
        int second = 0;
        for (final boolean isIn : inSecond) {
            second += isIn ? 1 : 0;
        }
        if (2 * second != n) {
            for (int i = 0; i < n; i++) {
                keep[i] = inSecond[i] == 2 * second > n;
            }
        }
        return keep;
    }

    /** The mean of the samples on one side, or of all when no sides are given. */
    private static double[] mean(final double[][] samples, final boolean[] sides, final boolean side) {
        final double[] mean = new double[samples[0].length];
        int count = 0;
        for (int i = 0; i < samples.length; i++) {
            if (sides == null || sides[i] == side) {
                count++;
                for (int j = 0; j < mean.length; j++) {
                    mean[j] += samples[i][j];
                }
            }
        }
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= count;
        }
        return mean;
    }

    private static int farthest(final double[][] samples, final double[] from) {
        int farthest = 0;
        double largest = -1;
        for (int i = 0; i < samples.length; i++) {
            final double distance = squaredDistance(samples[i], from);
            if (distance > largest) {
                largest = distance;
                farthest = i;
            }
        }
        return farthest;
    }

    private static double squaredDistance(final double[] a, final double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }
}
