package org.latentalign.neural;

/**
 * What an epoch came to. A loss is the mean squared error over all values.
 *
 * @param epoch from 1
 * @param training mean over the epoch's rows, each with the parameters and noise of its step
 * @param validation over the validation rows at the end of the epoch, without noise; NaN without such rows
 * @param seconds since training began
 */
public record EpochLoss(int epoch, double training, double validation, double seconds) {}
