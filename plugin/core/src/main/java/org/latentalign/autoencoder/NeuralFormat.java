package org.latentalign.autoencoder;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.latentalign.autoencoder.AutoencoderSummary.Fact;
import org.latentalign.neural.Activation;
import org.latentalign.neural.EmbeddingLayer;
import org.latentalign.neural.Layer;
import org.latentalign.neural.Network;

/**
 * The neural part of {@link AutoencoderFormat}. Numbers that stand for choices stand in this class and never change their
 * meaning.
 */
final class NeuralFormat {

    private static final int MAX_LAYERS = 1 << 10;

    private static final int LEAKY_RELU = 1;
    private static final int TANH = 2;
    private static final int SIGMOID = 3;
    private static final int ELU = 4;
    private static final int SOFTPLUS = 5;

    private NeuralFormat() {}

    static void write(final NeuralAutoencoder model, final DataOutputStream out) throws IOException {
        StreamParts.writePreprocessing(model.preprocessing(), out);
        StreamParts.writeNames(model.inputNames(), out);
        out.writeInt(model.embedding().layer());
        out.writeBoolean(model.embedding().afterActivation());
        StreamParts.writeFacts(model.training(), out);
        out.writeInt(model.inputDimension());
        final double[] center = model.center();
        out.writeBoolean(center.length > 0);
        StreamParts.writeDoubles(center, out);
        out.writeInt(model.network().layers().size());
        for (final Layer layer : model.network().layers()) {
            writeLayer(layer, out);
        }
        if (model.logVarianceHead().isPresent()) {
            writeLayer(model.logVarianceHead().get(), out);
        }
    }

    private static void writeLayer(final Layer layer, final DataOutputStream out) throws IOException {
        out.writeInt(layer.outputs());
        writeActivation(layer.activation(), out);
        out.writeBoolean(layer.hasBias());
        writeFloats(layer.bias(), out);
        for (final float[] row : layer.weights()) {
            writeFloats(row, out);
        }
    }

    /** @param isVariational whether the log-variance head follows */
    static NeuralAutoencoder read(final DataInputStream in, final boolean isVariational) throws IOException {
        final Preprocessing preprocessing = StreamParts.readPreprocessing(in);
        final List<String> names = StreamParts.readNames(in);
        final int embedding = in.readInt();
        final boolean afterActivation = in.readBoolean();
        final List<Fact> facts = StreamParts.readFacts(in);
        final int d = StreamParts.number(in, StreamParts.MAX_DIMENSION, "input dimension");
        final double[] center = StreamParts.readDoubles(in, in.readBoolean() ? d : 0);
        final int layerCount = StreamParts.number(in, MAX_LAYERS, "number of layers");
        final List<Layer> layers = new ArrayList<>();
        int inputs = d;
        try {
            for (int i = 0; i < layerCount; i++) {
                layers.add(readLayer(in, inputs));
                inputs = layers.get(i).outputs();
            }
            final Network network = new Network(layers);
            final EmbeddingLayer layer = new EmbeddingLayer(embedding, afterActivation);
            if (!isVariational) {
                return new NeuralAutoencoder(network, layer, preprocessing, center, names, facts);
            }
            if (embedding > layers.size()) {
                throw AutoencoderFormat.damaged("its parts do not fit together");
            }
            final Layer head = readLayer(in, layers.get(embedding - 1).inputs());
            return NeuralAutoencoder.variational(network, layer, head, preprocessing, center, names, facts);
        } catch (final IllegalArgumentException e) { // a record refused its parts
            throw AutoencoderFormat.damaged("its parts do not fit together");
        }
    }

    private static Layer readLayer(final DataInputStream in, final int inputs) throws IOException {
        final int outputs = StreamParts.number(in, StreamParts.MAX_DIMENSION, "size of a layer");
        if (inputs < 1 || outputs < 1) {
            throw AutoencoderFormat.damaged("a layer is empty");
        }
        final Activation activation = readActivation(in);
        final float[] bias = readFloats(in, in.readBoolean() ? outputs : 0);
        final List<float[]> weights = new ArrayList<>(); // grows with the data, in case that a size is damaged
        for (int i = 0; i < outputs; i++) {
            weights.add(readFloats(in, inputs));
        }
        return new Layer(weights.toArray(new float[0][]), bias, activation);
    }

    private static void writeActivation(final Activation activation, final DataOutputStream out) throws IOException {
        if (activation instanceof final Activation.LeakyRelu leaky) {
            out.writeInt(LEAKY_RELU);
            out.writeDouble(leaky.slope());
        } else if (activation instanceof Activation.Tanh) {
            out.writeInt(TANH);
        } else if (activation instanceof Activation.Sigmoid) {
            out.writeInt(SIGMOID);
        } else if (activation instanceof Activation.Elu) {
            out.writeInt(ELU);
        } else if (activation instanceof Activation.Softplus) {
            out.writeInt(SOFTPLUS);
        }
    }

    private static Activation readActivation(final DataInputStream in) throws IOException {
        final int kind = in.readInt();
        return switch (kind) {
            case LEAKY_RELU -> new Activation.LeakyRelu(in.readDouble());
            case TANH -> new Activation.Tanh();
            case SIGMOID -> new Activation.Sigmoid();
            case ELU -> new Activation.Elu();
            case SOFTPLUS -> new Activation.Softplus();
            default -> throw AutoencoderFormat.damaged("there is no activation " + kind);
        };
    }

    private static void writeFloats(final float[] values, final DataOutputStream out) throws IOException {
        final ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES);
        buffer.asFloatBuffer().put(values);
        out.write(buffer.array());
    }

    private static float[] readFloats(final DataInputStream in, final int count) throws IOException {
        final float[] values = new float[count];
        ByteBuffer.wrap(StreamParts.exactly(in, count * Float.BYTES))
                .asFloatBuffer()
                .get(values);
        return values;
    }
}
