package org.latentalign.node.apply.encode;

import java.util.Optional;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.Coordinates;
import org.latentalign.autoencoder.SpectralAutoencoder;
import org.latentalign.kernel.Ray;
import org.latentalign.node.shared.vectors.VectorTransformation;

/**
 * The cosine of every row with the strongest direction of the data, before and after encoding, against the row's position
 * in the table (Figure 6 of the paper, where words are sorted by frequency). Counted in bins while the rows go by.
 */
final class TopCosines implements VectorTransformation.Observer {

    /** u_1 in the input space, on the side on which the data's mean lies. */
    private final Ray direction;

    /** The same in the latent space. */
    private final Ray latentDirection;

    private final int number;

    private final RankHistogram before;

    private final RankHistogram after;

    private long undefined;

    private TopCosines(
            final double[] direction, final double[] latentDirection, final int number, final long rowCount) {
        this.direction = Ray.along(direction);
        this.latentDirection = Ray.along(latentDirection);
        this.number = number;
        before = new RankHistogram(rowCount);
        after = new RankHistogram(rowCount);
    }

    /**
     * @param model to encode with
     * @param rowCount how many rows the table has
     * @return counts to be filled; nothing for a model that knows no direction
     */
    static Optional<TopCosines> of(final Autoencoder model, final long rowCount) {
        if (!(model instanceof SpectralAutoencoder spectral) || spectral.directionCount() == 0 || rowCount == 0) {
            return Optional.empty();
        }
        int strongest = strongest(spectral.encoderGains());
        double sign = spectral.options().centered() ? 1 : sign(spectral.mean(), spectral.direction(strongest));
        double[] direction = spectral.direction(strongest).clone();
        for (int j = 0; j < direction.length; j++) {
            direction[j] *= sign;
        }
        // gains are not negative, so along the original axes the direction stays what it is
        double[] latent = direction;
        if (spectral.options().coordinates() == Coordinates.PRINCIPAL_AXES) {
            latent = new double[spectral.latentDimension()];
            latent[strongest] = sign;
        }
        return Optional.of(new TopCosines(direction, latent, spectral.firstDirection() + strongest + 1, rowCount));
    }

    /** The first direction that is not dropped. */
    private static int strongest(final double... gains) {
        for (int i = 0; i < gains.length; i++) {
            if (gains[i] > 0) {
                return i;
            }
        }
        return 0;
    }

    private static double sign(final double[] mean, final double[] direction) {
        double product = 0;
        for (int j = 0; j < mean.length; j++) {
            product += mean[j] * direction[j];
        }
        return product < 0 ? -1 : 1;
    }

    @Override
    public int figures() {
        return 2;
    }

    @Override
    public void measure(final double[] vector, final double[] result, final double[] figures) {
        figures[0] = Ray.along(vector).cosine(direction);
        figures[1] = Ray.along(result).cosine(latentDirection);
    }

    @Override
    public void take(final long row, final double[] figures) {
        if (Double.isNaN(figures[0]) || Double.isNaN(figures[1])) {
            undefined++;
        } else {
            before.add(row, figures[0]);
            after.add(row, figures[1]);
        }
    }

    /** @return which direction it is, from 1; not 1 when the model leaves out stronger ones */
    int number() {
        return number;
    }

    RankHistogram before() {
        return before;
    }

    RankHistogram after() {
        return after;
    }

    /** @return how many rows have an embedding and no cosine, because a vector has length zero */
    long undefined() {
        return undefined;
    }
}
