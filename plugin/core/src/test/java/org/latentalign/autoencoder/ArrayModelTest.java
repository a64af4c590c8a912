package org.latentalign.autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentalign.docs.Python;
import org.latentalign.format.FormatException;
import org.latentalign.format.numpy.NpzWriter;
import org.latentalign.format.numpy.NumpyArrays;

/** Models of arrays that another program has saved. */
class ArrayModelTest {

    private static final double[][] WEIGHTS = {{1, 2, 0}, {0, 1, -1}};

    @TempDir
    private Path folder;

    private static NpzWriter.Content matrix(final double[][] rows) {
        return out -> NumpyArrays.matrix(
                rows.length,
                rows[0].length,
                (index, row) -> System.arraycopy(rows[(int) index], 0, row, 0, row.length),
                out);
    }

    private static NpzWriter.Content text(final String text) {
        return out -> NumpyArrays.text(text, out);
    }

    private static NpzWriter.Content numbers(final double... numbers) {
        return out -> NumpyArrays.numbers(numbers, out);
    }

    private static Autoencoder read(final Map<String, NpzWriter.Content> arrays) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (NpzWriter archive = new NpzWriter(bytes)) {
            for (final Map.Entry<String, NpzWriter.Content> array : arrays.entrySet()) {
                archive.add(array.getKey(), array.getValue());
            }
        }
        return NumpyFormat.read(() -> new ByteArrayInputStream(bytes.toByteArray()), Set.of())
                .model();
    }

    private static double[] encoded(final Autoencoder model, final double... row) {
        return SpectralFitTest.encode(model, new double[][] {row})[0];
    }

    @Test
    void aMatrixIsAModel() throws IOException {
        final Autoencoder model = read(Map.of("encoder_weight", matrix(WEIGHTS)));
        assertEquals(3, model.inputDimension());
        assertArrayEquals(new double[] {5, -1}, encoded(model, 1, 2, 3), 1e-14);
        assertEquals("Linear autoencoder", model.summary().title());
    }

    @Test
    void meansNamesAndDecoderAreKept() throws IOException {
        final double[][] decoder = {{0.5, 0}, {0, 2}, {1, 1}};
        final Autoencoder model = read(Map.of(
                "kind", text("linear"),
                "encoder_weight", matrix(WEIGHTS),
                "decoder_weight", matrix(decoder),
                "mean", numbers(1, 1, 1),
                "output_mean", numbers(10, 20),
                "input_names", out -> NumpyArrays.texts(List.of("TP53", "\u03b2", "c"), out)));
        assertEquals(List.of("TP53", "\u03b2", "c"), model.inputNames());
        final double[] embedding = encoded(model, 1, 2, 3);
        assertArrayEquals(new double[] {12, 19}, embedding, 1e-14);
        final double[] decoded = new double[3];
        model.decoder().decode(embedding, decoded);
        assertArrayEquals(new double[] {1 + 0.5 * 2, 1 + 2 * -1, 1 + 2 - 1}, decoded, 1e-14);
    }

    /** {@code z = U diag(b - t) U'(x - mean) + t (x - mean)}, by hand. */
    @Test
    void directionsAndGainsAreAModel() throws IOException {
        final Autoencoder model = read(Map.of(
                "directions", matrix(new double[][] {{0.6, 0.8, 0}, {0, 0, 1}}),
                "gains", numbers(5, 2),
                "rest_gain", out -> NumpyArrays.number(0.5, out),
                "mean", numbers(1, 1, 1)));
        // the row less the mean is (1, 2, 3): 2.2 along the first direction, 3 along the second, (-0.32, 0.24, 0)
        // beside
        final double[] embedding = encoded(model, 2, 3, 4);
        assertArrayEquals(new double[] {6.6 - 0.16, 8.8 + 0.12, 6}, embedding, 1e-14);
        final double[] decoded = new double[3];
        model.decoder().decode(embedding, decoded);
        assertArrayEquals(new double[] {2, 3, 4}, decoded, 1e-14);
        assertEquals("Spectral autoencoder", model.summary().title());
    }

    /** Without a gain for the rest there is nothing of it, and nothing undoes a gain of 0. */
    @Test
    void directionsWithoutARest() throws IOException {
        final Autoencoder model = read(Map.of(
                "directions", matrix(new double[][] {{1, 0, 0}, {0, 1, 0}}),
                "gains", numbers(4, 0)));
        final double[] embedding = encoded(model, 3, 5, 7);
        assertArrayEquals(new double[] {12, 0, 0}, embedding);
        final double[] decoded = new double[3];
        model.decoder().decode(embedding, decoded);
        assertArrayEquals(new double[] {3, 0, 0}, decoded);
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AutoencoderFormat.write(model, bytes);
        final Autoencoder again = AutoencoderFormat.read(new ByteArrayInputStream(bytes.toByteArray()));
        assertEquals(model.summary(), again.summary());
        assertArrayEquals(embedding, encoded(again, 3, 5, 7));
    }

    /** A model of few directions is the same to the last bit without its state. */
    @Test
    void aLowRankModelNeedsNoState() throws IOException {
        for (final SpectralAutoencoder model : NumpyFormatTest.lowRankModels()) {
            final SpectralAutoencoder again = (SpectralAutoencoder) NumpyFormatTest.readWithoutState(model);
            final double[] row = new double[model.inputDimension()];
            Arrays.setAll(row, i -> Math.sin(i + 1));
            assertArrayEquals(encoded(model, row.clone()), encoded(again, row.clone()), 1e-12);
            final double[] decoded = new double[row.length];
            final double[] expected = new double[row.length];
            model.decoder().decode(row, expected);
            again.decoder().decode(row, decoded);
            assertArrayEquals(expected, decoded, 1e-12);
            assertArrayEquals(model.eigenvalues(), again.eigenvalues());
            assertEquals(model.firstDirection(), again.firstDirection());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanh", "relu", "sigmoid"})
    void layersAreANetwork(final String activation) throws IOException {
        final Map<String, NpzWriter.Content> arrays = new LinkedHashMap<>();
        arrays.put("layer1_weight", matrix(WEIGHTS));
        arrays.put("layer1_bias", numbers(0.5, -0.5));
        arrays.put("layer1_activation", text(activation));
        arrays.put("layer2_weight", matrix(new double[][] {{1, 0}, {0, 1}, {1, 1}}));
        arrays.put("embedding_after_activation", out -> NumpyArrays.whole(1, out));
        final double[] embedding = encoded(read(arrays), 1, 2, 3);
        final double[] sums = {5.5, -1.5};
        for (int i = 0; i < 2; i++) {
            final double expected =
                    switch (activation) {
                        case "tanh" -> Math.tanh(sums[i]);
                        case "relu" -> Math.max(0, sums[i]);
                        default -> 1 / (1 + Math.exp(-sums[i]));
                    };
            assertEquals(expected, embedding[i], 1e-14);
        }
    }

    /** What this project writes is read from its arrays, too, when the state was removed. */
    @Test
    void arraysOfTheWriterGiveTheSameEmbedding() throws IOException {
        final double[] row = {0.5, -1, 2, 0, 3, 1.25};
        for (final Autoencoder model : ModelUnitsTest.models()) {
            final Autoencoder again = NumpyFormatTest.readWithoutState(model);
            final double[] expected = encoded(model, row.clone());
            final double[] found = encoded(again, row.clone());
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], found[i], 1e-12 * Math.max(1, Math.abs(expected[i])));
            }
            assertEquals(model.inputNames(), again.inputNames());
        }
    }

    private static void assertRefused(final String begin, final Map<String, NpzWriter.Content> arrays) {
        final var failure = assertThrows(IOException.class, () -> read(arrays));
        assertTrue(failure instanceof FormatException || failure instanceof StorageException);
        assertTrue(failure.getMessage().startsWith(begin), failure.getMessage());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        final var weights = matrix(WEIGHTS);
        assertRefused("This is no archive of a model", Map.of("weights", weights));
        assertRefused(
                "The array \"mean\" has 2 numbers where the model needs 3",
                Map.of("encoder_weight", weights, "mean", numbers(1, 2)));
        assertRefused("decoder_weight has the shape", Map.of("encoder_weight", weights, "decoder_weight", weights));
        assertRefused(
                "The array \"encoder_weight\" has numbers that are not finite",
                Map.of("encoder_weight", matrix(new double[][] {{1, Double.NaN}})));
        assertRefused("The array \"encoder_weight\" should be a matrix", Map.of("encoder_weight", numbers(1, 2)));
        assertRefused("The network has 3 inputs and 2 outputs", Map.of("layer1_weight", weights));
        final Map<String, NpzWriter.Content> directions = new LinkedHashMap<>(
                Map.of("directions", matrix(new double[][] {{1, 0}, {0.6, 0.8}}), "gains", numbers(1, 2)));
        assertRefused("The rows of \"directions\" are not orthonormal: rows 1 and 2 have the product 0.6", directions);
        directions.put("directions", matrix(new double[][] {{1, 0}, {0, 2}}));
        assertRefused("The rows of \"directions\" are not orthonormal: the length of row 2 is 2.0", directions);
        directions.put("directions", matrix(new double[][] {{1}, {0}}));
        assertRefused("There are 2 directions of 1 inputs: they have to be the rows", directions);
        directions.put("directions", matrix(new double[][] {{1, 0}, {0, 1}}));
        directions.put("eigenvalues", numbers(3));
        assertRefused("The arrays make no model: there are 1 eigenvalues, but the directions need 2.", directions);
        directions.remove("eigenvalues");
        directions.put("first_direction", out -> NumpyArrays.whole(1, out));
        assertRefused("The array \"first_direction\" is 1", directions);
        directions.put("first_direction", out -> NumpyArrays.number(0.5, out));
        assertRefused("The array \"first_direction\" is 0.5", directions);
        directions.remove("first_direction");
        directions.put("layer1_weight", weights);
        assertRefused("There are both \"directions\"", directions);
        assertRefused("The array \"gains\" is missing", Map.of("directions", matrix(new double[][] {{1, 0}})));
        final Map<String, NpzWriter.Content> network =
                new LinkedHashMap<>(Map.of("layer1_weight", weights, "layer2_weight", matrix(new double[3][2])));
        network.put("encoder_weight", weights);
        assertRefused("There are both \"encoder_weight\"", network);
        network.remove("encoder_weight");
        network.put("layer1_activation", text("swish"));
        assertRefused("The activation of layer 1 is \"swish\"", network);
        network.put("layer1_activation", text("relu"));
        network.put("preprocessing", out -> NumpyArrays.texts(List.of("WHITEN"), out));
        assertRefused("There is no step of preprocessing \"WHITEN\"", network);
        network.remove("preprocessing");
        network.put("embedding_layer", out -> NumpyArrays.whole(2, out));
        assertRefused("The array embedding_layer has to say", network);
        network.put("embedding_layer", out -> NumpyArrays.number(1.5, out));
        assertRefused("The array embedding_layer has to say", network);
        network.put("layer4_weight", weights);
        assertRefused("There are the weights of 3 layers, but no array \"layer3_weight\"", network);
        network.put("format_version", out -> NumpyArrays.whole(7, out));
        assertRefused("The arrays of the model are in another version than 1", network);
    }

    /** Python objects, complex numbers and the like, which programs keep beside a model. */
    @Test
    void arraysOfOtherNamesMayHoldAnything() throws IOException {
        final Autoencoder model = read(Map.of(
                "encoder_weight",
                matrix(WEIGHTS),
                "scores",
                out -> out.write(NumpyArrays.header("<c16", 1000)),
                "svd_solver",
                out -> out.write(NumpyArrays.header("|O"))));
        assertArrayEquals(new double[] {5, -1}, encoded(model, 1, 2, 3), 1e-14);
        assertRefused(
                "The array \"input_names\" has no numbers or texts that can be read: it holds Python objects.",
                Map.of(
                        "encoder_weight",
                        matrix(WEIGHTS),
                        "input_names",
                        out -> out.write(NumpyArrays.header("|O", 3))));
    }

    @Test
    void unsignedNumbersOf64BitsAreRead() throws IOException {
        final Autoencoder model = read(Map.of("encoder_weight", out -> {
            out.write(NumpyArrays.header("<u8", 1, 2));
            final ByteBuffer numbers = ByteBuffer.allocate(2 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            out.write(numbers.putLong(3).putLong(-1).array());
        }));
        assertArrayEquals(new double[] {3, 0x1p64}, encodedUnits(model));
    }

    private static double[] encodedUnits(final Autoencoder model) {
        return new double[] {encoded(model, 1, 0)[0], encoded(model, 0, 1)[0]};
    }

    private static final String SAVE =
            """
            import numpy
            generator = numpy.random.default_rng(1)
            x = generator.normal(size=(5, 4))
            mean = x.mean(axis=0)
            components = numpy.linalg.svd(x - mean, full_matrices=False)[2][:2]
            numpy.savez("linear.npz", kind="linear", mean=mean, encoder_weight=numpy.asfortranarray(components),
                        decoder_weight=components.T, input_names=["a", "b", "\\u03b2", "d"])
            first, bias = generator.normal(size=(3, 4)).astype("f4"), generator.normal(size=3).astype("f4")
            second, third = generator.normal(size=(2, 3)).astype(">f4"), generator.normal(size=(4, 2)).astype("f4")
            numpy.savez_compressed("network.npz", mean=mean, layer1_weight=first, layer1_bias=bias,
                                   layer1_activation="tanh", layer2_weight=second, layer2_activation="relu",
                                   layer3_weight=third, embedding_layer=2)
            x.astype("<f8").tofile("rows.bin")
            ((x - mean) @ components.T).astype("<f8").tofile("linear.bin")
            hidden = numpy.tanh((x - mean) @ first.astype("f8").T + bias)
            (hidden @ second.astype("f8").T).astype("<f8").tofile("network.bin")
            """;

    private double[][] rows(final String name, final int length) throws IOException {
        final ByteBuffer bytes =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name))).order(ByteOrder.LITTLE_ENDIAN);
        final double[][] rows = new double[5][length];
        for (final double[] row : rows) {
            for (int j = 0; j < length; j++) {
                row[j] = bytes.getDouble();
            }
        }
        return rows;
    }

    /** Saved by numpy.savez and numpy.savez_compressed, applied there and here. */
    @Test
    void whatNumpySavesIsRead() throws Exception {
        Python.run(List.of("numpy"), folder, SAVE);
        for (final String name : List.of("linear", "network")) {
            final Autoencoder model = NumpyFormat.read(
                            () -> Files.newInputStream(folder.resolve(name + ".npz")), Set.of())
                    .model();
            final double[][] expected = rows(name + ".bin", 2);
            final double[][] found = SpectralFitTest.encode(model, rows("rows.bin", 4));
            for (int i = 0; i < expected.length; i++) {
                assertArrayEquals(expected[i], found[i], 1e-12, name);
            }
        }
    }
}
