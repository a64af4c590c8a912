package org.latentalign.score;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.latentalign.progress.Progress;

/**
 * Percentile bootstrap intervals (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13). The same
 * seed and values give the same interval for ever: the generator is SplitMix64 and the index of a draw is computed
 * here.
 *
 * @param resamples how many times the values are drawn anew, at least 1
 * @param level the coverage that the interval aims at, between 0 and 1
 * @param seed where the random numbers start
 */
public record Bootstrap(int resamples, double level, long seed) {

    /** 95% intervals from 2,000 resamples. */
    public static Bootstrap standard(final long seed) {
        return new Bootstrap(2000, 0.95, seed);
    }

    /** @throws IllegalArgumentException when no resample is asked for or the level is not a probability */
    public Bootstrap {
        if (resamples < 1 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException("A bootstrap needs at least one resample and a level between 0 and 1.");
        }
    }

    /**
     * The interval of a mean.
     *
     * @param values the values, all finite
     * @param progress told before every resample, without a fraction
     * @return {@link Interval#UNKNOWN} for fewer than two values
     */
    public Interval ofMean(final double[] values, final Progress progress) {
        final int n = values.length;
        return of(
                n,
                draw -> {
                    double sum = 0;
                    for (final int index : draw) {
                        sum += values[index];
                    }
                    return sum / n;
                },
                progress);
    }

    /**
     * The interval of a mean of values that come in clusters, such as one drug in several pairs of cell lines: clusters
     * are drawn, each with all its values, since the values of a cluster depend on one another.
     *
     * @param values the values, all finite
     * @param clusters to which cluster each belongs, numbered from 0
     * @param progress told before every resample, without a fraction
     * @return {@link Interval#UNKNOWN} for fewer than two clusters
     */
    public Interval ofClusteredMean(final double[] values, final int[] clusters, final Progress progress) {
        final int[] order = Arrays.stream(clusters).distinct().sorted().toArray();
        final double[] sums = new double[order.length];
        final int[] counts = new int[order.length];
        for (int i = 0; i < values.length; i++) {
            final int cluster = Arrays.binarySearch(order, clusters[i]);
            sums[cluster] += values[i];
            counts[cluster]++;
        }
        return of(
                order.length,
                draw -> {
                    double sum = 0;
                    long count = 0;
                    for (final int cluster : draw) {
                        sum += sums[cluster];
                        count += counts[cluster];
                    }
                    return sum / count;
                },
                progress);
    }

    /**
     * The interval of any statistic.
     *
     * @param n how many observations there are
     * @param statistic computes it from the indices of the drawn observations; may give NaN, which is left out
     * @param progress told before every resample, without a fraction
     * @return {@link Interval#UNKNOWN} for fewer than two observations or when fewer than half of the resamples give a
     *     number
     */
    public Interval of(final int n, final ToDoubleFunction<int[]> statistic, final Progress progress) {
        if (n < 2) {
            return Interval.UNKNOWN;
        }
        final var random = new SplittableRandom(seed);
        final int[] draw = new int[n];
        final double[] estimates = new double[resamples];
        int defined = 0;
        for (int resample = 0; resample < resamples; resample++) {
            progress.report(Double.NaN, () -> "Drawing anew for the interval");
            for (int i = 0; i < n; i++) {
                draw[i] = index(random, n);
            }
            final double estimate = statistic.applyAsDouble(draw);
            if (!Double.isNaN(estimate)) {
                estimates[defined++] = estimate;
            }
        }
        if (2 * defined < resamples) {
            return Interval.UNKNOWN;
        }
        Arrays.sort(estimates, 0, defined);
        final double tail = (1 - level) / 2;
        return new Interval(quantile(estimates, defined, tail), quantile(estimates, defined, 1 - tail));
    }

    /**
     * Draws a position, the same for ever.
     *
     * @param random the generator
     * @param n how many positions there are
     * @return a number in [0, n) from the 53 upper bits of the next random number
     */
    public static int index(final SplittableRandom random, final int n) {
        return (int) ((random.nextLong() >>> 11) * 0x1p-53 * n);
    }

    /** Linear interpolation between order statistics (Hyndman and Fan 1996, type 7, NumPy's default). */
    private static double quantile(final double[] sorted, final int n, final double probability) {
        final double position = probability * (n - 1);
        final int below = (int) position;
        if (below + 1 >= n) {
            return sorted[n - 1];
        }
        return sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
    }
}
