package org.latentalign.autoencoder;

/** How the directions of a spectral autoencoder were found. */
public sealed interface DirectionMethod {

    /** All d of them, from the second moment. */
    record All() implements DirectionMethod {}

    /** All that the rows reach, from the products of the rows with each other; as exact as {@link All}. */
    record Reached() implements DirectionMethod {}

    /** By another program. */
    record Given() implements DirectionMethod {}

    /**
     * The strongest ones, from a few passes over the rows.
     *
     * @param passes how many
     * @param tail a bound for the eigenvalues of all others
     * @param cosineError a bound for the error of cosines of encoded differences of rows; infinite when there is none
     * @param comparedDifferences how many differences of rows, drawn at random, the bound holds for
     * @param failureProbability with which the bounds may be wrong, by the draw of random vectors
     */
    record Strongest(int passes, double tail, double cosineError, int comparedDifferences, double failureProbability)
            implements DirectionMethod {}
}
