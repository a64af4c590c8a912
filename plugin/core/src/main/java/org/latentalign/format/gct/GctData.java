package org.latentalign.format.gct;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.latentalign.format.ForeignFile;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;
import org.latentalign.format.hdf5.Hdf5File;
import org.latentalign.progress.Progress;

/**
 * The chosen part of a GCT or GCTX file: expression with the metadata of samples and genes.
 *
 * <p>GCT is text (versions 1.2 and 1.3, see
 * <a href="https://clue.io/connectopedia/gct_format">clue.io/connectopedia/gct_format</a>) that stores a row for each
 * gene, plain or gzipped; GCTX is HDF5 that stores a row for each sample. Which of the two a file is, is told by its
 * content and not by its name. Both give the same table when their content is the same: fields in alphabetical order,
 * types as {@link MetadataColumn} says, values as {@link NearestDecimal} says where they are stored in single
 * precision, and -666, NA, NaN and nothing as missing.
 *
 * <p>Opening reads the metadata. Of the matrix, samples of GCTX files stream through {@link #forEachRow}, with some
 * megabytes of them in memory, or two rows of the file's chunks when these are larger; what has to be transposed, and all
 * GCT text, is read when opening and kept in at most {@link GctRequest#memoryBytes()}, the rest in a temporary file.
 */
public final class GctData implements Closeable {

    /** A matrix, ready to be given row by row. */
    public interface Rows extends Closeable {

        /**
         * Gives the rows, once.
         *
         * @param <X> what else the taker throws
         * @param sink takes them
         * @param progress is told how many have been given
         * @throws IOException when reading fails
         * @throws X when the taker fails
         */
        <X extends Exception> void forEach(VectorSink<X> sink, Progress progress) throws IOException, X;
    }

    private final Orientation orientation;

    private final Metadata samples;

    private final Metadata genes;

    private final Rows rows;

    private GctReport report;

    GctData(
            final Orientation orientation,
            final Metadata samples,
            final Metadata genes,
            final Rows rows,
            final GctReport report) {
        this.orientation = orientation;
        this.samples = samples;
        this.genes = genes;
        this.rows = rows;
        this.report = report;
    }

    /**
     * Opens a file and reads the metadata.
     *
     * @param path the file; for GCTX it has to be in the local file system
     * @param request what to read of it
     * @param progress is told how much has been read
     * @return the content, to be closed by the caller
     * @throws FormatException with one sentence for the user when the file, or what is asked of it, is not right
     */
    public static GctData open(final Path path, final GctRequest request, final Progress progress) throws IOException {
        return switch (kindOf(path)) {
            case GCT -> new GctTextReader(path, request, progress).read();
            case GCTX -> GctxReader.open(path, request, progress);
            case PACKED_GCTX -> openPacked(path, request, progress);
        };
    }

    @SuppressWarnings("resource") // the copy is deleted with the data, or here when opening fails
    private static GctData openPacked(final Path path, final GctRequest request, final Progress progress)
            throws IOException {
        final var copy = TemporaryCopy.unpack(path, request.temporaryFolder(), progress);
        try {
            final GctData data = GctxReader.open(copy.path(), request, progress);
            return new GctData(
                    data.orientation,
                    data.samples,
                    data.genes,
                    new Rows() {
                        @Override
                        public <X extends Exception> void forEach(final VectorSink<X> sink, final Progress listener)
                                throws IOException, X {
                            data.rows.forEach(sink, listener);
                        }

                        @Override
                        public void close() throws IOException {
                            data.close();
                            copy.close();
                        }
                    },
                    data.report);
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    /** The kinds of files. */
    public enum FileKind {
        /** Text, gzipped or not. */
        GCT,
        /** HDF5, which has to be in the local file system. */
        GCTX,
        /** Gzipped HDF5, which is unpacked into a temporary file. */
        PACKED_GCTX
    }

    /**
     * Looks at the first bytes of a file.
     *
     * @return what kind of file it is
     * @throws FormatException when it is neither or cannot be read
     */
    public static FileKind kindOf(final Path path) throws IOException {
        try (var stream = SourceStream.open(path)) {
            final byte[] head = Hdf5File.head(stream);
            if (Hdf5File.isOne(head)) {
                return stream.isGzipped() ? FileKind.PACKED_GCTX : FileKind.GCTX;
            }
            final Optional<ForeignFile> foreign = ForeignFile.of(head);
            final boolean isUtf16 =
                    foreign.filter(kind -> kind == ForeignFile.UTF_16).isPresent();
            if (isUtf16 && !Utf16Stream.beginsLikeOne(head)) {
                ForeignFile.refuseForText(SourceStream.nameOf(path), head);
            }
            if (firstCharacter(head) == '#') {
                return FileKind.GCT;
            }
            throw new FormatException(SourceStream.nameOf(path) + " is neither a GCT nor a GCTX file: it "
                    + describe(head, foreign) + " instead of beginning with #1.2 or #1.3, or as an HDF5 file does.");
        }
    }

    /** Behind a byte order mark and, as some programs write all texts, a quotation mark. */
    private static char firstCharacter(final byte[] head) {
        String start;
        if (Utf16Stream.beginsLikeOne(head)) {
            start = new String(head, 0, Math.min(head.length, 8), StandardCharsets.UTF_16);
        } else {
            final int mark = startsWith(head, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}) ? 3 : 0;
            start = new String(head, mark, Math.min(head.length - mark, 8), StandardCharsets.ISO_8859_1);
        }
        start = start.strip();
        if (start.startsWith("\"")) {
            start = start.substring(1);
        }
        return start.isEmpty() ? ' ' : start.charAt(0);
    }

    private static String describe(final byte[] head, final Optional<ForeignFile> foreign) {
        if (startsWith(head, new byte[] {'P', 'K', 3, 4})) {
            return "is a zip archive";
        }
        for (final byte b : head) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\r' && b != '\n') {
                return foreign.map(ForeignFile::what).orElse("is a binary file of another kind");
            }
        }
        final String text = TabReader.decode(head, 0, head.length);
        return "begins with " + TabReader.quote(text.lines().findFirst().orElse(""));
    }

    private static boolean startsWith(final byte[] head, final byte[] magic) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    /** @return what the rows are */
    public Orientation orientation() {
        return orientation;
    }

    /** @return the chosen samples */
    public Metadata samples() {
        return samples;
    }

    /** @return the chosen genes */
    public Metadata genes() {
        return genes;
    }

    /** @return what the rows stand for: samples or genes */
    public Metadata rows() {
        return orientation == Orientation.SAMPLES_AS_ROWS ? samples : genes;
    }

    /** @return what the values of a row stand for: genes or samples */
    public Metadata columns() {
        return orientation == Orientation.SAMPLES_AS_ROWS ? genes : samples;
    }

    /**
     * Reads the matrix, once.
     *
     * @param sink takes the rows, in the order of {@link #rows()}, with values in the order of {@link #columns()}
     * @throws FormatException when the file turns out to be damaged
     */
    public <X extends Exception> void forEachRow(final VectorSink<X> sink, final Progress progress)
            throws IOException, X {
        final var counter = new Counter();
        rows.forEach(
                (index, values) -> {
                    counter.count(values);
                    sink.accept(index, values);
                },
                progress);
        report = new GctReport(report.samples(), report.genes(), counter.missing, counter.infinite, report.doubts());
    }

    /** @return what happened that the output does not show; the counts of values are there after {@link #forEachRow} */
    public GctReport report() {
        return report;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private static final class Counter {

        private long missing;

        private long infinite;

        void count(final double[] values) {
            if (areFinite(values)) {
                return;
            }
            for (final double value : values) {
                if (!(Math.abs(value) <= Double.MAX_VALUE)) {
                    if (Double.isNaN(value)) {
                        missing++;
                    } else {
                        infinite++;
                    }
                }
            }
        }

        /** Nearly always: a finite number less itself is nothing, so four sums side by side tell it. */
        private static boolean areFinite(final double[] values) {
            double first = 0;
            double second = 0;
            double third = 0;
            double fourth = 0;
            int i = 0;
            for (; i < values.length - 3; i += 4) {
                first += values[i] - values[i];
                second += values[i + 1] - values[i + 1];
                third += values[i + 2] - values[i + 2];
                fourth += values[i + 3] - values[i + 3];
            }
            for (; i < values.length; i++) {
                first += values[i] - values[i];
            }
            return first + second + third + fourth == 0;
        }
    }
}
