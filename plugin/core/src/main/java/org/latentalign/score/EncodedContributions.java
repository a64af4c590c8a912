package org.latentalign.score;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.Encoder;
import org.latentalign.autoencoder.Remainder;
import org.latentalign.autoencoder.RowCondition;
import org.latentalign.autoencoder.SpectralAutoencoder;
import org.latentalign.kernel.Cosine;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.GeneContributions;

/**
 * Which genes the cosine of two encoded signatures comes from. For a spectral autoencoder, whose encoder is B, with M = B'B
 * and exactly; for another model by the derivatives of its embedding at the mean of the controls, with what is left of the
 * cosine as residual.
 */
public final class EncodedContributions {

    /** A gene is moved by this share of its value, or by as much where it is near zero. */
    private static final double STEP = 1e-4;

    private static final int GENES_PER_BLOCK = 64;

    private EncodedContributions() {}

    /**
     * @param model encodes the signatures
     * @param first the one signature before encoding, preprocessed, d values
     * @param second the other one
     * @param firstEncoded the one signature after encoding, h values
     * @param secondEncoded the other one
     * @param controls the mean of the preprocessed controls, d values
     * @param progress told often enough to cancel within a second
     * @return contributions of the d genes
     */
    public static GeneContributions of(
            final Autoencoder model,
            final double[] first,
            final double[] second,
            final double[] firstEncoded,
            final double[] secondEncoded,
            final double[] controls,
            final Progress progress) {
        if (model instanceof SpectralAutoencoder spectral) {
            return GeneContributions.of(first, second, x -> stretched(spectral, x), x -> stretched(spectral, x));
        }
        return GeneContributions.ofJacobian(
                first, second, jacobian(model, controls, progress), Cosine.between(firstEncoded, secondEncoded));
    }

    /** B along the original axes, which is symmetric, over its largest gain, which leaves cosines as they are. */
    private static double[] stretched(final SpectralAutoencoder model, final double[] vector) {
        final double[] gains = model.encoderGains();
        final double rest = model.remainder() instanceof Remainder.OneGain gain ? gain.encoder() : 0;
        final double largest = Math.max(rest, Arrays.stream(gains).max().orElse(1));
        final double[] stretched = new double[vector.length];
        for (int j = 0; j < vector.length; j++) {
            stretched[j] = rest / largest * vector[j];
        }
        for (int i = 0; i < gains.length; i++) {
            final double[] direction = model.direction(i);
            double projection = 0;
            for (int j = 0; j < vector.length; j++) {
                projection = Math.fma(direction[j], vector[j], projection);
            }
            final double length = (gains[i] - rest) / largest * projection;
            for (int j = 0; j < vector.length; j++) {
                stretched[j] = Math.fma(length, direction[j], stretched[j]);
            }
        }
        return stretched;
    }

    /** Central differences: h x d. */
    private static double[][] jacobian(final Autoencoder model, final double[] at, final Progress progress) {
        final int d = at.length;
        final int h = model.latentDimension();
        final double[][] jacobian = new double[h][d];
        final Encoder encoder = model.encoder();
        final double[][] rows = new double[2 * GENES_PER_BLOCK][d];
        final double[][] embeddings = new double[2 * GENES_PER_BLOCK][h];
        final RowCondition[] conditions = new RowCondition[2 * GENES_PER_BLOCK];
        for (int start = 0; start < d; start += GENES_PER_BLOCK) {
            final int begin = start;
            progress.report((double) begin / d, () -> "Moving gene " + (begin + 1) + " of " + d);
            final int count = Math.min(GENES_PER_BLOCK, d - start);
            for (int i = 0; i < count; i++) {
                final double step = step(at[start + i]);
                for (int side = 0; side < 2; side++) {
                    System.arraycopy(at, 0, rows[2 * i + side], 0, d);
                    rows[2 * i + side][start + i] += side == 0 ? step : -step;
                }
            }
            Arrays.fill(conditions, RowCondition.REGULAR);
            encoder.encodePreprocessed(rows, 2 * count, embeddings, conditions);
            for (int i = 0; i < count; i++) {
                final double step = step(at[start + i]);
                final double[] up = embeddings[2 * i];
                final double[] down = embeddings[2 * i + 1];
                final int gene = start + i;
                IntStream.range(0, h).forEach(k -> jacobian[k][gene] = (up[k] - down[k]) / (2 * step));
            }
        }
        return jacobian;
    }

    private static double step(final double value) {
        return STEP * Math.max(1, Math.abs(value));
    }
}
