package org.latentalign.neural;

import java.util.ArrayList;
import java.util.List;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Randoms;

/**
 * The two halves of a variational autoencoder (Kingma, Welling, "Auto-encoding variational Bayes", 2014). A row becomes a
 * normal distribution of latent vectors with independent coordinates.
 *
 * @param encoder d inputs, 2h linear outputs: h means, then h logarithms of variances
 * @param decoder h inputs, d outputs
 */
public record VariationalNetwork(Network encoder, Network decoder) {

    /** Purpose of the random stream of the log-variance head; a number that never changes. */
    private static final long LOG_VARIANCE = -5;

    /** Checks that the halves fit. */
    public VariationalNetwork {
        if (encoder.outputs() != 2 * decoder.inputs() || encoder.inputs() != decoder.outputs()) {
            throw new IllegalArgumentException("Encoder and decoder do not fit together.");
        }
        if (!LayerChain.isLinear(last(encoder)) || !LayerChain.isLinear(last(decoder))) {
            throw new IllegalArgumentException("Encoder and decoder must end in linear layers.");
        }
    }

    /**
     * A network to begin with. The log-variance head starts as the mean head does, with other random numbers.
     *
     * @param architecture whose innermost layer, which is linear, is the mean head
     * @param initialization by which weights start; one with random weights
     * @param seed decides them
     * @return the network
     * @throws FitException when the start does not go with the shape, with the sentence for the user
     */
    public static VariationalNetwork start(
            final Architecture architecture, final Initialization initialization, final long seed) throws FitException {
        final int depth = architecture.encoderSizes().size();
        final List<Layer> layers =
                initialization.start(architecture, null, seed).layers();
        final Layer means = layers.get(depth - 1);
        final Architecture head = new Architecture(
                means.inputs(),
                List.of(means.outputs()),
                means.activation(),
                means.activation(),
                architecture.biased());
        final Layer logVariances = initialization
                .start(head, null, Randoms.seed(seed, LOG_VARIANCE))
                .layers()
                .get(0);
        final List<Layer> encoder = new ArrayList<>(layers.subList(0, depth - 1));
        encoder.add(joined(means, logVariances));
        return new VariationalNetwork(new Network(encoder), new Network(layers.subList(depth, layers.size())));
    }

    private static Layer joined(final Layer first, final Layer second) {
        final int h = first.outputs();
        final float[][] weights = new float[2 * h][];
        final float[] bias = new float[first.hasBias() ? 2 * h : 0];
        for (int k = 0; k < h; k++) {
            weights[k] = first.weights()[k].clone();
            weights[h + k] = second.weights()[k].clone();
        }
        if (first.hasBias()) {
            System.arraycopy(first.bias(), 0, bias, 0, h);
            System.arraycopy(second.bias(), 0, bias, h, h);
        }
        return new Layer(weights, bias, first.activation());
    }

    private static Layer last(final Network network) {
        return network.layers().get(network.layers().size() - 1);
    }

    /** @return h */
    public int latentDimension() {
        return decoder.inputs();
    }

    /** @return the network autoencoder that encodes a row as its mean and decodes that */
    public Network meanNetwork() {
        final List<Layer> layers =
                new ArrayList<>(encoder.layers().subList(0, encoder.layers().size() - 1));
        layers.add(head(0));
        layers.addAll(decoder.layers());
        return new Network(layers);
    }

    /** @return where the mean network's embedding is */
    public EmbeddingLayer embedding() {
        return new EmbeddingLayer(encoder.layers().size(), false);
    }

    /** @return the layer that gives the logarithms of variances, beside the embedding's */
    public Layer logVarianceHead() {
        return head(latentDimension());
    }

    private Layer head(final int first) {
        final Layer both = last(encoder);
        final int h = latentDimension();
        final float[][] weights = new float[h][];
        final float[] bias = new float[both.hasBias() ? h : 0];
        for (int k = 0; k < h; k++) {
            weights[k] = both.weights()[first + k].clone();
        }
        System.arraycopy(both.bias(), both.hasBias() ? first : 0, bias, 0, bias.length);
        return new Layer(weights, bias, both.activation());
    }
}
