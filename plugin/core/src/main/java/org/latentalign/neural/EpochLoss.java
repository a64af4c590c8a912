package org.latentalign.neural;

/**
 * What an epoch came to. Losses and errors are means over all values.
 *
 * @param epoch from 1
 * @param training loss, mean over the epoch's rows, each with the parameters and noise of its step
 * @param validation loss over the validation rows at the end of the epoch, without noise; NaN without such rows
 * @param trainingError the squared error of the same rows; the loss itself with a linear output
 * @param validationError the squared error of the validation rows
 * @param seconds since training began
 */
public record EpochLoss(
        int epoch, double training, double validation, double trainingError, double validationError, double seconds) {

    /**
     * Of a network whose loss is the squared error.
     *
     * @param epoch from 1
     * @param training loss
     * @param validation loss
     * @param seconds since training began
     */
    public EpochLoss(final int epoch, final double training, final double validation, final double seconds) {
        this(epoch, training, validation, training, validation, seconds);
    }
}
