package org.latentalign.neural;

/**
 * Draws a latent vector from what an encoder says of a row, so that derivatives go through the draw:
 * {@code z = mu + exp(logvar / 2) eps} (Kingma, Welling 2014). Logarithms of variances are kept within bounds, where
 * nothing overflows; a gradient that would push one further out counts as 0.
 */
final class LatentSample {

    /** Bound of the logarithm of a variance, on either side. */
    static final float LIMIT = 20;

    private final int latent;

    /** By row: the encoder's output. */
    private final float[][] heads;

    /** By row: standard deviations. */
    private final float[][] deviations;

    /** By row: standard normal numbers. */
    private final double[][] noise;

    /** By row, KL divergence from the standard normal distribution. */
    private final double[] divergences;

    LatentSample(final int latent, final int rows) {
        this.latent = latent;
        heads = new float[rows][2 * latent];
        deviations = new float[rows][latent];
        noise = new double[rows][latent];
        divergences = new double[rows];
    }

    /** The row's standard normal numbers, to be filled first. */
    double[] noise(final int r) {
        return noise[r];
    }

    /** Coordinate k of row r's mean. */
    double mean(final int r, final int k) {
        return heads[r][k];
    }

    /** The standard deviation of coordinate k of row r. */
    double deviation(final int r, final int k) {
        return deviations[r][k];
    }

    /** What coordinate k contributes to row r's KL divergence. */
    double divergence(final int r, final int k) {
        final double variance = (double) deviations[r][k] * deviations[r][k];
        return ((double) heads[r][k] * heads[r][k] + variance - 1 - logVariance(r, k)) / 2;
    }

    private float logVariance(final int r, final int k) {
        return Math.min(Math.max(heads[r][latent + k], -LIMIT), LIMIT);
    }

    /** {@code (mu^2 + exp(logvar) - 1 - logvar) / 2}, summed over the row's coordinates. */
    double divergence(final int r) {
        return divergences[r];
    }

    /** Draws row r from the encoder's output into the decoder's input. */
    void draw(final int r, final PanelMatrix output, final PanelMatrix input, final float[] scratch) {
        final float[] head = heads[r];
        output.getRow(r, head);
        double sum = 0;
        for (int k = 0; k < latent; k++) {
            final float logVariance = logVariance(r, k);
            final double deviation = StrictMath.exp(logVariance / 2.0);
            deviations[r][k] = (float) deviation;
            scratch[k] = (float) (head[k] + deviation * noise[r][k]);
            sum += (double) head[k] * head[k] + deviation * deviation - 1 - logVariance;
        }
        divergences[r] = sum / 2;
        input.setRow(r, scratch);
    }

    /**
     * Turns the loss's derivatives by what was drawn into those by the encoder's output.
     *
     * @param byDraw derivatives by what was drawn
     * @param weight of the divergence in the loss
     * @param byOutput takes those by the encoder's output
     */
    void back(
            final int r,
            final PanelMatrix byDraw,
            final double weight,
            final PanelMatrix byOutput,
            final float[] drawn,
            final float[] both) {
        byDraw.getRow(r, drawn);
        final float[] head = heads[r];
        for (int k = 0; k < latent; k++) {
            final double deviation = deviations[r][k];
            both[k] = (float) (drawn[k] + weight * head[k]);
            final double slope = drawn[k] * noise[r][k] * deviation / 2 + weight * (deviation * deviation - 1) / 2;
            final float logVariance = head[latent + k];
            final boolean pushesOut = logVariance >= LIMIT && slope < 0 || logVariance <= -LIMIT && slope > 0;
            both[latent + k] = pushesOut ? 0 : (float) slope;
        }
        byOutput.setRow(r, both);
    }
}
