package org.latentalign.autoencoder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.latentalign.autoencoder.AutoencoderSummary.Fact;
import org.latentalign.format.FormatException;
import org.latentalign.format.numpy.NpyArray;
import org.latentalign.kernel.FitException;
import org.latentalign.neural.Activation;
import org.latentalign.neural.EmbeddingLayer;
import org.latentalign.neural.Layer;
import org.latentalign.neural.Network;

/**
 * A model from arrays that another program has saved under the names of docs/library.md: a linear one from
 * {@code encoder_weight}, one of few directions from {@code directions}, a network from {@code layer1_weight} and so on. What
 * may be left out has the value that changes nothing.
 */
final class ArrayModel {

    private static final String ENCODER = "encoder_weight";

    private static final String DECODER = "decoder_weight";

    private static final String DIRECTIONS = "directions";

    private static final String MEAN = "mean";

    private static final String LOG_VARIANCE = "log_variance_";

    private static final double USUAL_SLOPE = 0.01;

    private static final Set<String> PARTS = Set.of(
            ENCODER,
            DECODER,
            DIRECTIONS,
            "gains",
            "decoder_gains",
            "rest_gain",
            "rest_decoder_gain",
            "eigenvalues",
            "first_direction",
            MEAN,
            "output_mean",
            "input_names",
            "preprocessing",
            "embedding_layer",
            "embedding_after_activation");

    private static final Pattern OF_LAYER =
            Pattern.compile("(layer\\d{1,9}|log_variance)_(weight|bias|activation|slope)");

    private static final Pattern WEIGHT_OF_LAYER = Pattern.compile("layer\\d{1,9}_weight");

    private final Map<String, NpyArray> arrays;

    private boolean isRounded;

    ArrayModel(final Map<String, NpyArray> arrays) {
        this.arrays = Map.copyOf(arrays);
    }

    /** @return whether among arrays of these names is what makes a model */
    static boolean isIn(final Iterable<String> names) {
        for (final String name : names) {
            if (name.equals(ENCODER) || name.equals(DIRECTIONS) || name.equals(layer(1) + "weight")) {
                return true;
            }
        }
        return false;
    }

    /** @return whether an array of this name is looked at */
    static boolean isPart(final String name) {
        return PARTS.contains(name) || OF_LAYER.matcher(name).matches();
    }

    private static String layer(final int number) {
        return "layer" + number + "_";
    }

    /**
     * @return the model
     * @throws FormatException when the arrays make none, with the sentence for the user
     */
    Autoencoder model() throws IOException {
        final boolean isNetwork = arrays.containsKey(layer(1) + "weight");
        final boolean isMap = arrays.containsKey(ENCODER);
        final boolean isOfDirections = arrays.containsKey(DIRECTIONS) && arrays.containsKey("gains");
        if (isNetwork && (isMap || isOfDirections)) {
            throw new FormatException("There are both \"" + (isMap ? ENCODER : DIRECTIONS)
                    + "\", which is a linear model, and \"" + layer(1)
                    + "weight\", which is a network: keep the arrays of one model.");
        }
        try {
            if (isNetwork) {
                return network();
            }
            return isMap ? map() : directions();
        } catch (final IllegalArgumentException e) { // a record refused its parts
            throw new FormatException("The arrays make no model: " + e.getMessage(), e);
        } catch (final FitException e) {
            throw new FormatException(e.getMessage(), e);
        }
    }

    private Optional<NpyArray> find(final String name) {
        return Optional.ofNullable(arrays.get(name));
    }

    private double[] list(final String name, final int length) throws FormatException {
        if (!arrays.containsKey(name)) {
            return new double[length];
        }
        final double[] list = arrays.get(name).list();
        if (list.length != length) {
            throw new FormatException(
                    "The array \"" + name + "\" has " + list.length + " numbers where the model needs " + length + ".");
        }
        return list;
    }

    private List<String> inputNames(final int d) throws FormatException {
        final List<String> names =
                arrays.containsKey("input_names") ? arrays.get("input_names").texts() : List.of();
        if (!names.isEmpty() && names.size() != d) {
            throw new FormatException("There are " + names.size() + " input_names for " + d + " inputs.");
        }
        return names;
    }

    private LinearMap map() throws FormatException, FitException {
        final double[][] encoder = arrays.get(ENCODER).matrix();
        final int h = encoder.length;
        final int d = encoder[0].length;
        if (!preprocessing().steps().isEmpty()) {
            throw new FormatException("A linear model made of arrays has no preprocessing: remove the array"
                    + " \"preprocessing\" and do its steps before the model is applied.");
        }
        final LinearMap map = LinearMap.of(
                encoder,
                list(MEAN, d),
                list("output_mean", h),
                inputNames(d),
                List.of(new Fact(LinearMap.ORIGIN, "arrays of another program")));
        if (!arrays.containsKey(DECODER)) {
            return map;
        }
        final double[][] decoder = arrays.get(DECODER).matrix();
        if (decoder.length != d || decoder[0].length != h) {
            throw new FormatException("decoder_weight has the shape "
                    + Arrays.toString(arrays.get(DECODER).shape()) + ", but that of encoder_weight asks for [" + d
                    + ", " + h + "].");
        }
        return map.withInverse(decoder);
    }

    private SpectralAutoencoder directions() throws FormatException {
        final double[][] directions = arrays.get(DIRECTIONS).matrix();
        final int count = directions.length;
        final int d = directions[0].length;
        if (count > d) {
            throw new FormatException("There are " + count + " directions of " + d
                    + " inputs: they have to be the rows of \"" + DIRECTIONS + "\", not its columns.");
        }
        if (!arrays.containsKey("gains")) {
            throw new FormatException(
                    "The array \"gains\" is missing: it says by how much each direction is stretched.");
        }
        final double[] gains = list("gains", count);
        final double rest = single("rest_gain", 0);
        final double[] decoderGains = arrays.containsKey("decoder_gains")
                ? list("decoder_gains", count)
                : Arrays.stream(gains).map(ArrayModel::inverse).toArray();
        final double restDecoder = single("rest_decoder_gain", inverse(rest));
        final double others = single("first_direction", 0);
        final int first = (int) others;
        if (first != others || first < 0 || first > d - count) {
            throw new FormatException("The array \"first_direction\" is "
                    + (first == others ? Integer.toString(first) : Double.toString(others)) + ", and " + count
                    + " directions of "
                    + d + " inputs follow from 0 to " + (d - count) + " others.");
        }
        final double[] unknown = new double[first + count];
        Arrays.fill(unknown, Double.NaN);
        return new GivenDirections(
                        directions,
                        gains,
                        decoderGains,
                        rest == 0 && restDecoder == 0 ? new Remainder.None() : new Remainder.OneGain(rest, restDecoder),
                        arrays.containsKey("eigenvalues")
                                ? arrays.get("eigenvalues").list()
                                : unknown,
                        first)
                .model(list(MEAN, d), inputNames(d), preprocessing());
    }

    /** What undoes a gain; nothing undoes 0. */
    private static double inverse(final double gain) {
        return gain == 0 ? 0 : 1 / gain;
    }

    private NeuralAutoencoder network() throws FormatException {
        final List<Layer> layers = new ArrayList<>();
        while (arrays.containsKey(layer(layers.size() + 1) + "weight")) {
            layers.add(layerOf(layer(layers.size() + 1), "layer " + (layers.size() + 1)));
        }
        requireAll(layers.size());
        final Network network = new Network(layers);
        final int d = network.inputs();
        if (network.outputs() != d) {
            throw new FormatException("The network has " + d + " inputs and " + network.outputs()
                    + " outputs. A model needs the decoder, too: save all layers up to the reconstruction.");
        }
        final double hidden = single("embedding_layer", layers.size() == 2 ? 1 : 0);
        final int embedding = (int) hidden;
        if (embedding != hidden || embedding < 1 || embedding >= layers.size()) {
            throw new FormatException("The array embedding_layer has to say at which of the " + (layers.size() - 1)
                    + " hidden layers the embedding is, from 1.");
        }
        final EmbeddingLayer at = new EmbeddingLayer(embedding, single("embedding_after_activation", 0) != 0);
        final double[] center = arrays.containsKey(MEAN) ? list(MEAN, d) : new double[0];
        final List<String> names = inputNames(d);
        final Optional<Layer> head = arrays.containsKey(LOG_VARIANCE + "weight")
                ? Optional.of(layerOf(LOG_VARIANCE, "log-variances"))
                : Optional.empty();
        final List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(LinearMap.ORIGIN, "arrays of another program"));
        if (isRounded) {
            facts.add(new Fact("Weights", "rounded to single precision"));
        }
        return head.isPresent()
                ? NeuralAutoencoder.variational(network, at, head.get(), preprocessing(), center, names, facts)
                : new NeuralAutoencoder(network, at, preprocessing(), center, names, facts);
    }

    private void requireAll(final int layers) throws FormatException {
        final long weights = arrays.keySet().stream()
                .filter(name -> WEIGHT_OF_LAYER.matcher(name).matches())
                .count();
        if (weights > layers) {
            throw new FormatException("There are the weights of " + weights + " layers, but no array \""
                    + layer(layers + 1) + "weight\": layers are numbered from 1, without a gap.");
        }
    }

    private double single(final String name, final double usual) throws FormatException {
        return arrays.containsKey(name) ? arrays.get(name).number() : usual;
    }

    private Layer layerOf(final String begin, final String title) throws FormatException {
        final double[][] weights = arrays.get(begin + "weight").matrix();
        final float[][] rounded = new float[weights.length][];
        for (int i = 0; i < weights.length; i++) {
            rounded[i] = rounded(weights[i]);
        }
        final float[] bias =
                find(begin + "bias").isPresent() ? rounded(list(begin + "bias", weights.length)) : new float[0];
        return new Layer(rounded, bias, activation(begin, title));
    }

    private float[] rounded(final double[] numbers) throws FormatException {
        final float[] singles = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            singles[i] = (float) numbers[i];
            isRounded |= singles[i] != numbers[i];
            if (!Float.isFinite(singles[i])) {
                throw new FormatException(
                        "A weight of the network, " + numbers[i] + ", is beyond what single precision" + " holds.");
            }
        }
        return singles;
    }

    private Activation activation(final String begin, final String title) throws FormatException {
        final String name = arrays.containsKey(begin + "activation")
                ? arrays.get(begin + "activation").text()
                : "linear";
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "leaky_relu" -> new Activation.LeakyRelu(slope(begin, title));
            case "relu" -> new Activation.LeakyRelu(0);
            case "linear", "identity", "none" -> new Activation.LeakyRelu(1);
            case "tanh" -> new Activation.Tanh();
            case "sigmoid" -> new Activation.Sigmoid();
            case "elu" -> new Activation.Elu();
            case "softplus" -> new Activation.Softplus();
            default ->
                throw new FormatException("The activation of " + title + " is \"" + name
                        + "\"; known are leaky_relu, relu," + " linear, tanh, sigmoid, elu and softplus.");
        };
    }

    private double slope(final String begin, final String title) throws FormatException {
        final double slope = single(begin + "slope", USUAL_SLOPE);
        if (!(slope >= 0 && slope <= 1)) {
            throw new FormatException("The slope of " + title + " is " + slope + "; it has to be from 0 to 1.");
        }
        return slope;
    }

    private Preprocessing preprocessing() throws FormatException {
        final List<String> names = arrays.containsKey("preprocessing")
                ? arrays.get("preprocessing").texts()
                : List.of();
        final List<PreprocessingStep> steps = new ArrayList<>();
        for (final String name : names) {
            try {
                steps.add(PreprocessingStep.valueOf(name.strip()));
            } catch (final IllegalArgumentException e) {
                throw new FormatException(
                        "There is no step of preprocessing \"" + name + "\"; there are "
                                + new TreeSet<>(Arrays.stream(PreprocessingStep.values())
                                        .map(Enum::name)
                                        .toList())
                                + ".",
                        e);
            }
        }
        return Preprocessing.of(steps.toArray(new PreprocessingStep[0]));
    }
}
