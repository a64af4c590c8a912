package org.latentalign.figure;

import java.util.Arrays;

/**
 * A smooth curve of how values are distributed over an interval, from counts in bins: a Gaussian kernel density with
 * Silverman's bandwidth (1986, equation 3.31). The work is that of counting, however many values there are.
 *
 * <p>Values near an end of the interval would lend some of their kernel to the outside, where there is nothing. That part
 * is folded back inside (reflection; Silverman 1986, section 2.10): a value keeps all of its mass, and the curve does
 * not sink towards an end at which the values gather, as cosines do at 1.
 */
public final class Density {

    /** Into how many bins values are counted. */
    public static final int BINS = 400;

    /** The narrowest kernel, as a share of the interval: equal values become a narrow peak and not an infinite one. */
    private static final double NARROWEST = 0.01;

    /** Beyond so many bandwidths, a kernel is as good as 0. */
    private static final double REACH = 6;

    /** How many points a curve has, whatever the values, so that curves over the same interval share their places. */
    public static final int POINTS = 101;

    /** Into how many steps the density of values that are uniform over the interval is rounded, to write it shortly. */
    private static final double FINENESS = 10_000;

    private Density() {}

    /**
     * The density of values.
     *
     * @param values any number; NaN and values outside of the interval are left out
     * @param from the lower end of the interval
     * @param to the upper end
     * @return {@link #POINTS} points from {@code from} to {@code to} with an area of 1 below them; none if there are no
     *     values
     */
    public static Curve of(final double[] values, final double from, final double to) {
        final long[] counts = new long[BINS];
        for (final double value : values) {
            if (value >= from && value <= to) {
                counts[Math.min(BINS - 1, (int) ((value - from) / (to - from) * BINS))]++;
            }
        }
        return of(counts, from, to);
    }

    /**
     * The density of values that have been counted.
     *
     * @param counts how many values are in each of {@link #BINS} equally wide bins
     * @param from where the first bin begins
     * @param to where the last bin ends
     * @return {@link #POINTS} points from {@code from} to {@code to} with an area of 1 below them; none if there are no
     *     values
     */
    public static Curve of(final long[] counts, final double from, final double to) {
        if (counts.length != BINS) {
            throw new IllegalArgumentException("There must be " + BINS + " bins, not " + counts.length + ".");
        }
        final long n = Arrays.stream(counts).sum();
        if (n == 0) {
            return new Curve(new double[0], new double[0]);
        }
        final int bins = counts.length;
        final double width = (to - from) / bins;
        final double bandwidth = Math.max(NARROWEST * bins, bandwidth(counts, n)); // in bins
        final int reach = (int) Math.ceil(REACH * bandwidth);
        final double[] kernel = new double[reach + 1]; // at half a bin, one and a half ...
        for (int i = 0; i <= reach; i++) {
            final double distance = (i + 0.5) / bandwidth;
            kernel[i] = Math.exp(-distance * distance / 2);
        }
        final double[] y = new double[bins + 1];
        for (int bin = 0; bin < bins; bin++) {
            if (counts[bin] > 0) {
                addKernel(y, bin, kernel, (double) counts[bin] / n / width);
            }
        }
        return thinned(y, from, to);
    }

    /** Points are as far apart as the narrowest kernel is wide, so that straight lines between them lose little. */
    private static Curve thinned(final double[] density, final double from, final double to) {
        final double steps = FINENESS * (to - from);
        final double[] x = new double[POINTS];
        final double[] y = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            x[i] = (from * (POINTS - 1 - i) + to * i) / (POINTS - 1);
            y[i] = Math.rint(density[i * (density.length - 1) / (POINTS - 1)] * steps) / steps;
        }
        return new Curve(x, y);
    }

    /** Adds the kernel of the values in a bin, which stand in its middle, to the borders of the bins within reach. */
    private static void addKernel(final double[] y, final int bin, final double[] kernel, final double mass) {
        final int last = y.length - 1;
        final int low = Math.max(0, bin - kernel.length + 1);
        final int high = Math.min(last, bin + kernel.length);
        double area = 0; // by trapezoids, between borders, in bins
        for (int j = low; j <= high; j++) {
            area += folded(kernel, bin, j, last) * (j == 0 || j == last ? 0.5 : 1);
        }
        for (int j = low; j <= high; j++) {
            y[j] += mass * folded(kernel, bin, j, last) / area;
        }
    }

    /** The kernel at a border, with what lies beyond the first and the last border folded back. */
    private static double folded(final double[] kernel, final int bin, final int border, final int last) {
        return at(kernel, bin, border) + at(kernel, bin, -border) + at(kernel, bin, 2 * last - border);
    }

    private static double at(final double[] kernel, final int bin, final int border) {
        final int distance = border <= bin ? bin - border : border - bin - 1;
        return distance < kernel.length ? kernel[distance] : 0;
    }

    /** 0.9 min(sd, IQR / 1.34) n^(-1/5), in bins; the sd alone when the quartiles are equal. */
    private static double bandwidth(final long[] counts, final long n) {
        double mean = 0;
        for (int i = 0; i < counts.length; i++) {
            mean += (double) counts[i] / n * i;
        }
        double variance = 0;
        for (int i = 0; i < counts.length; i++) {
            variance += (double) counts[i] / n * (i - mean) * (i - mean);
        }
        final double deviation = Math.sqrt(variance);
        final double spread = (quantile(counts, 0.75 * n) - quantile(counts, 0.25 * n)) / 1.34;
        return 0.9 * (spread > 0 ? Math.min(deviation, spread) : deviation) * Math.pow(n, -0.2);
    }

    private static double quantile(final long[] counts, final double wanted) {
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i];
            if (sum >= wanted) {
                return i;
            }
        }
        return counts.length - 1.0;
    }
}
