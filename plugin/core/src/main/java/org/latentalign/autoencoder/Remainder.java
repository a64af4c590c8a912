package org.latentalign.autoencoder;

/** What becomes of the part of a row that lies outside of the directions that a model keeps. */
public sealed interface Remainder {

    /** Nothing: it is not in the embedding, or the model keeps all directions. */
    record None() implements Remainder {}

    /**
     * It is stretched as a whole.
     *
     * @param encoder its gain on the way in, after gain scaling
     * @param decoder its gain on the way back, after gain scaling
     */
    record OneGain(double encoder, double decoder) implements Remainder {}
}
