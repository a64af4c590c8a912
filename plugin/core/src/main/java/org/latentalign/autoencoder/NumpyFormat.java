package org.latentalign.autoencoder;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.latentalign.format.numpy.NpyArray;
import org.latentalign.format.numpy.NpzWriter;
import org.latentalign.format.numpy.NumpyArrays;
import org.latentalign.neural.Activation;
import org.latentalign.neural.Layer;

/**
 * A model as an archive of arrays that {@code numpy.load} opens without pickle, for use outside of KNIME; docs/library.md lists
 * the arrays and applies them.
 *
 * <p>The arrays are for other programs. What this class reads is one more of them, {@code state}, which holds the bytes of
 * {@link AutoencoderFormat}: so the model that is read is the same to the last bit, with all that it knows of how it was
 * fitted, and models of every kind can be stored. So that nobody changes an array in vain, reading compares the others with
 * those that the model would be written with.
 */
public final class NumpyFormat {

    /** Of the arrays; what is in {@code state} has a version of its own. */
    private static final int VERSION = 1;

    private static final String FORMAT = "format_version";

    private static final String STATE = "state";

    /** Archives of earlier days do not have it. */
    private static final String FIRST_DIRECTION = "first_direction";

    private static final String END = ".npy";

    private static final int HEADER_BEFORE_LENGTH = 8;

    private static final int LONGEST_NOTE = 1 << 16;

    private NumpyFormat() {}

    /**
     * Writes a model. The same model and notes give the same bytes, in whatever order the notes are.
     *
     * @param model any autoencoder
     * @param notes texts to be kept with it, by names that no other array has
     * @param stream is flushed, not closed
     * @throws IOException from the stream
     */
    public static void write(final Autoencoder model, final Map<String, String> notes, final OutputStream stream)
            throws IOException {
        try (var arrays = new NpzWriter(new NotClosed(stream))) {
            for (final Map.Entry<String, String> note : new TreeMap<>(notes).entrySet()) {
                arrays.add(note.getKey(), out -> NumpyArrays.text(note.getValue(), out));
            }
            write(model, arrays::add);
        }
        stream.flush();
    }

    /** Takes arrays. */
    private interface Sink {
        void add(String name, NpzWriter.Content content) throws IOException;
    }

    private static void write(final Autoencoder model, final Sink arrays) throws IOException {
        arrays.add(FORMAT, out -> NumpyArrays.whole(VERSION, out));
        arrays.add("kind", out -> NumpyArrays.text(kind(model), out));
        arrays.add("input_names", out -> NumpyArrays.texts(model.inputNames(), out));
        final List<String> steps =
                model.preprocessing().steps().stream().map(Enum::name).toList();
        arrays.add("preprocessing", out -> NumpyArrays.texts(steps, out));
        if (model instanceof final SpectralAutoencoder spectral) {
            writeSpectral(spectral, arrays);
        } else if (model instanceof final NeuralAutoencoder neural) {
            writeNeural(neural, arrays);
        } else if (model instanceof final LinearMap map) {
            writeMap(map, arrays);
        }
        final ByteArrayOutputStream state = new ByteArrayOutputStream();
        AutoencoderFormat.write(model, state);
        arrays.add(STATE, out -> NumpyArrays.bytes(state.toByteArray(), out));
    }

    private static String kind(final Autoencoder model) {
        if (model instanceof SpectralAutoencoder) {
            return "spectral";
        }
        if (model instanceof NeuralAutoencoder) {
            return "neural";
        }
        return model instanceof LinearMap ? "linear map" : "other";
    }

    private static void writeSpectral(final SpectralAutoencoder model, final Sink arrays) throws IOException {
        arrays.add("mean", out -> NumpyArrays.numbers(ModelUnits.mean(model), out));
        arrays.add("eigenvalues", out -> NumpyArrays.numbers(model.eigenvalues(), out));
        arrays.add(FIRST_DIRECTION, out -> NumpyArrays.whole(model.firstDirection(), out));
        arrays.add("gains", out -> NumpyArrays.numbers(model.encoderGains(), out));
        arrays.add("decoder_gains", out -> NumpyArrays.numbers(model.decoderGains(), out));
        if (model.isLowRank()) {
            arrays.add(
                    "directions",
                    out -> NumpyArrays.matrix(
                            model.directionCount(),
                            model.inputDimension(),
                            (index, row) -> System.arraycopy(model.direction((int) index), 0, row, 0, row.length),
                            out));
            final Remainder remainder = model.remainder();
            final double rest = remainder instanceof final Remainder.OneGain gain ? gain.encoder() : 0;
            final double decoderRest = remainder instanceof final Remainder.OneGain gain ? gain.decoder() : 0;
            arrays.add("rest_gain", out -> NumpyArrays.number(rest, out));
            arrays.add("rest_decoder_gain", out -> NumpyArrays.number(decoderRest, out));
        } else {
            addMatrix("encoder_weight", ModelUnits.encoderWeight(model), arrays);
            addMatrix("decoder_weight", ModelUnits.decoderWeight(model), arrays);
        }
    }

    private static void addMatrix(final String name, final double[][] matrix, final Sink arrays) throws IOException {
        arrays.add(
                name,
                out -> NumpyArrays.matrix(
                        matrix.length,
                        matrix[0].length,
                        (index, row) -> System.arraycopy(matrix[(int) index], 0, row, 0, row.length),
                        out));
    }

    private static void writeMap(final LinearMap map, final Sink arrays) throws IOException {
        arrays.add("mean", out -> NumpyArrays.numbers(ModelUnits.mean(map), out));
        arrays.add("output_mean", out -> NumpyArrays.numbers(map.outputMean(), out));
        addMatrix("encoder_weight", map.matrix(), arrays);
        addMatrix("decoder_weight", map.inverse(), arrays);
    }

    private static void writeNeural(final NeuralAutoencoder model, final Sink arrays) throws IOException {
        arrays.add("mean", out -> NumpyArrays.numbers(ModelUnits.mean(model), out));
        arrays.add("embedding_layer", out -> NumpyArrays.whole(model.embedding().layer(), out));
        arrays.add(
                "embedding_after_activation",
                out -> NumpyArrays.whole(model.embedding().afterActivation() ? 1 : 0, out));
        int number = 0;
        for (final Layer layer : model.network().layers()) {
            number++;
            addLayer("layer" + number + "_", layer, arrays);
        }
        if (model.logVarianceHead().isPresent()) {
            addLayer("log_variance_", model.logVarianceHead().get(), arrays);
        }
    }

    private static void addLayer(final String name, final Layer layer, final Sink arrays) throws IOException {
        final float[] bias = layer.hasBias() ? layer.bias() : new float[layer.outputs()];
        arrays.add(name + "weight", out -> NumpyArrays.singles(layer.weights(), out));
        arrays.add(name + "bias", out -> NumpyArrays.singles(bias, out));
        arrays.add(name + "activation", out -> NumpyArrays.text(title(layer.activation()), out));
        if (layer.activation() instanceof final Activation.LeakyRelu leaky) {
            arrays.add(name + "slope", out -> NumpyArrays.number(leaky.slope(), out));
        }
    }

    private static String title(final Activation activation) {
        if (activation instanceof Activation.LeakyRelu) {
            return "leaky_relu";
        }
        if (activation instanceof Activation.Tanh) {
            return "tanh";
        }
        if (activation instanceof Activation.Sigmoid) {
            return "sigmoid";
        }
        return activation instanceof Activation.Elu ? "elu" : "softplus";
    }

    /**
     * What was read.
     *
     * @param model the same to the last bit
     * @param notes those texts that were asked for and are there
     */
    public record Stored(Autoencoder model, Map<String, String> notes) {

        /** Copies the notes. */
        public Stored {
            notes = Map.copyOf(notes);
        }
    }

    /**
     * Reads a model.
     *
     * @param stream is not closed
     * @param notes names of texts that may have been kept with the model
     * @return the model and its notes
     * @throws StorageException when the stream holds no model, a damaged one, or one whose arrays were changed
     * @throws IOException from the stream
     */
    public static Stored read(final InputStream stream, final Set<String> notes) throws IOException {
        Autoencoder model = null;
        final byte[] unread = new byte[1 << 13];
        final Map<String, Long> found = new LinkedHashMap<>();
        final Map<String, String> texts = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new NotClosedInput(stream))) {
            for (ZipEntry entry = next(zip); entry != null; entry = next(zip)) {
                final CheckedInputStream content = new CheckedInputStream(zip, new CRC32());
                if (entry.getName().equals(STATE + END)) {
                    model = readState(content);
                } else if (notes.contains(name(entry))) {
                    texts.put(name(entry), readText(content));
                }
                while (content.read(unread) >= 0) {
                    // the checksum is of all bytes, those that nobody else reads among them
                }
                found.put(entry.getName(), content.getChecksum().getValue());
            }
        } catch (final ZipException | EOFException e) {
            throw damaged(e);
        }
        if (model == null) {
            throw new StorageException("This is no archive of a model: it has no array \"" + STATE
                    + "\", as the Autoencoder Writer writes it, and none of \"encoder_weight\", \"layer1_weight\" and"
                    + " \"directions\", of which models of other programs are made.");
        }
        requireUnchanged(found, checksums(model));
        return new Stored(model, texts);
    }

    /** Opens the same content each time. */
    @FunctionalInterface
    public interface Source {

        /** @return a stream at the beginning, to be closed by the caller */
        InputStream open() throws IOException;
    }

    /**
     * Reads a model, also one that another program has made: when there is no array {@code state}, from the arrays that
     * docs/library.md lists.
     *
     * @param source of the archive, which is read once, or twice when there is no {@code state}
     * @param notes names of texts that may have been kept with the model
     * @return the model and its notes
     * @throws StorageException when there is no model, a damaged one, or one whose arrays were changed
     * @throws IOException from the stream, or with a sentence about an array that cannot be
     */
    public static Stored read(final Source source, final Set<String> notes) throws IOException {
        final Set<String> names = new TreeSet<>();
        try (InputStream stream = source.open();
                ZipInputStream zip = new ZipInputStream(stream)) {
            for (ZipEntry entry = next(zip); entry != null; entry = next(zip)) {
                names.add(name(entry));
            }
        } catch (final ZipException | EOFException e) {
            throw damaged(e);
        }
        if (names.contains(STATE) || !ArrayModel.isIn(names)) {
            try (InputStream stream = source.open()) {
                return read(stream, notes);
            }
        }
        try (InputStream stream = source.open()) {
            return readArrays(stream, notes);
        }
    }

    private static Stored readArrays(final InputStream stream, final Set<String> notes) throws IOException {
        final Map<String, NpyArray> arrays = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new NotClosedInput(stream))) {
            for (ZipEntry entry = next(zip); entry != null; entry = next(zip)) {
                final String name = name(entry);
                if (entry.getName().endsWith(END) && (isOfFormat(name) || notes.contains(name))) {
                    arrays.put(name, NpyArray.read(name, zip));
                }
            }
        } catch (final ZipException | EOFException e) {
            throw damaged(e);
        }
        if (arrays.containsKey(FORMAT) && arrays.get(FORMAT).number() != VERSION) {
            throw anotherVersion();
        }
        final Map<String, String> texts = new LinkedHashMap<>();
        for (final String note : notes) {
            if (arrays.containsKey(note)) {
                texts.put(note, arrays.get(note).text());
            }
        }
        return new Stored(new ArrayModel(arrays).model(), texts);
    }

    /** What else is in the archive may be of any type, as programs keep more of a model than is read. */
    private static boolean isOfFormat(final String name) {
        return name.equals(FORMAT) || ArrayModel.isPart(name);
    }

    private static StorageException damaged(final IOException cause) {
        return new StorageException(
                "The archive of the model is damaged or incomplete. Write or copy it again.", cause);
    }

    private static StorageException anotherVersion() {
        return new StorageException("The arrays of the model are in another version than " + VERSION
                + ", the one that this release reads. Update the extension, or write the model with this release.");
    }

    private static ZipEntry next(final ZipInputStream zip) throws IOException {
        try {
            return zip.getNextEntry();
        } catch (final IllegalArgumentException e) { // a name that is no text
            throw damaged(new ZipException(e.getMessage()));
        }
    }

    private static String name(final ZipEntry entry) {
        return entry.getName().replace(END, "");
    }

    private static Autoencoder readState(final InputStream content) throws IOException {
        skipHeader(STATE, content);
        return AutoencoderFormat.read(content);
    }

    /** Characters of 32 bits, behind which there may be zeros. */
    private static String readText(final InputStream content) throws IOException {
        skipHeader("note", content);
        final ByteBuffer bytes =
                ByteBuffer.wrap(content.readNBytes(LONGEST_NOTE)).order(ByteOrder.LITTLE_ENDIAN);
        final StringBuilder text = new StringBuilder();
        while (bytes.remaining() >= Integer.BYTES) {
            final int character = bytes.getInt();
            if (character != 0 && Character.isValidCodePoint(character)) {
                text.appendCodePoint(character);
            }
        }
        return text.toString();
    }

    private static void skipHeader(final String name, final InputStream content) throws IOException {
        final byte[] begin = content.readNBytes(HEADER_BEFORE_LENGTH + 2);
        if (begin.length < HEADER_BEFORE_LENGTH + 2
                || !new String(begin, 1, 5, StandardCharsets.ISO_8859_1).equals("NUMPY")
                || begin[HEADER_BEFORE_LENGTH - 2] != 1) {
            throw new StorageException("The array \"" + name + "\" of the model is damaged. Write or copy it again.");
        }
        content.skipNBytes(
                (begin[HEADER_BEFORE_LENGTH] & 0xff) | (begin[HEADER_BEFORE_LENGTH + 1] & 0xff) << Byte.SIZE);
    }

    private static Map<String, Long> checksums(final Autoencoder model) throws IOException {
        final Map<String, Long> checksums = new LinkedHashMap<>();
        write(model, (name, content) -> {
            try (var out = new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32())) {
                content.write(out);
                checksums.put(name + END, out.getChecksum().getValue());
            }
        });
        return checksums;
    }

    private static void requireUnchanged(final Map<String, Long> found, final Map<String, Long> expected)
            throws StorageException {
        final TreeSet<String> changed = new TreeSet<>(expected.keySet());
        changed.removeIf(name -> expected.get(name).equals(found.get(name)));
        changed.remove(STATE + END); // it has a checksum of its own
        changed.removeIf(name -> name.equals(FIRST_DIRECTION + END) && !found.containsKey(name));
        if (changed.contains(FORMAT + END) && found.containsKey(FORMAT + END)) {
            throw anotherVersion();
        }
        if (!changed.isEmpty()) {
            throw new StorageException(
                    "The array \"" + changed.first().replace(END, "")
                            + "\" of the model was changed or removed after it was written. A model with the array \""
                            + STATE
                            + "\" is read as it was fitted: remove that array, too, to read a model that is made of the others.");
        }
    }

    /** So that the archive can be ended, and its stream goes on. */
    private static final class NotClosed extends FilterOutputStream {

        NotClosed(final OutputStream stream) {
            super(stream);
        }

        @Override
        public void write(final byte[] bytes, final int offset, final int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** The same for reading. */
    private static final class NotClosedInput extends FilterInputStream {

        NotClosedInput(final InputStream stream) {
            super(stream);
        }

        @Override
        public void close() {
            // the caller's
        }
    }
}
