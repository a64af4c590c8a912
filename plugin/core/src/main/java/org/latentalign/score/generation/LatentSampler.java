package org.latentalign.score.generation;

import org.latentalign.kernel.Covariance;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.kernel.Randoms;
import org.latentalign.kernel.Rows;
import org.latentalign.kernel.Semidefinite;
import org.latentalign.kernel.SymmetricEigen;
import org.latentalign.progress.Progress;

/**
 * Draws latent vectors. What is drawn belongs to the seed and the number of the sample, in whatever order samples are asked
 * for.
 */
public final class LatentSampler {

    /** Purposes of random streams; numbers that never change. */
    private static final long NOISE = 1;

    private static final long ROWS = 2;

    private final double[][] rows;
    private final double[] mean;

    /** The square root of the rows' covariance; h x h. */
    private final double[][] root;

    private final long noiseSeed;
    private final long rowSeed;

    /**
     * @param rows embeddings, at least one
     * @param seed decides what is drawn
     * @param progress told now and then, without a fraction
     * @throws FitException when the covariance is too large for its eigenvectors to be found
     */
    public LatentSampler(final double[][] rows, final long seed, final Progress progress) throws FitException {
        this.rows = rows.clone();
        final int h = rows[0].length;
        mean = new double[h];
        for (final double[] row : rows) {
            Rows.addMultiple(mean, row, 1.0 / rows.length, h);
        }
        final double[][] centered = new double[rows.length][];
        for (int r = 0; r < rows.length; r++) {
            centered[r] = rows[r].clone();
            Rows.subtract(centered[r], mean, h);
        }
        final SymmetricEigen eigen = SymmetricEigen.decompose(Covariance.of(centered, progress), progress);
        root = Semidefinite.power(eigen, 0.5, 0);
        noiseSeed = Randoms.seed(seed, NOISE);
        rowSeed = Randoms.seed(seed, ROWS);
    }

    /**
     * Around the rows: one of them, all with the same probability, plus normal noise with the rows' covariance (a smoothed
     * bootstrap; Efron 1979, Silverman and Young 1987).
     *
     * @param sample number of the sample, from 0
     * @param spread of the noise: 0 gives the row, 1 noise as wide as the rows themselves
     * @return h values
     */
    public double[] aroundRow(final int sample, final double spread) {
        final double[] result = rows[row(sample)].clone();
        addNoise(result, sample, spread);
        return result;
    }

    /**
     * @param sample number of the sample, from 0
     * @return the position of the row that {@link #aroundRow} draws it around
     */
    public int row(final int sample) {
        return Randoms.index(Randoms.stream(rowSeed, sample), rows.length);
    }

    /**
     * Of the normal distribution with the rows' mean and covariance.
     *
     * @param sample number of the sample, from 0
     * @return h values
     */
    public double[] gaussian(final int sample) {
        final double[] result = mean.clone();
        addNoise(result, sample, 1);
        return result;
    }

    private void addNoise(final double[] result, final int sample, final double spread) {
        final double[] noise = noise(sample);
        for (int i = 0; i < noise.length; i++) {
            Rows.addMultiple(result, root[i], spread * noise[i], result.length);
        }
    }

    /**
     * Of the standard normal distribution, which is what a variational autoencoder's latent space is meant to be.
     *
     * @param sample number of the sample, from 0
     * @return h values
     */
    public double[] prior(final int sample) {
        return noise(sample);
    }

    private double[] noise(final int sample) {
        final NormalDeviates normal = NormalDeviates.of(Randoms.seed(noiseSeed, sample));
        final double[] values = new double[mean.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = normal.next();
        }
        return values;
    }
}
