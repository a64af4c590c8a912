package org.latentalign.neural;

/**
 * What a dimension of a variational autoencoder's latent space carries, over the rows trained on.
 *
 * @param index of the dimension in an embedding, from 1
 * @param divergence mean KL divergence from the standard normal distribution, in nats
 * @param meanVariance variance of the rows' means
 * @param meanDeviation mean of the rows' standard deviations
 */
public record LatentDimension(int index, double divergence, double meanVariance, double meanDeviation) {

    /** Dimensions with less are not used. */
    public static final double LEAST_DIVERGENCE = 0.01;

    /** @return whether it carries information about the rows */
    public boolean isActive() {
        return divergence >= LEAST_DIVERGENCE;
    }
}
