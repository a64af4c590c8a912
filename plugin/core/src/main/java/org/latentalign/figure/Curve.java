package org.latentalign.figure;

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
}
