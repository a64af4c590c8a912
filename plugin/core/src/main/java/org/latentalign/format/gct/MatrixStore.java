package org.latentalign.format.gct;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.latentalign.format.FormatException;
import org.latentalign.progress.Interruption;
import org.latentalign.progress.Progress;

/**
 * Takes a matrix row by row and gives it back row by row or column by column, holding no more than a given number of
 * bytes of it: what is more goes to a temporary file of 8 bytes a number, which vanishes with the store.
 *
 * <p>The file consists of segments, each of as many rows as fit half the memory, written transposed (or not, when rows
 * are asked for). Given back are as many columns at a time as fit the other half, and for them each segment is read in
 * one contiguous piece: the out-of-core transposition with two passes.
 */
public final class MatrixStore implements GctData.Rows {

    private static final int WRITE_BYTES = 1 << 20;

    private final int rowLength;

    private final boolean transposed;

    private final long halfBytes;

    private final Path folder;

    private final Progress progress;

    private final List<double[]> held = new ArrayList<>();

    private final List<Segment> segments = new ArrayList<>();

    private Path file;

    private FileChannel channel;

    private long fileEnd;

    private int rows;

    /** Rows first to first + count - 1, in the file from position on. */
    private record Segment(int first, int count, long position) {}

    /**
     * @param rowLength length of the rows that will be added
     * @param transposed whether columns are given back, or else rows
     * @param memoryBytes how much memory numbers may take; a little more is used when not even one row fits
     * @param folder where the temporary file is
     * @param progress is asked while the temporary file is written
     */
    public MatrixStore(
            final int rowLength,
            final boolean transposed,
            final long memoryBytes,
            final Path folder,
            final Progress progress) {
        this.rowLength = rowLength;
        this.transposed = transposed;
        this.halfBytes = memoryBytes / 2;
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * Adds a copy of a row.
     *
     * @throws FormatException when there is no room on disk
     */
    public void add(final double[] row) throws IOException {
        if (!held.isEmpty() && (held.size() + 1L) * rowBytes() > halfBytes) {
            writeSegment();
        }
        held.add(row.clone());
        rows++;
    }

    /** @return the file that holds part of the matrix, if there is one */
    Optional<Path> temporaryFile() {
        return Optional.ofNullable(file);
    }

    /**
     * Gives the matrix back. Nothing can be added afterwards.
     *
     * @param sink takes all rows, or when the store transposes, all columns
     * @param listener is told how many have been given back
     */
    @Override
    public <X extends Exception> void forEach(final VectorSink<X> sink, final Progress listener) throws IOException, X {
        if (!segments.isEmpty()) {
            writeSegment();
        }
        if (transposed) {
            forEachColumn(sink, listener);
        } else {
            forEachRow(sink, listener);
        }
    }

    private <X extends Exception> void forEachRow(final VectorSink<X> sink, final Progress listener)
            throws IOException, X {
        final var row = new double[rowLength];
        final ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(segments.isEmpty() ? 0 : rowBytes()));
        for (int i = 0; i < rows; i++) {
            report(listener, i, rows);
            if (segments.isEmpty()) {
                System.arraycopy(held.get(i), 0, row, 0, rowLength);
            } else {
                // Rows lie one behind the other through all segments.
                read(bytes.clear(), i * rowBytes());
                bytes.flip().asDoubleBuffer().get(row);
            }
            sink.accept(i, row);
        }
    }

    private <X extends Exception> void forEachColumn(final VectorSink<X> sink, final Progress listener)
            throws IOException, X {
        final int atOnce = columnsAtOnce();
        final var columns = new double[atOnce][rows];
        for (int first = 0; first < rowLength; first += atOnce) {
            final int count = Math.min(atOnce, rowLength - first);
            gather(first, count, columns);
            for (int j = 0; j < count; j++) {
                report(listener, first + j, rowLength);
                sink.accept(first + j, columns[j]);
            }
        }
    }

    private int columnsAtOnce() {
        final long columnBytes = Math.max(1, rows) * (long) Double.BYTES;
        // In memory, a few columns at a time keep the rows' cache lines in use; from disk, as many as there is room for
        // are gathered in one go, yet never so many that a cancel would wait for them.
        final long room = segments.isEmpty() ? 16 : Math.min(halfBytes, 1L << 26) / columnBytes;
        return (int) Math.max(1, Math.min(room, rowLength));
    }

    private void gather(final int first, final int count, final double[][] columns) throws IOException {
        for (int i = 0; i < held.size(); i++) {
            final double[] row = held.get(i);
            for (int j = 0; j < count; j++) {
                columns[j][i] = row[first + j];
            }
        }
        for (final Segment segment : segments) {
            final int columnBytes = segment.count * Double.BYTES;
            final int inOneRead = Math.max(1, WRITE_BYTES / columnBytes);
            final ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(Math.min(inOneRead, count), columnBytes));
            for (int done = 0; done < count; done += inOneRead) {
                final int now = Math.min(inOneRead, count - done);
                read(bytes.clear().limit(now * columnBytes), segment.position + (long) (first + done) * columnBytes);
                final var numbers = bytes.flip().asDoubleBuffer();
                for (int j = 0; j < now; j++) {
                    numbers.get(columns[done + j], segment.first, segment.count);
                }
            }
        }
    }

    private void writeSegment() throws IOException {
        if (held.isEmpty()) {
            return;
        }
        try {
            if (file == null) {
                file = Files.createTempFile(folder, "latent-alignment-", ".matrix");
                channel = FileChannel.open(
                        file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            }
            segments.add(new Segment(rows - held.size(), held.size(), fileEnd));
            final ByteBuffer bytes = ByteBuffer.allocate(WRITE_BYTES);
            final int outer = transposed ? rowLength : held.size();
            final int inner = transposed ? held.size() : rowLength;
            for (int i = 0; i < outer; i++) {
                for (int j = 0; j < inner; j++) {
                    if (!bytes.hasRemaining()) {
                        flush(bytes);
                    }
                    bytes.putDouble(transposed ? held.get(j)[i] : held.get(i)[j]);
                }
            }
            flush(bytes);
            held.clear();
        } catch (IOException e) {
            throw failed("written", e);
        }
    }

    private void flush(final ByteBuffer bytes) throws IOException {
        progress.report(Double.NaN, () -> "Setting aside " + megabytes() + " MB in a temporary file");
        bytes.flip();
        while (bytes.hasRemaining()) {
            fileEnd += channel.write(bytes, fileEnd);
        }
        bytes.clear();
    }

    private void read(final ByteBuffer bytes, final long position) throws IOException {
        try {
            long from = position;
            while (bytes.hasRemaining()) {
                final int count = channel.read(bytes, from);
                if (count < 0) {
                    throw new IOException("it is shorter than what was written");
                }
                from += count;
            }
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    private IOException failed(final String verb, final IOException e) {
        if (Thread.currentThread().isInterrupted()) {
            throw Interruption.cancellation(e);
        }
        return new FormatException(
                "The temporary file for the matrix could not be " + verb + " (" + e.getMessage() + "): make room for "
                        + megabytes() + " MB in the folder \"" + folder + "\", or give KNIME more memory.",
                e);
    }

    private long megabytes() {
        return (fileEnd + held.size() * rowBytes()) / 1_000_000 + 1;
    }

    private long rowBytes() {
        return (long) rowLength * Double.BYTES;
    }

    private static void report(final Progress listener, final int done, final int all) {
        listener.report((double) done / all, () -> "Row " + (done + 1) + " of " + all);
    }

    @Override
    public void close() throws IOException {
        held.clear();
        if (channel != null) {
            channel.close();
        }
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
