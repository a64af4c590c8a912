package org.latentalign.figure;

import java.util.Arrays;

/**
 * Points from left to right.
 *
 * @param x ascending
 * @param y as many
 */
public record Curve(double[] x, double[] y) {

    public Curve {
        if (x.length != y.length) {
            throw new IllegalArgumentException("A curve has " + x.length + " and " + y.length + " values.");
        }
    }

    /**
     * Leaves out points that a straight line between their neighbours replaces well enough (Ramer 1972; Douglas and
     * Peucker 1973, with vertical distances). Both ends stay.
     *
     * @param tolerance by how much y may be off at a point that is left out
     */
    public Curve simplified(final double tolerance) {
        if (x.length <= 2) {
            return this;
        }
        final boolean[] kept = new boolean[x.length];
        kept[0] = true;
        kept[x.length - 1] = true;
        keep(0, x.length - 1, tolerance, kept);
        int count = 0;
        final double[] fewerX = new double[x.length];
        final double[] fewerY = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            if (kept[i]) {
                fewerX[count] = x[i];
                fewerY[count++] = y[i];
            }
        }
        return new Curve(Arrays.copyOf(fewerX, count), Arrays.copyOf(fewerY, count));
    }

    private void keep(final int from, final int to, final double tolerance, final boolean[] kept) {
        int furthest = -1;
        double distance = tolerance;
        for (int i = from + 1; i < to; i++) {
            final double straight = y[from] + (y[to] - y[from]) * (x[i] - x[from]) / (x[to] - x[from]);
            if (Math.abs(y[i] - straight) > distance) {
                distance = Math.abs(y[i] - straight);
                furthest = i;
            }
        }
        if (furthest >= 0) {
            kept[furthest] = true;
            keep(from, furthest, tolerance, kept);
            keep(furthest, to, tolerance, kept);
        }
    }
}
