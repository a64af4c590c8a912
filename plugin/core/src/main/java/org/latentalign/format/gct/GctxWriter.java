package org.latentalign.format.gct;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.latentalign.format.Field;
import org.latentalign.format.FormatException;
import org.latentalign.format.hdf5.Datatype;
import org.latentalign.format.hdf5.Hdf5Writer;
import org.latentalign.format.hdf5.NewDataset;
import org.latentalign.format.hdf5.NewDataset.Shape;
import org.latentalign.format.vectors.Precision;
import org.latentalign.format.vectors.SingleLosses;

/**
 * Writes GCTX as the Connectivity Map's own programs lay it out: an HDF5 file with the matrix, a row for each sample, in
 * {@code 0/DATA/0/matrix}, and identifiers and metadata in {@code 0/META/COL} (samples) and {@code 0/META/ROW} (genes). The
 * profiles pass through one by one. The matrix lies in chunks of whole profiles, of the size at which cmapPy and cmapR aim.
 *
 * <p>Metadata are texts of a fixed length, whole numbers, and numbers. In the matrix a missing value is NaN, in metadata of every
 * type it is -666: of numbers with NaN among them cmapPy makes texts.
 */
public final class GctxWriter {

    private static final String VERSION = "GCTX1.0";

    private static final String ID = "id";

    private static final int MISSING = -666;

    /** Of cmapPy and cmapR, and what HDF5 keeps of a dataset in memory unless it is told otherwise. */
    private static final int CHUNK_BYTES = 1 << 20;

    private final WrittenAxis samples;

    private final WrittenAxis genes;

    private long renamed;

    private final MissingCodes missing = new MissingCodes();

    /**
     * @param samples one for each profile
     * @param genes one for each value of a profile
     */
    public GctxWriter(final WrittenAxis samples, final WrittenAxis genes) {
        this.samples = samples;
        this.genes = genes;
    }

    /**
     * Writes the file.
     *
     * @param profiles of the samples
     * @param precision of the matrix; the Connectivity Map's is single
     * @param losses counts what single precision cannot hold
     * @param out is not closed
     * @throws FormatException when two identifiers would be the same in the file
     * @throws IOException from the stream and the profiles
     */
    public void write(
            final WrittenProfiles profiles,
            final Precision precision,
            final SingleLosses losses,
            final OutputStream out)
            throws IOException {
        samples.requireDifferent(UnaryOperator.identity());
        genes.requireDifferent(UnaryOperator.identity());
        final Hdf5Writer file = new Hdf5Writer();
        file.attribute("version", VERSION);
        final int d = genes.ids().size();
        final int size = precision == Precision.SINGLE ? Float.BYTES : Double.BYTES;
        final NewDataset.Content matrix = content -> {
            final ByteBuffer row = ByteBuffer.allocate(d * size).order(ByteOrder.LITTLE_ENDIAN);
            profiles.forEach((index, values) -> {
                for (int j = 0; j < d; j++) {
                    if (precision == Precision.SINGLE) {
                        row.putFloat(j * size, (float) missing.number(losses.rounded(values[j])));
                    } else {
                        row.putDouble(j * size, missing.number(values[j]));
                    }
                }
                content.write(row.array());
            });
        };
        file.dataset(
                "0/DATA/0",
                "matrix",
                new NewDataset(
                        new Datatype.Floating(size, ByteOrder.LITTLE_ENDIAN),
                        Shape.matrix(samples.ids().size(), d),
                        new NewDataset.Storage.Chunks(chunkRows(d * size)),
                        matrix));
        addAxis("0/META/COL", samples, file);
        addAxis("0/META/ROW", genes, file);
        file.write(out);
    }

    private long chunkRows(final int profileBytes) {
        return Math.max(1, Math.min(samples.ids().size(), CHUNK_BYTES / Math.max(1, profileBytes)));
    }

    private void addAxis(final String group, final WrittenAxis axis, final Hdf5Writer file) {
        file.dataset(group, ID, texts(axis.ids().size(), axis.ids()::get));
        final Set<String> names = new HashSet<>(Set.of(ID));
        for (final Field field : axis.fields()) {
            file.dataset(group, freeName(field.name(), names), dataset(field));
        }
    }

    /** A name in HDF5 has no slash, and identifiers have one of their own. */
    private String freeName(final String name, final Set<String> taken) {
        String free = name.replace('/', '_').replace('\0', '_');
        if (free.isEmpty() || free.equals(".")) {
            free = "_";
        }
        while (!taken.add(free)) {
            free += "_";
        }
        if (!free.equals(name)) {
            renamed++;
        }
        return free;
    }

    private NewDataset dataset(final Field field) {
        return switch (field.type()) {
            case INTEGER, LONG -> wholes(field);
            case DOUBLE -> numbers(field);
            default ->
                texts(field.size(), i -> field.isMissing(i) ? Integer.toString(MISSING) : missing.text(field.text(i)));
        };
    }

    private NewDataset wholes(final Field field) {
        final boolean isLong = field.type() == Field.Type.LONG;
        final int size = isLong ? Long.BYTES : Integer.BYTES;
        return new NewDataset(
                new Datatype.Whole(size, ByteOrder.LITTLE_ENDIAN, true), Shape.list(field.size()), content -> {
                    final ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
                    for (int i = 0; i < field.size(); i++) {
                        final long value = field.isMissing(i) ? MISSING : field.whole(i);
                        if (!field.isMissing(i)) {
                            missing.number(value);
                        }
                        if (isLong) {
                            bytes.putLong(0, value);
                        } else {
                            bytes.putInt(0, (int) value);
                        }
                        content.write(bytes.array());
                    }
                });
    }

    private NewDataset numbers(final Field field) {
        return new NewDataset(
                new Datatype.Floating(Double.BYTES, ByteOrder.LITTLE_ENDIAN), Shape.list(field.size()), content -> {
                    final ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                    for (int i = 0; i < field.size(); i++) {
                        bytes.putDouble(0, field.isMissing(i) ? MISSING : missing.number(field.number(i)));
                        content.write(bytes.array());
                    }
                });
    }

    private static NewDataset texts(final int count, final IntFunction<String> text) {
        int longest = 1;
        final List<byte[]> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(text.apply(i).getBytes(StandardCharsets.UTF_8));
            longest = Math.max(longest, texts.get(i).length);
        }
        final int size = longest;
        return new NewDataset(new Datatype.FixedText(size), Shape.list(count), content -> {
            for (final byte[] bytes : texts) {
                content.write(Arrays.copyOf(bytes, size));
            }
        });
    }

    /** @return how many fields have another name in the file, since it cannot have theirs */
    public long renamed() {
        return renamed;
    }

    /** @return how many values, such as NA in the metadata or -666 anywhere, are read as missing ones */
    public long readAsMissing() {
        return missing.count();
    }
}
