package org.latentalign.autoencoder;

/**
 * One eigendirection in the table of the spectrum.
 *
 * @param index from 1, strongest first
 * @param eigenvalue lambda
 * @param share of the sum of all eigenvalues
 * @param initialGain b0, after gain scaling
 * @param trainedGain b, after gain scaling; for gains without training the same as the initial one
 * @param decoderGain a, after gain scaling; 0 where the decoder does not reach
 */
public record SpectrumRow(
        int index, double eigenvalue, double share, double initialGain, double trainedGain, double decoderGain) {}
