package org.latentalign.autoencoder;

/**
 * What a model remembers of the spectrum that it was fitted to. Arrays are not copied.
 *
 * @param method how it was found
 * @param eigenvalues all that were found, descending: d, or only the strongest ones
 * @param rank how many of them are not 0; the numerical rank of the second moment, unless only the strongest are known
 * @param lost how many directions with data have a gain too small for a double next to a largest gain of 1
 * @param log10ConditionNumber log10 of the largest over the smallest encoder gain, over the directions that the data
 *     reaches
 */
record KnownSpectrum(DirectionMethod method, double[] eigenvalues, int rank, int lost, double log10ConditionNumber) {}
