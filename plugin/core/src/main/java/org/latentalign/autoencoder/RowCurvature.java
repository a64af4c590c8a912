package org.latentalign.autoencoder;

import java.util.ArrayList;
import java.util.List;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.kernel.Randoms;
import org.latentalign.kernel.Rows;
import org.latentalign.neural.Activation;
import org.latentalign.neural.DecoderCurvature;
import org.latentalign.neural.Layer;

/**
 * How much a model's decoder bends straight lines of the latent space, embedding by embedding: the squared relative
 * curvatures of {@link DecoderCurvature}, on average over directions of the latent space, the same ones for every row.
 * What is decoded is the preprocessed row. Linear decoders do not bend. For one thread at a time.
 */
public final class RowCurvature {

    /** Directions to average over. */
    private static final int DIRECTIONS = 16;

    /** Their random stream; a number that never changes. */
    private static final long STREAM = 0x6265_6e64L;

    /** Of a network; null for a linear decoder. */
    private final DecoderCurvature decoder;

    private final double[][] directions;

    private RowCurvature(final DecoderCurvature decoder, final double[][] directions) {
        this.decoder = decoder;
        this.directions = directions;
    }

    /**
     * @param model any
     * @return its curvatures
     * @throws IllegalArgumentException when the decoder is a network with an activation that is not smooth, with the
     *     sentence for the user
     */
    public static RowCurvature of(final Autoencoder model) {
        return model instanceof final NeuralAutoencoder network
                ? new RowCurvature(new DecoderCurvature(decoder(network)), directions(model.latentDimension()))
                : new RowCurvature(null, new double[0][]);
    }

    /** @return the same for another thread */
    public RowCurvature another() {
        return decoder == null ? this : new RowCurvature(decoder.another(), directions);
    }

    /** The layers behind the embedding, and what they do to it first. */
    private static List<Layer> decoder(final NeuralAutoencoder model) {
        final List<Layer> all = model.network().layers();
        final int embedding = model.embedding().layer();
        final List<Layer> layers = new ArrayList<>();
        final Activation activation = all.get(embedding - 1).activation();
        if (!model.embedding().afterActivation() && !activation.equals(new Activation.LeakyRelu(1))) {
            layers.add(activated(model.latentDimension(), activation));
        }
        layers.addAll(all.subList(embedding, all.size()));
        return layers;
    }

    /** Does nothing but the activation. */
    private static Layer activated(final int size, final Activation activation) {
        final float[][] identity = new float[size][size];
        for (int i = 0; i < size; i++) {
            identity[i][i] = 1;
        }
        return new Layer(identity, new float[0], activation);
    }

    private static double[][] directions(final int latent) {
        final NormalDeviates normal = NormalDeviates.of(Randoms.seed(STREAM, latent));
        final double[][] directions = new double[DIRECTIONS][latent];
        for (final double[] direction : directions) {
            for (int k = 0; k < latent; k++) {
                direction[k] = normal.next();
            }
            Rows.scale(direction, 1 / Math.sqrt(Rows.dot(direction, direction, latent)), latent);
        }
        return directions;
    }

    /**
     * Measures at an embedding; the results are then in the other methods.
     *
     * @param embedding h values
     */
    public void measure(final double[] embedding) {
        if (decoder != null) {
            decoder.measure(embedding, directions);
        }
    }

    /**
     * @return the squared curvature that leaves the decoder's surface, in one over the squared unit of the preprocessed
     *     rows; NaN where the decoder stands still along a direction
     */
    public double extrinsic() {
        return decoder == null ? 0 : decoder.extrinsic();
    }

    /** @return the squared curvature within the decoder's surface, as {@link #extrinsic} */
    public double parameterEffects() {
        return decoder == null ? 0 : decoder.parameterEffects();
    }
}
