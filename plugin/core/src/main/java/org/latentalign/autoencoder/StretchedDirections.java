package org.latentalign.autoencoder;

import java.util.Arrays;

/**
 * The directions that a spectral autoencoder keeps, and its gains. Arrays are not copied.
 *
 * @param first the index, from 0, of the eigenvalue that belongs to the first direction
 * @param vectors one a row, orthonormal, of length d
 * @param encoderGains b of each, after gain scaling
 * @param decoderGains a of each, after gain scaling
 * @param remainder what becomes of all other directions
 */
record StretchedDirections(
        int first, double[][] vectors, double[] encoderGains, double[] decoderGains, Remainder remainder) {

    int count() {
        return vectors.length;
    }

    /** b of the remainder, 0 when there is none. */
    double remainderEncoder() {
        return remainder instanceof final Remainder.OneGain gain ? gain.encoder() : 0;
    }

    /** a of the remainder, 0 when there is none. */
    double remainderDecoder() {
        return remainder instanceof final Remainder.OneGain gain ? gain.decoder() : 0;
    }

    /** By how much each gain is above that of the remainder, which may be less than 0. */
    static double[] above(final double[] gains, final double remainder) {
        return Arrays.stream(gains).map(gain -> gain - remainder).toArray();
    }
}
