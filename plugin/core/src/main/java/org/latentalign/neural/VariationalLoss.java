package org.latentalign.neural;

/**
 * What an epoch of a variational autoencoder came to, of the rows trained on or of those for validation.
 *
 * @param all squared error, beta times the KL divergence over d, and the penalty of curvature; beta is full in validation,
 *     and that of the epoch in training
 * @param squaredError of the reconstruction from drawn latent vectors, mean over all values
 * @param divergence KL divergence from the standard normal distribution, in nats a row
 * @param curvature its penalty
 */
public record VariationalLoss(double all, double squaredError, double divergence, double curvature) {

    static VariationalLoss of(final double[] parts, final int dimension) {
        return new VariationalLoss(parts[0], parts[1], parts[2] * dimension, parts[3]);
    }

    /** @return whether it was measured on any rows */
    public boolean isMeasured() {
        return !Double.isNaN(all);
    }
}
