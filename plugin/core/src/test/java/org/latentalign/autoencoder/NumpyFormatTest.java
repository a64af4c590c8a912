package org.latentalign.autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.latentalign.docs.Python;
import org.latentalign.format.numpy.NumpyArrays;
import org.latentalign.kernel.FitException;
import org.latentalign.neural.Activation;
import org.latentalign.neural.EmbeddingLayer;
import org.latentalign.neural.Layer;
import org.latentalign.neural.Network;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.AllButTheTopGain;
import org.latentalign.spectral.SecondMomentAccumulator;
import org.latentalign.spectral.ShiftedPowerGain;
import org.latentalign.spectral.WhiteningGain;

class NumpyFormatTest {

    private static final int D = 6;

    private static final Map<String, String> NOTES = Map.of("input_column", "Expression \u03b2", "empty", "");

    @TempDir
    private Path folder;

    private static final double[][] ROWS = rows();

    private static double[][] rows() {
        final Random random = new Random(5);
        final double[][] rows = new double[20][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = random.doubles(D, 0, 3).toArray();
        }
        return rows;
    }

    private static SpectralAutoencoder fit(final SpectralOptions options) {
        final SecondMomentAccumulator sum = new SecondMomentAccumulator(D, options.centered());
        try {
            for (final double[] row : ROWS) {
                sum.add(row);
            }
            return SpectralFit.of(
                            sum.finish(),
                            options,
                            List.of("a", "b", "\u03b2", "d \ud83e\uddec", "", "f"),
                            Progress.NONE)
                    .model();
        } catch (final FitException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One that knows the two strongest directions, and one gain for all others. */
    private static SpectralAutoencoder lowRank() {
        final SpectralAutoencoder all =
                fit(SpectralOptions.of(new ShiftedPowerGain(2)).withCentered(true));
        final double[][] directions = {all.direction(0), all.direction(1)};
        return new SpectralAutoencoder(
                all.options(),
                all.inputNames(),
                all.fittedRows(),
                all.mean(),
                new KnownSpectrum(
                        new DirectionMethod.Reached(),
                        Arrays.copyOf(all.eigenvalues(), 2),
                        2,
                        0,
                        all.log10ConditionNumber()),
                new StretchedDirections(
                        0,
                        directions,
                        Arrays.copyOf(all.encoderGains(), 2),
                        Arrays.copyOf(all.decoderGains(), 2),
                        new Remainder.OneGain(1.25, 0.8)));
    }

    /** A model with a gain for the rest, and one that drops the strongest direction and what is not known. */
    static List<SpectralAutoencoder> lowRankModels() {
        final SpectralAutoencoder all =
                fit(SpectralOptions.of(new AllButTheTopGain(1)).withCentered(true));
        final double[][] directions = {all.direction(1), all.direction(2)};
        return List.of(
                lowRank(),
                new SpectralAutoencoder(
                        all.options(),
                        all.inputNames(),
                        all.fittedRows(),
                        all.mean(),
                        new KnownSpectrum(new DirectionMethod.Reached(), Arrays.copyOf(all.eigenvalues(), 4), 4, 0, 0),
                        new StretchedDirections(
                                1, directions, new double[] {1, 1}, new double[] {1, 1}, new Remainder.None())));
    }

    private static NeuralAutoencoder network(final Activation activation, final EmbeddingLayer embedding) {
        final Random random = new Random(7);
        final float[][] first = new float[4][D];
        final float[][] second = new float[3][4];
        final float[][] third = new float[D][3];
        Stream.of(first, second, third).flatMap(Arrays::stream).forEach(row -> {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian();
            }
        });
        return new NeuralAutoencoder(
                new Network(List.of(
                        new Layer(first, new float[] {0.5f, -1, 0.25f, 0}, activation),
                        new Layer(second, new float[0], activation),
                        new Layer(third, new float[] {1, 2, 3, 4, 5, 6}, new Activation.LeakyRelu(1)))),
                embedding,
                Preprocessing.NONE,
                new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6},
                List.of("a", "b", "c", "d", "e", "f"),
                List.of());
    }

    static Stream<Autoencoder> models() {
        return Stream.of(
                fit(SpectralOptions.of(new ShiftedPowerGain(2))),
                fit(SpectralOptions.of(new WhiteningGain(1e-3))
                        .withCentered(true)
                        .withPrincipalAxes(3)),
                lowRank(),
                network(new Activation.LeakyRelu(0.01), new EmbeddingLayer(1, false)),
                network(new Activation.Tanh(), new EmbeddingLayer(2, true)),
                network(new Activation.Sigmoid(), new EmbeddingLayer(2, false)),
                network(new Activation.Elu(), new EmbeddingLayer(2, true)),
                network(new Activation.Softplus(), new EmbeddingLayer(1, true)));
    }

    private static byte[] archive(final Autoencoder model) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        NumpyFormat.write(model, NOTES, bytes);
        return bytes.toByteArray();
    }

    private static Autoencoder read(final byte[] archive) throws IOException {
        return NumpyFormat.read(new ByteArrayInputStream(archive), Set.of()).model();
    }

    /** Writes a model, removes what this project reads it from, and reads the rest. */
    static Autoencoder readWithoutState(final Autoencoder model) throws IOException {
        final Map<String, byte[]> arrays = arrays(archive(model));
        arrays.remove("state.npy");
        final byte[] rest = archive(arrays);
        return NumpyFormat.read(() -> new ByteArrayInputStream(rest), Set.of()).model();
    }

    @Test
    void notesComeBack() throws IOException {
        final var stored = NumpyFormat.read(
                new ByteArrayInputStream(archive(lowRank())), Set.of("input_column", "empty", "nowhere"));
        assertEquals(NOTES, stored.notes());
    }

    private static byte[] bits(final Autoencoder model) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AutoencoderFormat.write(model, bytes);
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> arrays(final byte[] archive) throws IOException {
        final Map<String, byte[]> arrays = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                arrays.put(entry.getName(), zip.readAllBytes());
            }
        }
        return arrays;
    }

    private static byte[] archive(final Map<String, byte[]> arrays) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (final Map.Entry<String, byte[]> array : arrays.entrySet()) {
                zip.putNextEntry(new ZipEntry(array.getKey()));
                zip.write(array.getValue());
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("models")
    void whatIsReadIsWhatWasWritten(final Autoencoder model) throws IOException {
        final byte[] archive = archive(model);
        assertArrayEquals(bits(model), bits(read(archive)));
        assertArrayEquals(archive, archive(model), "equal models make equal files");
        // as another program packs the same arrays
        assertArrayEquals(bits(model), bits(read(archive(arrays(archive)))));
    }

    @Test
    void aLowRankModelHasNoSquareMatrix() throws IOException {
        final Map<String, byte[]> arrays = arrays(archive(lowRank()));
        assertTrue(arrays.keySet().containsAll(List.of("directions.npy", "gains.npy", "rest_gain.npy")));
        assertTrue(!arrays.containsKey("encoder_weight.npy") && !arrays.containsKey("decoder_weight.npy"));
        assertEquals(128 + 2 * D * Double.BYTES, arrays.get("directions.npy").length);
    }

    @Test
    void refusesArraysThatWereChanged() throws IOException {
        final Map<String, byte[]> arrays = arrays(archive(lowRank()));
        arrays.get("gains.npy")[130]++;
        assertSentence(arrays, "The array \"gains\" of the model was changed or removed");
        arrays.remove("gains.npy");
        assertSentence(arrays, "The array \"gains\" of the model was changed or removed");
    }

    @Test
    void refusesArraysOfANewerRelease() throws IOException {
        final Map<String, byte[]> arrays = arrays(archive(lowRank()));
        final byte[] version = arrays.get("format_version.npy");
        version[version.length - Long.BYTES]++;
        arrays.remove("gains.npy");
        assertSentence(arrays, "The arrays of the model are in another version than 1");
    }

    @Test
    void refusesWhatIsNoModel() throws IOException {
        final Map<String, byte[]> arrays = arrays(archive(lowRank()));
        final byte[] state = arrays.remove("state.npy");
        assertSentence(arrays, "This is no archive of a model");
        arrays.put("state.npy", Arrays.copyOf(state, state.length - 20));
        assertSentence(arrays, "The autoencoder is incomplete");
        arrays.put("state.npy", new byte[4]);
        assertSentence(arrays, "The array \"state\" of the model is damaged");
        assertSentence(Map.of(), "This is no archive of a model");
        final byte[] archive = archive(lowRank());
        for (int length = 0; length < archive.length - 1000; length += 37) {
            final byte[] part = Arrays.copyOf(archive, length);
            assertThrows(StorageException.class, () -> read(part));
        }
    }

    private static void assertSentence(final Map<String, byte[]> arrays, final String begin) throws IOException {
        final byte[] archive = archive(arrays);
        final var failure = assertThrows(StorageException.class, () -> read(archive));
        assertTrue(failure.getMessage().startsWith(begin), failure.getMessage());
    }

    /** Maps that list the same notes in different orders, as those of the JDK do from run to run. */
    @Test
    void theOrderOfNotesChangesNoByte() throws IOException {
        final List<byte[]> written = new ArrayList<>();
        for (final List<String> names : List.of(List.of("b", "a", "c"), List.of("c", "b", "a"))) {
            final Map<String, String> notes = new LinkedHashMap<>();
            names.forEach(name -> notes.put(name, "note " + name));
            final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            NumpyFormat.write(lowRank(), notes, bytes);
            written.add(bytes.toByteArray());
        }
        assertArrayEquals(written.get(0), written.get(1));
    }

    /** The program of docs/library.md, which is in Python. */
    private static String documented() throws IOException {
        final var program = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../../docs/library.md")));
        assertTrue(program.find());
        return program.group(1);
    }

    @ParameterizedTest
    @MethodSource("models")
    void theDocumentedLinesGiveTheEmbedding(final Autoencoder model) throws Exception {
        try (OutputStream out = Files.newOutputStream(folder.resolve("model.npz"))) {
            NumpyFormat.write(model, NOTES, out);
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve("rows.npy"))) {
            NumpyArrays.matrix(ROWS.length, D, (index, row) -> System.arraycopy(ROWS[(int) index], 0, row, 0, D), out);
        }
        final String program = documented()
                + """

                m = numpy.load("model.npz", allow_pickle=False)
                encode(m, numpy.load("rows.npy")).astype("<f8").tofile("embedding.bin")
                print(list(m["input_names"]) == %s)
                """
                        .formatted(pythonList(model.inputNames()));
        assertEquals("True", Python.run(List.of("numpy"), folder, program).strip());
        final ByteBuffer embedding = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("embedding.bin")))
                .order(ByteOrder.LITTLE_ENDIAN);
        final int h = model.latentDimension();
        assertEquals(ROWS.length * h * Double.BYTES, embedding.remaining());
        final double[][] expected = SpectralFitTest.encode(model, ROWS);
        for (final double[] row : expected) {
            for (int j = 0; j < h; j++) {
                assertEquals(row[j], embedding.getDouble(), 1e-12 * Math.max(1, Math.abs(row[j])));
            }
        }
    }

    private static String pythonList(final List<String> names) {
        return names.stream().map(name -> "\"" + name + "\"").toList().toString();
    }
}
