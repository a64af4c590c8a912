package org.latentalign.neural;

/**
 * What an epoch came to. Losses and errors are means over all values.
 *
 * @param epoch from 1
 * @param training loss, mean over the epoch's rows, each with the parameters and noise of its step
 * @param validation loss over the validation rows at the end of the epoch, without noise; NaN without such rows
 * @param trainingError the squared error of the same rows; the loss itself with a linear output
 * @param validationError the squared error of the validation rows
 */
public record EpochLoss(int epoch, double training, double validation, double trainingError, double validationError) {

    /**
     * Of a network whose loss is the squared error.
     *
     * @param epoch from 1
     * @param training loss
     * @param validation loss
     */
    public EpochLoss(final int epoch, final double training, final double validation) {
        this(epoch, training, validation, training, validation);
    }
}
