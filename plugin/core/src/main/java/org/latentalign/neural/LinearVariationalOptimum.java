package org.latentalign.neural;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The least loss of a variational autoencoder whose encoder and decoder are linear, in closed form: with
 * {@code |x - xh|^2 + beta KL} a row, it uses the directions of the data's covariance whose eigenvalue is above
 * {@code beta / 2} (probabilistic PCA; Tipping, Bishop 1999; Lucas, Tucker, Grosse, Norouzi, "Don't blame the ELBO!",
 * 2019).
 *
 * @param latentDimension h
 * @param beta as above
 * @param activeDimensions how many latent dimensions carry anything
 * @param divergence the KL divergence, in nats a row
 * @param squaredError a row, not divided by d
 */
public record LinearVariationalOptimum(
        int latentDimension, double beta, int activeDimensions, double divergence, double squaredError) {

    /**
     * @param eigenvalues of the covariance (divided by n), descending, at least h of them
     * @param latentDimension h
     * @param beta positive
     * @return the optimum
     */
    public static LinearVariationalOptimum of(
            final double[] eigenvalues, final int latentDimension, final double beta) {
        final double noise = beta / 2;
        final int active = (int) IntStream.range(0, Math.min(latentDimension, eigenvalues.length))
                .filter(i -> eigenvalues[i] > noise)
                .count();
        double divergence = 0;
        for (int i = 0; i < active; i++) {
            divergence += divergence(eigenvalues[i], beta);
        }
        final double rest = DoubleStream.of(eigenvalues)
                .skip(active)
                .map(value -> Math.max(0, value))
                .sum();
        return new LinearVariationalOptimum(latentDimension, beta, active, divergence, rest + active * noise);
    }

    /**
     * The beta of probabilistic PCA: twice the mean of the eigenvalues beyond h.
     *
     * @param eigenvalues of the covariance (divided by n), descending, d of them
     * @param latentDimension h
     * @return twice that mean; 0 where h is d or more
     */
    public static double automaticBeta(final double[] eigenvalues, final int latentDimension) {
        final int rest = eigenvalues.length - latentDimension;
        return rest <= 0
                ? 0
                : 2
                        * DoubleStream.of(eigenvalues)
                                .skip(latentDimension)
                                .map(value -> Math.max(0, value))
                                .sum()
                        / rest;
    }

    /**
     * @param eigenvalue lambda of a direction
     * @param beta positive
     * @return its KL divergence in nats, {@code ln(2 lambda / beta) / 2}; 0 where beta leaves no room for it
     */
    public static double divergence(final double eigenvalue, final double beta) {
        return eigenvalue > beta / 2 ? StrictMath.log(2 * eigenvalue / beta) / 2 : 0;
    }

    /** @return the loss of a row: squared error and beta times the divergence */
    public double loss() {
        return squaredError + beta * divergence;
    }
}
