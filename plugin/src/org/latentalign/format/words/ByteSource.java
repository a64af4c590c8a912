package org.latentalign.format.words;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.latentalign.format.FormatException;

/**
 * The decompressed bytes of a file that is plain, gzipped, or inside a zip archive (and there perhaps gzipped again).
 * The first bytes decide, not the file's name. What goes wrong is told in the user's words.
 */
final class ByteSource implements Closeable {

    private static final int BUFFER = 1 << 16;
    private static final int MAGIC_LENGTH = 4;

    private final String name;
    private final CountedInputStream counted;
    private final InputStream in;
    private final Closeable archive;

    /** Bytes that were looked at and are still to be read, from {@link #peekedStart} on. */
    private byte[] peeked = {};

    private int peekedStart;

    private ByteSource(
            final String name, final CountedInputStream counted, final InputStream in, final Closeable archive) {
        this.name = name;
        this.counted = counted;
        this.in = in;
        this.archive = archive;
    }

    /**
     * @param file the file
     * @param archiveEntry name of the file inside a zip archive, or an empty text when there is only one to take
     * @return its bytes, to be closed by the caller
     * @throws FormatException when the file is missing, a folder, empty, or an archive without a clear file to take
     * @throws IOException when reading fails otherwise
     */
    static ByteSource open(final Path file, final String archiveEntry) throws IOException {
        final String name = String.valueOf(file.getFileName());
        if (Files.isDirectory(file)) {
            throw new FormatException("%s is a folder: choose a file in it.".formatted(file));
        }
        try {
            if (isZip(file)) {
                final ZipArchive archive = ZipArchive.open(file, name);
                try {
                    final Path entry = archive.entry(archiveEntry);
                    final String entryName = "%s in %s".formatted(archive.nameOf(entry), name);
                    return open(entry, entryName, archive);
                } catch (final IOException | RuntimeException failure) { // the archive belongs to nobody then
                    archive.close();
                    throw failure;
                }
            }
            if (!archiveEntry.isEmpty()) {
                throw new FormatException(
                        "%s is no zip archive, so it cannot hold the file '%s': leave the name of the file in the archive empty."
                                .formatted(name, archiveEntry));
            }
            return open(file, name, () -> {});
        } catch (final NoSuchFileException e) {
            throw new FormatException("%s does not exist: choose another file.".formatted(file), e);
        } catch (final AccessDeniedException e) {
            throw new FormatException("%s may not be read: ask for permission to read it.".formatted(file), e);
        }
    }

    private static boolean isZip(final Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            final byte[] magic = in.readNBytes(MAGIC_LENGTH);
            return magic.length == MAGIC_LENGTH
                    && magic[0] == 'P'
                    && magic[1] == 'K'
                    && (magic[2] == 3 && magic[3] == 4 || magic[2] == 5 && magic[3] == 6);
        }
    }

    private static ByteSource open(final Path path, final String name, final Closeable archive) throws IOException {
        final CountedInputStream counted = new CountedInputStream(Files.newInputStream(path), Files.size(path));
        try {
            final PushbackInputStream start = new PushbackInputStream(counted, 2);
            final byte[] magic = start.readNBytes(2);
            start.unread(magic);
            final boolean gzip = magic.length == 2 && (magic[0] & 0xFF) == 0x1F && (magic[1] & 0xFF) == 0x8B;
            return new ByteSource(name, counted, gzip ? new GZIPInputStream(start, BUFFER) : start, archive);
        } catch (final EOFException | ZipException e) {
            counted.close();
            throw explain(name, e);
        } catch (final IOException e) {
            counted.close();
            throw e;
        }
    }

    /** @return what to call the file in a sentence */
    String name() {
        return name;
    }

    /** @return the share of the file that was read, or NaN; may be asked from another thread */
    double fraction() {
        return counted.fraction();
    }

    /**
     * Looks at the first bytes without consuming them; call it before any {@link #read}.
     *
     * @param length how many
     * @return that many bytes, or all when there are fewer
     */
    byte[] peek(final int length) throws IOException {
        if (peeked.length < length) {
            final byte[] longer = Arrays.copyOf(peeked, length);
            final int more = readFully(longer, peeked.length, length - peeked.length);
            peeked = Arrays.copyOf(longer, peeked.length + more);
        }
        return peeked.clone();
    }

    /** Leaves out the first bytes, which must have been looked at. */
    void skipPeeked(final int length) {
        peekedStart = length;
    }

    /**
     * @return how many bytes were put into the target: all that fit, fewer only at the end of the data
     */
    int read(final byte[] target, final int offset, final int length) throws IOException {
        final int replayed = Math.min(length, peeked.length - peekedStart);
        System.arraycopy(peeked, peekedStart, target, offset, replayed);
        peekedStart += replayed;
        return replayed + readFully(target, offset + replayed, length - replayed);
    }

    private int readFully(final byte[] target, final int offset, final int length) throws IOException {
        try {
            return in.readNBytes(target, offset, length);
        } catch (final EOFException | ZipException e) {
            throw explain(name, e);
        }
    }

    private static FormatException explain(final String name, final IOException e) {
        if (e instanceof EOFException) {
            return new FormatException(
                    "%s is cut off: its compressed data end too early. Download or copy it again.".formatted(name), e);
        }
        return new FormatException(
                "%s is damaged: its compressed data cannot be unpacked (%s). Download or copy it again."
                        .formatted(name, e.getMessage()),
                e);
    }

    @Override
    public void close() throws IOException {
        try (archive) {
            in.close();
        }
    }
}
