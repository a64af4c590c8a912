package org.latentalign.format;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.latentalign.progress.Interruption;

/**
 * A file opened for one pass from its beginning, unpacked on the way when it is gzipped. Whether it is gzipped is told
 * by its first two bytes and never by its name. Every way in which opening or reading can fail ends in one sentence for
 * the user; an interrupt of the thread, which is how KNIME cancels, ends in a {@link CancellationException}.
 */
public final class SourceStream extends InputStream {

    private static final int BUFFER_BYTES = 1 << 16;

    private static final int HEAD_BYTES = 512;

    /** The file's name in quotation marks. */
    private final String name;

    /** Where the file is, for what only its whole path explains. */
    private final String place;

    private final CountingStream packed;

    private final InputStream content;

    private final boolean gzipped;

    private final long fileBytes;

    private final byte[] head;

    private int headPosition;

    private long position;

    private SourceStream(
            final String name,
            final String place,
            final CountingStream packed,
            final InputStream content,
            final boolean gzipped,
            final long fileBytes,
            final byte[] head) {
        this.name = name;
        this.place = place;
        this.packed = packed;
        this.content = content;
        this.gzipped = gzipped;
        this.fileBytes = fileBytes;
        this.head = head;
    }

    /**
     * Opens a file.
     *
     * @param path any file that java.nio can read
     * @return the stream, at the first byte of the unpacked content
     * @throws FormatException when the path is missing, a directory, not readable, empty or a damaged gzip file
     */
    @SuppressWarnings("resource") // closed with the stream, or when opening fails
    public static SourceStream open(final Path path) throws IOException {
        requireReadableFile(path);
        final InputStream content;
        final long fileBytes;
        try {
            fileBytes = Files.size(path);
            content = Files.newInputStream(path);
        } catch (IOException e) {
            throw explain(path, e);
        }
        return of(nameOf(path), path.toString(), content, fileBytes);
    }

    /**
     * Takes a file out of an archive.
     *
     * @param name the file's name in quotation marks, as messages show it
     * @param content its bytes, perhaps gzipped; closed with the stream, or when opening fails
     * @param bytes how many there are, or 0 when that is not known
     * @return the stream, at the first byte of the unpacked content
     * @throws FormatException when there is no content, or a damaged gzip file
     */
    public static SourceStream open(final String name, final InputStream content, final long bytes) throws IOException {
        return of(name, name, content, bytes);
    }

    private static SourceStream of(final String name, final String place, final InputStream file, final long fileBytes)
            throws IOException {
        final CountingStream packed = new CountingStream(file);
        try {
            final byte[] magic = packed.peekTwo();
            if (magic.length == 0) {
                throw new FormatException(name + " is empty.");
            }
            final boolean gzipped = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
            final InputStream content = gzipped ? new GZIPInputStream(packed, BUFFER_BYTES) : packed;
            final byte[] head = content.readNBytes(HEAD_BYTES);
            if (head.length == 0) {
                throw new FormatException(name + " is empty once unpacked.");
            }
            return new SourceStream(name, place, packed, content, gzipped, fileBytes, head);
        } catch (IOException e) {
            packed.close();
            throw explain(name, place, e);
        }
    }

    /**
     * Refuses a path at which there is no file to read.
     *
     * @param path what the user chose
     * @throws FormatException when it is missing, a directory or not readable
     */
    public static void requireReadableFile(final Path path) throws FormatException {
        if (!Files.exists(path)) {
            throw new FormatException("The file " + path + " does not exist; check the path.");
        }
        if (Files.isDirectory(path)) {
            throw new FormatException(path + " is a folder; choose a file in it.");
        }
        if (!Files.isReadable(path)) {
            throw new FormatException("The file " + path + " may not be read; ask its owner for permission.");
        }
    }

    /** @return the file's name in quotation marks, as messages show it */
    public static String nameOf(final Path path) {
        final Path name = path.getFileName();
        return "'" + (name == null ? path : name) + "'";
    }

    /** @return up to 512 bytes of the unpacked content, from its beginning, whatever has been read since */
    public byte[] head() {
        return head.clone();
    }

    /** @return whether the file is gzipped */
    public boolean isGzipped() {
        return gzipped;
    }

    /** @return how many bytes of the unpacked content have been read */
    public long position() {
        return position;
    }

    /** @return the share of the file's bytes that have been read, in [0, 1]; NaN when the file's size is not known */
    public double fraction() {
        return fileBytes <= 0 ? Double.NaN : Math.min(1.0, (double) packed.count / fileBytes);
    }

    @Override
    public int read() throws IOException {
        final byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(final byte[] buffer, final int offset, final int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count;
        if (headPosition < head.length) {
            count = Math.min(length, head.length - headPosition);
            System.arraycopy(head, headPosition, buffer, offset, count);
            headPosition += count;
        } else {
            try {
                count = content.read(buffer, offset, length);
            } catch (IOException e) {
                throw explain(name, place, e);
            }
        }
        position += Math.max(0, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    /**
     * Turns what reading a file has thrown into one sentence.
     *
     * @param path the file
     * @param e what was thrown
     * @return the exception to throw instead
     * @throws CancellationException when the thread was interrupted
     */
    public static IOException explain(final Path path, final IOException e) {
        return explain(nameOf(path), path.toString(), e);
    }

    private static IOException explain(final String name, final String place, final IOException e) {
        if (e instanceof FormatException) {
            return e;
        }
        if (e instanceof ClosedByInterruptException || Thread.currentThread().isInterrupted()) {
            throw Interruption.cancellation(e);
        }
        if (e instanceof EOFException) {
            return new FormatException(
                    name + " ends in the middle of its compressed data: the copy is incomplete; fetch it again.", e);
        }
        if (e instanceof ZipException) {
            return damaged(name, e);
        }
        if (e instanceof NoSuchFileException) {
            return new FormatException("The file " + place + " does not exist; check the path.", e);
        }
        if (e instanceof AccessDeniedException) {
            return new FormatException("The file " + place + " may not be read; ask its owner for permission.", e);
        }
        return new FormatException("Reading " + place + " failed: " + e.getMessage(), e);
    }

    /**
     * @param name of a file in quotation marks
     * @param cause what was thrown while it was unpacked
     * @return what to throw instead
     */
    public static FormatException damaged(final String name, final Exception cause) {
        return new FormatException(
                name + " is damaged: its compressed data cannot be unpacked; fetch it again.", cause);
    }

    /** Counts the bytes that are read from the file itself. */
    private static final class CountingStream extends FilterInputStream {

        private byte[] peeked = new byte[0];

        private int peekedPosition;

        private long count;

        CountingStream(final InputStream in) {
            super(in);
        }

        byte[] peekTwo() throws IOException {
            peeked = in.readNBytes(2);
            return Arrays.copyOf(peeked, peeked.length);
        }

        @Override
        public int read() throws IOException {
            final byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(final byte[] buffer, final int offset, final int length) throws IOException {
            int read;
            if (peekedPosition < peeked.length) {
                read = Math.min(length, peeked.length - peekedPosition);
                System.arraycopy(peeked, peekedPosition, buffer, offset, read);
                peekedPosition += read;
            } else {
                read = in.read(buffer, offset, length);
            }
            count += Math.max(0, read);
            return read;
        }

        @Override
        public int available() throws IOException {
            // GZIPInputStream looks for a further member only when something is available; remote files say 0.
            return Math.max(1, peeked.length - peekedPosition + in.available());
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
