package org.latentalign.score.statistics;

import java.util.Arrays;
import org.latentalign.progress.Progress;

/**
 * Vectors of length 1, and how long they were.
 *
 * @param units a row a vector; all 0 where the vector has no direction
 * @param logLengths the natural logarithms of the lengths; NaN where the vector is 0 or not finite
 */
public record UnitVectors(double[][] units, double[] logLengths) {

    private static final int VECTORS_PER_REPORT = 256;

    /**
     * @param vectors of d values each; not changed
     * @param progress told now and then, without a fraction
     * @return the same divided by their lengths
     */
    public static UnitVectors of(final double[][] vectors, final Progress progress) {
        final double[][] units = new double[vectors.length][];
        final double[] logLengths = new double[vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            if (i % VECTORS_PER_REPORT == 0) {
                progress.report(Double.NaN, () -> "Measuring lengths");
            }
            units[i] = vectors[i].clone();
            logLengths[i] = normalize(units[i]);
        }
        return new UnitVectors(units, logLengths);
    }

    /** @return whether a vector has a direction */
    public boolean isDefined(final int vector) {
        return !Double.isNaN(logLengths[vector]);
    }

    /** By the largest value first, so that no square is too large or too small for a double. */
    private static double normalize(final double[] vector) {
        double largest = 0;
        for (final double value : vector) {
            largest = Math.max(largest, Math.abs(value)); // NaN stays
        }
        if (!(largest > 0 && largest < Double.POSITIVE_INFINITY)) {
            Arrays.fill(vector, 0);
            return Double.NaN;
        }
        double square = 0;
        for (int j = 0; j < vector.length; j++) {
            vector[j] /= largest;
            square += vector[j] * vector[j];
        }
        final double length = Math.sqrt(square);
        for (int j = 0; j < vector.length; j++) {
            vector[j] /= length;
        }
        return Math.log(largest) + Math.log(length);
    }
}
