package org.latentalign.autoencoder;

import org.latentalign.kernel.FitException;
import org.latentalign.spectral.LeadingDirections;

/** Bounds the error of cosines when only the first so many directions are stretched one by one; see {@link LeadingFit}. */
final class CosineBound {

    private final GainSlope slope;
    private final LeadingDirections.Ritz found;

    /** Squared coordinates of each difference along all directions that were found. */
    private final double[][] squares;

    /** Squared length of each difference. */
    private final double[] lengths;

    /** Whether the other directions are in the embedding. */
    private final boolean hasRest;

    CosineBound(
            final GainSlope slope,
            final LeadingDirections.Ritz found,
            final double[][] differences,
            final double[][] coordinates,
            final boolean hasRest) {
        this.slope = slope;
        this.found = found;
        this.hasRest = hasRest;
        squares = new double[coordinates.length][];
        lengths = new double[differences.length];
        for (int i = 0; i < differences.length; i++) {
            squares[i] = coordinates[i].clone();
            for (int j = 0; j < squares[i].length; j++) {
                squares[i][j] *= squares[i][j];
            }
            for (final double x : differences[i]) {
                lengths[i] = Math.fma(x, x, lengths[i]);
            }
        }
    }

    /**
     * @param count how many directions are stretched one by one
     * @return twice the largest angle that a difference may be off by; infinite when nothing can be said
     */
    double of(final int count) throws FitException {
        final double tail = found.tail(count);
        final double[] rest = slope.rest(tail, hasRest); // t, and how far from it the true gains may be
        final double residual = slope.residual(count, tail);
        double largest = 0;
        for (int i = 0; i < squares.length; i++) {
            double encoded = 0;
            double head = 0;
            for (int j = 0; j < count; j++) {
                final double gain = slope.gain(j);
                encoded = Math.fma(gain * gain, squares[i][j], encoded);
                head += squares[i][j];
            }
            final double outside = Math.max(0, lengths[i] - head);
            encoded = Math.fma(rest[0] * rest[0], outside, encoded);
            final double error = rest[1] * Math.sqrt(outside) + residual * Math.sqrt(lengths[i]);
            if (error != 0) { // also where it is not a number, since gains are too large for one
                final double sine = error / Math.sqrt(encoded);
                largest = sine < 1 ? Math.max(largest, Math.asin(sine)) : Double.POSITIVE_INFINITY;
            }
        }
        return 2 * largest;
    }
}
