package org.latentalign.autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentalign.autoencoder.AutoencoderSummary.Fact;
import org.latentalign.neural.Activation;
import org.latentalign.neural.EmbeddingLayer;
import org.latentalign.neural.Layer;
import org.latentalign.neural.Network;

class NeuralAutoencoderTest {

    private static final Activation LEAKY = new Activation.LeakyRelu(0.5);

    /** Two inputs, three hidden units, by hand. */
    private static final Network SMALL = new Network(List.of(
            new Layer(new float[][] {{1, 0}, {0, 1}, {1, -1}}, new float[] {0, 1, 0}, LEAKY),
            new Layer(new float[][] {{1, 0, 2}, {0, 1, 0}}, new float[] {0.25f, 0}, new Activation.LeakyRelu(1))));

    private static NeuralAutoencoder model(final boolean after, final double... center) {
        return new NeuralAutoencoder(
                SMALL, new EmbeddingLayer(1, after), Preprocessing.NONE, center, List.of("a", "b"), List.of());
    }

    @Test
    void embedsBeforeTheActivation() {
        final double[] embedding = new double[3];
        assertEquals(RowCondition.REGULAR, model(false).encoder().encode(new double[] {2, -4}, embedding));
        assertArrayEquals(new double[] {2, -3, 6}, embedding);
        final double[] row = new double[2];
        model(false).decoder().decode(embedding, row);
        assertArrayEquals(new double[] {2 + 12 + 0.25, -1.5}, row);
    }

    @Test
    void embedsAfterTheActivation() {
        final double[] embedding = new double[3];
        model(true).encoder().encode(new double[] {2, -4}, embedding);
        assertArrayEquals(new double[] {2, -1.5, 6}, embedding);
        final double[] row = new double[2];
        model(true).decoder().decode(embedding, row);
        assertArrayEquals(new double[] {14.25, -1.5}, row);
    }

    @Test
    void centersAndComesBack() {
        final double[] embedding = new double[3];
        model(false, 1, 2).encoder().encode(new double[] {3, -2}, embedding);
        assertArrayEquals(new double[] {2, -3, 6}, embedding);
        final double[] row = new double[2];
        model(false, 1, 2).decoder().decode(embedding, row);
        assertArrayEquals(new double[] {15.25, 0.5}, row);
    }

    @Test
    void manyRowsAreTheSameAsOneByOne() {
        final NeuralAutoencoder model = model(false, 1, 2);
        final double[][] rows = new double[150][2];
        final double[][] expected = new double[150][3];
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = Math.sin(i);
            rows[i][1] = i == 70 ? Double.NaN : Math.cos(i);
            model.encoder().encode(rows[i], expected[i]);
        }
        final double[][] embeddings = new double[150][3];
        final RowCondition[] conditions = new RowCondition[150];
        model.encoder().encodeAll(rows, 150, embeddings, conditions);
        assertArrayEquals(expected, embeddings);
        assertEquals(RowCondition.NOT_FINITE, conditions[70]);
        assertEquals(RowCondition.REGULAR, conditions[71]);
    }

    @Test
    void survivesTheStreamToTheLastBit() throws IOException {
        final NeuralAutoencoder model = new NeuralAutoencoder(
                SMALL,
                new EmbeddingLayer(1, true),
                Preprocessing.of(PreprocessingStep.MIN_MAX),
                new double[] {0.1, 1e-300},
                List.of("α", ""),
                List.of(new Fact("Epochs", "3")));
        final byte[] bytes = bytes(model);
        final NeuralAutoencoder read = (NeuralAutoencoder) AutoencoderFormat.read(new ByteArrayInputStream(bytes));
        assertArrayEquals(bytes, bytes(read));
        assertEquals(model.summary(), read.summary());
        assertEquals(model.inputNames(), read.inputNames());
        assertEquals(model.embedding(), read.embedding());
        assertArrayEquals(model.center(), read.center());
        assertArrayEquals(
                SMALL.layers().get(0).weights(), read.network().layers().get(0).weights());
        assertEquals(2, bytes[11]); // version
        assertEquals(2, bytes[15]); // kind
    }

    @Test
    void describesLayersActivationsAndTraining() {
        final Activation tanh = new Activation.Tanh();
        final Activation linear = new Activation.LeakyRelu(1);
        final Network kramer = new Network(List.of(
                new Layer(new float[3][2], new float[3], tanh),
                new Layer(new float[1][3], new float[1], linear),
                new Layer(new float[3][1], new float[3], tanh),
                new Layer(new float[2][3], new float[2], linear)));
        final List<Fact> facts = new NeuralAutoencoder(
                        kramer,
                        new EmbeddingLayer(2, false),
                        Preprocessing.NONE,
                        new double[0],
                        List.of(),
                        List.of(new Fact("Epochs", "3")))
                .summary()
                .facts();
        assertTrue(facts.contains(new Fact("Layers", "2-3-1-3-2")), facts::toString);
        assertTrue(facts.contains(new Fact("Activation", "tanh - linear - tanh")), facts::toString);
        assertTrue(facts.contains(new Fact("Embedding", "hidden layer 2 before activation")), facts::toString);
        assertTrue(facts.contains(new Fact("Epochs", "3")), facts::toString);
        assertTrue(model(false).summary().facts().contains(new Fact("Activation", LEAKY.title())));
    }

    @Test
    void everyActivationSurvivesTheStream() throws IOException {
        for (final Activation activation : List.of(
                new Activation.LeakyRelu(-0.25),
                new Activation.Tanh(),
                new Activation.Sigmoid(),
                new Activation.Elu(),
                new Activation.Softplus())) {
            final Network network = new Network(List.of(
                    new Layer(new float[][] {{1}}, new float[0], activation),
                    new Layer(new float[][] {{1}}, new float[0], new Activation.LeakyRelu(1))));
            final NeuralAutoencoder model = new NeuralAutoencoder(
                    network, new EmbeddingLayer(1, false), Preprocessing.NONE, new double[0], List.of(), List.of());
            final NeuralAutoencoder read =
                    (NeuralAutoencoder) AutoencoderFormat.read(new ByteArrayInputStream(bytes(model)));
            assertEquals(activation, read.network().layers().get(0).activation());
        }
    }

    @Test
    void everyPartOfAStreamIsRefusedInASentence() throws IOException {
        final byte[] bytes = bytes(model(false, 1, 2));
        for (int length = 8; length < bytes.length; length++) {
            final byte[] part = Arrays.copyOf(bytes, length);
            final String message = assertThrows(
                            StorageException.class, () -> AutoencoderFormat.read(new ByteArrayInputStream(part)))
                    .getMessage();
            assertTrue(message.startsWith("The autoencoder is incomplete"), message);
        }
        for (int i = 8; i < bytes.length; i++) {
            final byte[] damaged = bytes.clone();
            damaged[i] ^= 0x40;
            assertThrows(StorageException.class, () -> AutoencoderFormat.read(new ByteArrayInputStream(damaged)));
        }
    }

    private static NeuralAutoencoder variational() {
        final Activation tanh = new Activation.Tanh();
        final Activation linear = new Activation.LeakyRelu(1);
        final Network network = new Network(List.of(
                new Layer(new float[][] {{1, 2}, {0.5f, -1}, {0, 1}}, new float[3], tanh),
                new Layer(new float[][] {{1, 0.25f, 3}}, new float[] {0.5f}, linear),
                new Layer(new float[][] {{1}, {-1}}, new float[2], linear)));
        final Layer head = new Layer(new float[][] {{4, 5, 6}}, new float[] {7}, linear);
        return NeuralAutoencoder.variational(
                network,
                new EmbeddingLayer(2, false),
                head,
                Preprocessing.NONE,
                new double[] {1, 2},
                List.of("a", "b"),
                List.of());
    }

    /** It encodes as the network of its means does, and nothing is lost on the way. */
    @Test
    void aVariationalModelKeepsItsLogVarianceHead() throws IOException {
        final NeuralAutoencoder model = variational();
        assertEquals(5, ByteBuffer.wrap(bytes(model)).getInt(8));
        assertEquals(2, ByteBuffer.wrap(bytes(model(false))).getInt(8)); // others stay as older releases read them
        final NeuralAutoencoder read =
                (NeuralAutoencoder) AutoencoderFormat.read(new ByteArrayInputStream(bytes(model)));
        assertArrayEquals(bytes(model), bytes(read));
        final Layer head = read.logVarianceHead().orElseThrow();
        assertArrayEquals(new float[] {4, 5, 6}, head.weights()[0]);
        assertArrayEquals(new float[] {7}, head.bias());
        assertEquals("Variational autoencoder", read.summary().title());
        final double[] embedding = new double[1];
        read.encoder().encode(new double[] {1.5, 2}, embedding);
        assertEquals(Math.tanh(0.5) + 0.25 * Math.tanh(0.25) + 0.5, embedding[0], 1e-15);
    }

    @Test
    void everyPartOfAVariationalStreamIsRefusedInASentence() throws IOException {
        final byte[] bytes = bytes(variational());
        for (int i = 8; i < bytes.length; i++) {
            final byte[] part = Arrays.copyOf(bytes, i);
            assertThrows(StorageException.class, () -> AutoencoderFormat.read(new ByteArrayInputStream(part)));
            final byte[] damaged = bytes.clone();
            damaged[i] ^= 0x40;
            assertThrows(StorageException.class, () -> AutoencoderFormat.read(new ByteArrayInputStream(damaged)));
        }
    }

    private static byte[] bytes(final Autoencoder model) throws IOException {
        final ByteArrayOutputStream stream = new ByteArrayOutputStream();
        AutoencoderFormat.write(model, stream);
        return stream.toByteArray();
    }
}
