package org.latentalign.neural;

/**
 * An epoch of the training of a variational autoencoder.
 *
 * @param epoch from 1
 * @param training means over the epoch's rows, each with the parameters and noise of its step
 * @param validation of the validation rows at the end of the epoch, with the same noise for a row in every epoch
 */
public record VariationalEpoch(int epoch, VariationalLoss training, VariationalLoss validation) {}
