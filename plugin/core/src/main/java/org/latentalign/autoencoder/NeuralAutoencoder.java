package org.latentalign.autoencoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.latentalign.autoencoder.AutoencoderSummary.Fact;
import org.latentalign.kernel.RowProduct;
import org.latentalign.neural.Activation;
import org.latentalign.neural.EmbeddingLayer;
import org.latentalign.neural.Layer;
import org.latentalign.neural.LayerPass;
import org.latentalign.neural.Network;

/**
 * A trained network (paper, section 5.4 and appendix H) whose embedding is read at one of its hidden layers. Weights are
 * those of training, in single precision; encoding and decoding compute with them in double precision. With centering,
 * the mean is subtracted before encoding and added after decoding.
 */
public final class NeuralAutoencoder implements Autoencoder {

    private final Network network;
    private final EmbeddingLayer embedding;
    private final Preprocessing preprocessing;
    private final double[] center;
    private final List<String> inputNames;
    private final List<Fact> training;

    /** Of a variational autoencoder; null for others. */
    private final Layer logVarianceHead;

    /** By layer; made when first needed; either thread's are the same. */
    private volatile List<RowProduct> products;

    /**
     * @param network the trained network, as wide at its end as at its beginning
     * @param embedding where the embedding is read
     * @param preprocessing what is done to every row first
     * @param center d values to subtract after that, or none
     * @param inputNames the names of the d inputs, or none
     * @param training what a reader should know about the training, in order
     */
    public NeuralAutoencoder(
            final Network network,
            final EmbeddingLayer embedding,
            final Preprocessing preprocessing,
            final double[] center,
            final List<String> inputNames,
            final List<Fact> training) {
        this(network, embedding, preprocessing, center, inputNames, training, null);
    }

    private NeuralAutoencoder(
            final Network network,
            final EmbeddingLayer embedding,
            final Preprocessing preprocessing,
            final double[] center,
            final List<String> inputNames,
            final List<Fact> training,
            final Layer logVarianceHead) {
        if (network.inputs() != network.outputs()
                || embedding.layer() >= network.layers().size()
                || center.length != 0 && center.length != network.inputs()
                || !inputNames.isEmpty() && inputNames.size() != network.inputs()) {
            throw new IllegalArgumentException("The parts of the model do not fit together.");
        }
        this.network = network;
        this.embedding = embedding;
        this.preprocessing = preprocessing;
        this.center = center.clone();
        this.inputNames = List.copyOf(inputNames);
        this.training = List.copyOf(training);
        this.logVarianceHead = logVarianceHead;
        if (logVarianceHead != null) {
            final Layer means = network.layers().get(embedding.layer() - 1);
            if (logVarianceHead.inputs() != means.inputs() || logVarianceHead.outputs() != means.outputs()) {
                throw new IllegalArgumentException("The parts of the model do not fit together.");
            }
        }
    }

    /**
     * A variational autoencoder, which encodes a row as the mean of its distribution.
     *
     * @param network the mean head and the decoder as one network
     * @param embedding where the means are
     * @param logVarianceHead the layer beside the mean head that gives the logarithms of variances
     * @param preprocessing what is done to every row first
     * @param center d values to subtract after that, or none
     * @param inputNames the names of the d inputs, or none
     * @param training what a reader should know about the training, in order
     * @return the model
     */
    public static NeuralAutoencoder variational(
            final Network network,
            final EmbeddingLayer embedding,
            final Layer logVarianceHead,
            final Preprocessing preprocessing,
            final double[] center,
            final List<String> inputNames,
            final List<Fact> training) {
        return new NeuralAutoencoder(
                network,
                embedding,
                preprocessing,
                center,
                inputNames,
                training,
                Objects.requireNonNull(logVarianceHead));
    }

    @Override
    public int inputDimension() {
        return network.inputs();
    }

    @Override
    public int latentDimension() {
        return network.layers().get(embedding.layer() - 1).outputs();
    }

    @Override
    public List<String> inputNames() {
        return inputNames;
    }

    @Override
    public Preprocessing preprocessing() {
        return preprocessing;
    }

    /** @return the trained network */
    public Network network() {
        return network;
    }

    /** @return of a variational autoencoder, the layer that gives the logarithms of variances beside the means */
    public Optional<Layer> logVarianceHead() {
        return Optional.ofNullable(logVarianceHead);
    }

    /** @return where the embedding is read */
    public EmbeddingLayer embedding() {
        return embedding;
    }

    /** @return what is subtracted from a preprocessed row, of length d, or of length 0 for nothing; a copy */
    public double[] center() {
        return center.clone();
    }

    /** The same without a copy; not to be changed. */
    double[] centerShared() {
        return center;
    }

    /** @return what a reader should know about the training, in order */
    public List<Fact> training() {
        return training;
    }

    /** By layer: the product with its weights. */
    List<RowProduct> products() {
        if (products == null) {
            products = network.layers().stream().map(Layer::product).toList();
        }
        return products;
    }

    /**
     * Some of the layers.
     *
     * @param from first layer, from 0
     * @param to behind the last layer
     * @param first applied to what goes in, or null for none
     * @param activateLast whether the activation of the last layer is applied
     */
    LayerPass pass(final int from, final int to, final Activation first, final boolean activateLast) {
        return new LayerPass(network.layers().subList(from, to), products().subList(from, to), first, activateLast);
    }

    @Override
    public Encoder encoder() {
        return new NeuralEncoder(this);
    }

    @Override
    public Decoder decoder() {
        return new NeuralDecoder(this);
    }

    /** Of the hidden layers; one title when they have the same. */
    private String activationTitle() {
        final List<String> titles = network.layers().stream()
                .limit(Math.max(1, network.layers().size() - 1L))
                .map(layer -> layer.activation().title())
                .toList();
        return titles.stream().distinct().count() == 1 ? titles.get(0) : String.join(" - ", titles);
    }

    @Override
    public OptionalDouble log10Condition() {
        return OptionalDouble.empty();
    }

    @Override
    public AutoencoderSummary summary() {
        final List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Layers", network.sizes()));
        facts.add(new Fact("Activation", activationTitle()));
        facts.add(new Fact("Biases", network.layers().get(0).hasBias() ? "yes" : "no"));
        facts.add(new Fact("Embedding", embedding.title()));
        facts.add(new Fact("Preprocessing", preprocessing.title()));
        facts.add(new Fact("Centered", center.length == 0 ? "no" : "yes"));
        facts.add(new Fact("Input dimension (d)", Integer.toString(inputDimension())));
        facts.add(new Fact("Latent dimension (h)", Integer.toString(latentDimension())));
        facts.addAll(training);
        return new AutoencoderSummary(
                logVarianceHead == null ? "Neural autoencoder" : "Variational autoencoder", facts, List.of());
    }
}
