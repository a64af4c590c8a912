package org.latentalign.score;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.latentalign.kernel.Randoms;
import org.latentalign.kernel.Rows;

/**
 * k-means with two clusters on the control samples, keeping the larger cluster: the step of the authors' experiment
 * that removes controls which went wrong (section 6.3). Theirs starts at random; this one always gives the same answer.
 *
 * <p>One start often ends in a poor split, so there are several: the sample farthest from the mean of all with the sample
 * farthest from that one (the first of equals), and pairs of samples that are drawn by the same numbers in every run, the
 * second one the more likely the farther it is from the first (Arthur and Vassilvitskii, "k-means++", 2007). From each,
 * Lloyd's iterations go on until no sample changes sides; a sample as near to both centers stays with the first cluster.
 * The split with the smallest sum of squared distances from the centers counts, of equals the first.
 */
public final class TwoMeans {

    private static final int ITERATIONS = 300;

    private static final int DRAWN_STARTS = 50;

    private static final long SEED = 1;

    private TwoMeans() {}

    /**
     * A split into two clusters.
     *
     * @param inSecond for each sample whether it is in the second cluster
     * @param inertia the sum of the squared distances of all samples from the center of their cluster
     */
    record Split(boolean[] inSecond, double inertia) {

        private static final Split WORST = new Split(new boolean[0], Double.POSITIVE_INFINITY);
    }

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
        final boolean[] inSecond = best(samples).inSecond();
        if (inSecond.length == 0) {
            return keep;
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

    /** The best split; without samples in it when all are the same. */
    static Split best(final double[][] samples) {
        final int start = farthest(samples, mean(samples, null, false));
        final int other = farthest(samples, samples[start]);
        if (Rows.squaredDistance(samples[start], samples[other]) == 0) {
            return Split.WORST;
        }
        Split best = split(samples, start, other);
        final var random = new SplittableRandom(SEED);
        for (int draw = 0; draw < DRAWN_STARTS; draw++) {
            final int first = Randoms.index(random, samples.length);
            final int second = apart(samples, first, random);
            if (second >= 0) {
                final Split split = split(samples, first, second);
                best = split.inertia() < best.inertia() ? split : best;
            }
        }
        return best;
    }

    /** A sample that is the more likely the farther it is from another; -1 when all are the same as that one. */
    private static int apart(final double[][] samples, final int first, final SplittableRandom random) {
        final double[] cumulated = new double[samples.length];
        double sum = 0;
        for (int i = 0; i < samples.length; i++) {
            sum += Rows.squaredDistance(samples[i], samples[first]);
            cumulated[i] = sum;
        }
        final double drawn = Randoms.unit(random) * sum;
        for (int i = 0; i < samples.length; i++) {
            if (cumulated[i] > drawn) {
                return i;
            }
        }
        return -1;
    }

    private static Split split(final double[][] samples, final int start, final int other) {
        double[] firstCenter = samples[start];
        double[] secondCenter = samples[other];
        boolean[] inSecond = null;
        double inertia = 0;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            final boolean[] assigned = new boolean[samples.length];
            inertia = 0;
            for (int i = 0; i < samples.length; i++) {
                final double toFirst = Rows.squaredDistance(samples[i], firstCenter);
                final double toSecond = Rows.squaredDistance(samples[i], secondCenter);
                assigned[i] = toSecond < toFirst;
                inertia += Math.min(toFirst, toSecond);
            }
            if (Arrays.equals(assigned, inSecond)) {
                break;
            }
            inSecond = assigned;
            firstCenter = mean(samples, inSecond, false);
            secondCenter = mean(samples, inSecond, true);
        }
        return new Split(inSecond, inertia);
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
            final double distance = Rows.squaredDistance(samples[i], from);
            if (distance > largest) {
                largest = distance;
                farthest = i;
            }
        }
        return farthest;
    }
}
