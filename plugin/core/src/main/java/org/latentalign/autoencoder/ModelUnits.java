package org.latentalign.autoencoder;

import java.util.List;
import java.util.stream.IntStream;
import org.latentalign.neural.Layer;

/**
 * A model unit by unit: each number of an embedding, of a layer or of a decoded row comes from the inputs of its part by its
 * weights, its bias and, in a network, its activation.
 *
 * <p>Encoder: {@code z = W (x - mean) + bias}. Decoder: {@code x = W (z - encoder's bias) + bias}. A layer of a network:
 * {@code y = activation(W x + bias)}, where the first takes {@code x - mean}, and the mean is added to what the last one gives.
 */
public final class ModelUnits {

    /** The part whose units give a row back, except in a network, where it is the last layer. */
    public static final String DECODER = "decoder";

    private static final String ENCODER = "encoder";

    private static final String LOG_VARIANCES = "log-variances";

    private ModelUnits() {}

    /**
     * A number that a part of a model gives.
     *
     * @param part "encoder", "decoder", "layer 1" and so on, or "log-variances" of a variational autoencoder
     * @param number of the unit in its part, from 1
     * @param bias what is added to the weighted inputs
     * @param activation what is done to their sum, as in "Leaky ReLU"; empty for nothing
     * @param weights one for each input of the part; not to be changed
     */
    public record Unit(String part, int number, double bias, String activation, double[] weights) {}

    /** Takes units. */
    @FunctionalInterface
    public interface Sink {

        /** @param unit the next */
        void accept(Unit unit);
    }

    /**
     * Gives all units of a model, part by part. Of a model that knows few of very many directions there are none: its
     * directions and gains say the same.
     *
     * @param model any autoencoder
     * @param sink takes them
     */
    public static void forEach(final Autoencoder model, final Sink sink) {
        if (model instanceof final NeuralAutoencoder neural) {
            int number = 0;
            for (final Layer layer : neural.network().layers()) {
                number++;
                addLayer(layer(number), layer, sink);
            }
            neural.logVarianceHead().ifPresent(head -> addLayer(LOG_VARIANCES, head, sink));
        } else if (model instanceof final LinearMap map) {
            add(ENCODER, map.matrix(), map.outputMean(), sink);
            add(DECODER, map.inverse(), map.inputMean(), sink);
        } else if (model instanceof final SpectralAutoencoder spectral && !spectral.isLowRank()) {
            add(ENCODER, encoderWeight(spectral), new double[spectral.latentDimension()], sink);
            add(DECODER, decoderWeight(spectral), mean(spectral), sink);
        }
    }

    /** @return what the part is called that is a layer of a network, from 1 */
    public static String layer(final int number) {
        return "layer " + number;
    }

    private static void addLayer(final String part, final Layer layer, final Sink sink) {
        for (int i = 0; i < layer.outputs(); i++) {
            final double[] weights = new double[layer.inputs()];
            for (int j = 0; j < weights.length; j++) {
                weights[j] = layer.weights()[i][j];
            }
            sink.accept(new Unit(
                    part,
                    i + 1,
                    layer.hasBias() ? layer.bias()[i] : 0,
                    layer.activation().title(),
                    weights));
        }
    }

    private static void add(final String part, final double[][] weights, final double[] bias, final Sink sink) {
        for (int i = 0; i < weights.length; i++) {
            sink.accept(new Unit(part, i + 1, bias[i], "", weights[i]));
        }
    }

    /** @return what is subtracted from a preprocessed row; zeros for nothing; new */
    public static double[] mean(final Autoencoder model) {
        final double[] none = new double[model.inputDimension()];
        if (model instanceof final SpectralAutoencoder spectral) {
            return spectral.options().centered() ? spectral.mean() : none;
        }
        if (model instanceof final NeuralAutoencoder neural) {
            return neural.center().length == 0 ? none : neural.center();
        }
        return model instanceof final LinearMap map ? map.inputMean().clone() : none;
    }

    /** @return h x d, of a model that is not of low rank */
    static double[][] encoderWeight(final SpectralAutoencoder model) {
        return model.options().coordinates() == Coordinates.PRINCIPAL_AXES
                ? stretched(model, model.encoderGains())
                : model.encoderMatrix();
    }

    /** @return d x h, of a model that is not of low rank */
    static double[][] decoderWeight(final SpectralAutoencoder model) {
        return model.options().coordinates() == Coordinates.PRINCIPAL_AXES
                ? transposed(stretched(model, model.decoderGains()))
                : model.decoderMatrix();
    }

    /** The directions, each times its gain: {@code diag(b) U^T}. */
    private static double[][] stretched(final SpectralAutoencoder model, final double[] gains) {
        final double[][] rows = new double[gains.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = model.direction(i).clone();
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] *= gains[i];
            }
        }
        return rows;
    }

    private static double[][] transposed(final double[][] matrix) {
        final double[][] transposed = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < transposed.length; j++) {
                transposed[j][i] = matrix[i][j];
            }
        }
        return transposed;
    }

    /** @return the names of the inputs; numbers from 1 where they have none */
    public static List<String> inputNames(final Autoencoder model) {
        if (!model.inputNames().isEmpty()) {
            return model.inputNames();
        }
        return IntStream.rangeClosed(1, model.inputDimension())
                .mapToObj(Integer::toString)
                .toList();
    }
}
