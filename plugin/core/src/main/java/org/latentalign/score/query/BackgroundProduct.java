package org.latentalign.score.query;

import org.latentalign.search.FloatColumns;

/**
 * The cosines of references with the background signatures of a group in one space: all of a block in single precision, with a
 * bound of their error, and single ones in double, as {@link BlockCosines} computes those of queries. May be used by many
 * threads.
 */
interface BackgroundProduct {

    /**
     * Multiplies.
     *
     * @param references unit vectors of a block
     * @param cosines takes the result, by background signature and reference
     */
    void multiply(FloatColumns references, float[][] cosines);

    /** How far a cosine in single precision can be from that in double. */
    double error();

    /**
     * A cosine in double.
     *
     * @param signature number of the background signature
     * @param reference its unit vector
     */
    double exact(int signature, double[] reference);

    /**
     * Some cosines in double, faster than one after the other.
     *
     * @param signatures numbers of background signatures
     * @param count how many of them
     * @param reference its unit vector
     * @param cosines takes the result
     */
    default void exact(final int[] signatures, final int count, final double[] reference, final double[] cosines) {
        for (int i = 0; i < count; i++) {
            cosines[i] = exact(signatures[i], reference);
        }
    }
}
