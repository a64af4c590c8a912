package org.latentalign.neural;

/**
 * How to train.
 *
 * @param optimizer the rule
 * @param learningRate positive
 * @param decayFactor by what the learning rate is multiplied, in (0, 1]
 * @param decayEpochs after how many epochs each time; 0 for never
 * @param batchSize rows of a step, at least 1
 * @param epochs passes over the data at most, at least 1
 * @param weightDecay L2: so many times each parameter is added to its gradient, biases included; at least 0
 * @param noise on the input
 * @param validationShare of the rows, which are not trained on, in [0, 1)
 * @param keepBest whether the model of the epoch with the least validation loss is the result, and not the last
 * @param patience stop when the validation loss has not improved for so many epochs; 0 for never
 * @param leastLossChange stop when the training loss changes by less from one epoch to the next; 0 for never
 * @param keepOnCancel whether a canceled training gives the model so far, once an epoch is done
 * @param seed decides the validation rows, the order of rows and the noise
 */
public record TrainingOptions(
        Optimizer optimizer,
        double learningRate,
        double decayFactor,
        int decayEpochs,
        int batchSize,
        int epochs,
        double weightDecay,
        InputNoise noise,
        double validationShare,
        boolean keepBest,
        int patience,
        double leastLossChange,
        boolean keepOnCancel,
        long seed) {

    /** Checks the numbers; the messages are for users. */
    public TrainingOptions {
        check(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY, "The learning rate must be positive");
        check(decayFactor > 0 && decayFactor <= 1, "The factor of the learning rate must be above 0 and at most 1");
        check(decayEpochs >= 0, "The number of epochs between decays of the learning rate must not be negative");
        check(batchSize >= 1, "The batch size must be at least 1");
        check(epochs >= 1, "The number of epochs must be at least 1");
        check(weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY, "The L2 penalty must not be negative");
        check(validationShare >= 0 && validationShare < 1, "The validation share must be at least 0 and below 1");
        check(patience >= 0, "The patience must not be negative");
        check(
                leastLossChange >= 0 && leastLossChange < Double.POSITIVE_INFINITY,
                "The least change of the loss must not be negative");
    }

    /** @return the same for a training of which nothing is kept when it is canceled */
    public TrainingOptions withoutKeeping() {
        return new TrainingOptions(
                optimizer,
                learningRate,
                decayFactor,
                decayEpochs,
                batchSize,
                epochs,
                weightDecay,
                noise,
                validationShare,
                keepBest,
                patience,
                leastLossChange,
                false,
                seed);
    }

    private static void check(final boolean holds, final String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence + ".");
        }
    }

    /**
     * @param epoch from 1
     * @return the learning rate in that epoch
     */
    double learningRate(final int epoch) {
        final int decays = decayEpochs == 0 ? 0 : (epoch - 1) / decayEpochs;
        return learningRate * StrictMath.pow(decayFactor, decays);
    }
}
