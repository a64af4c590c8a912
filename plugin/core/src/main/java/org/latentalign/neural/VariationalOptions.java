package org.latentalign.neural;

/**
 * What the loss of a variational autoencoder has besides the reconstruction's error.
 *
 * @param beta by what the KL divergence of a row is multiplied, beside the squared length of the row's error; positive
 * @param warmUpEpochs over how many epochs beta rises in training, in equal steps from 0; 0 for none
 * @param curvature of the decoder
 */
public record VariationalOptions(double beta, int warmUpEpochs, CurvaturePenalty curvature) {

    /** Checks the numbers; the messages are for users. */
    public VariationalOptions {
        if (!(beta > 0 && beta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Beta must be positive, but it is " + beta + ".");
        }
        if (warmUpEpochs < 0) {
            throw new IllegalArgumentException("The number of epochs of warm-up must not be negative.");
        }
    }

    /**
     * @param epoch from 1; 0 in validation, which is at full beta
     * @return beta then
     */
    double beta(final int epoch) {
        return epoch == 0 || epoch > warmUpEpochs ? beta : beta * (epoch - 1) / warmUpEpochs;
    }
}
