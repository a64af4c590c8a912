package org.latentalign.autoencoder;

import java.util.List;
import java.util.OptionalDouble;

/** A fitted autoencoder with its preprocessing: immutable, safe to share among threads. */
public sealed interface Autoencoder permits SpectralAutoencoder, NeuralAutoencoder, LinearMap {

    /** @return d, the length of a row that goes in */
    int inputDimension();

    /** @return h, the length of an embedding */
    int latentDimension();

    /** @return the names of the d inputs, for checking a table against the model; empty when they have none */
    List<String> inputNames();

    /** @return what the encoder does to a row first */
    Preprocessing preprocessing();

    /** @return log10 of the encoder's condition number; only a linear encoder has one */
    OptionalDouble log10Condition();

    /** @return what a reader should know about the model */
    AutoencoderSummary summary();

    /**
     * Makes an encoder. It has scratch memory of its own: one for each thread.
     *
     * @return a new encoder
     */
    Encoder encoder();

    /**
     * Makes a decoder. It has scratch memory of its own: one for each thread.
     *
     * @return a new decoder
     */
    Decoder decoder();
}
