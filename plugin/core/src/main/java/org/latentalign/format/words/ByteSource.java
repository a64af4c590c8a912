package org.latentalign.format.words;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;

/**
 * The unpacked bytes of a file that is plain, gzipped, or inside a zip archive (and there perhaps gzipped again). The first
 * bytes decide, not the file's name.
 */
final class ByteSource implements Closeable {

    private static final int MAGIC_LENGTH = 4;

    private final String name;
    private final SourceStream stream;
    private final Closeable archive;

    /** Bytes that were looked at and are still to be read, from {@link #peekedStart} on. */
    private byte[] peeked = {};

    private int peekedStart;

    /** Whether nothing comes after them. */
    private boolean isAllPeeked;

    private ByteSource(final String name, final SourceStream stream, final Closeable archive) {
        this.name = name;
        this.stream = stream;
        this.archive = archive;
    }

    /**
     * @param file the file
     * @param archiveEntry name of the file inside a zip archive, or an empty text when there is only one to take
     * @return its bytes, to be closed by the caller
     * @throws FormatException when the file is missing, a folder, empty, or an archive without a clear file to take
     * @throws IOException when reading fails otherwise
     */
    @SuppressWarnings("resource") // closed with the source
    static ByteSource open(final Path file, final String archiveEntry) throws IOException {
        SourceStream.requireReadableFile(file);
        if (isZip(file)) {
            return openEntry(file, archiveEntry);
        }
        if (!archiveEntry.isEmpty()) {
            throw new FormatException(
                    "%s is no zip archive, so it cannot hold the file '%s': leave the name of the file in the archive empty."
                            .formatted(SourceStream.nameOf(file), archiveEntry));
        }
        return new ByteSource(SourceStream.nameOf(file), SourceStream.open(file), () -> {});
    }

    private static boolean isZip(final Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            final byte[] magic = in.readNBytes(MAGIC_LENGTH);
            return magic.length == MAGIC_LENGTH
                    && magic[0] == 'P'
                    && magic[1] == 'K'
                    && (magic[2] == 3 && magic[3] == 4 || magic[2] == 5 && magic[3] == 6);
        } catch (final IOException e) {
            throw SourceStream.explain(file, e);
        }
    }

    @SuppressWarnings("resource") // closed with the source, or here when opening fails
    private static ByteSource openEntry(final Path file, final String archiveEntry) throws IOException {
        final ZipArchive archive = ZipArchive.open(file);
        try {
            // the name may be that of a file in an archive in this archive
            final String outer = ArchiveChoice.choose(
                    SourceStream.nameOf(file),
                    archive.names(),
                    archive.names().contains(archiveEntry) || archive.names().size() > 1 ? archiveEntry : "");
            final ZipEntries.Entry entry = archive.entry(outer);
            final NestedArchive.Found found =
                    NestedArchive.innermost(quotedName(outer), () -> archive.content(entry), archiveEntry);
            if (!archiveEntry.isEmpty()
                    && !outer.equals(archiveEntry)
                    && !found.name().equals(quotedName(archiveEntry))) {
                ArchiveChoice.choose(SourceStream.nameOf(file), archive.names(), archiveEntry);
            }
            final SourceStream stream =
                    SourceStream.open(found.name(), found.content().open(), entry.bytes());
            return new ByteSource(found.name(), stream, archive);
        } catch (final IOException failure) {
            archive.close();
            throw SourceStream.explain(file, failure);
        } catch (final RuntimeException failure) {
            archive.close();
            throw failure;
        }
    }

    private static String quotedName(final String entry) {
        return "'" + entry.substring(entry.lastIndexOf('/') + 1) + "'";
    }

    /** @return what to call the file in a sentence */
    String name() {
        return name;
    }

    /** @return the share of the file that was read, or NaN */
    double fraction() {
        return stream.fraction();
    }

    /**
     * Looks at the first bytes without consuming them; call it before any {@link #read}.
     *
     * @param length how many
     * @return that many bytes, or all when there are fewer
     */
    byte[] peek(final int length) throws IOException {
        if (peeked.length < length) {
            final byte[] more = stream.readNBytes(length - peeked.length); // no larger than what there is
            isAllPeeked = peeked.length + more.length < length;
            final byte[] longer = Arrays.copyOf(peeked, peeked.length + more.length);
            System.arraycopy(more, 0, longer, peeked.length, more.length);
            peeked = longer;
        }
        return peeked.clone();
    }

    /** Leaves out the first bytes, which must have been looked at. */
    void skipPeeked(final int length) {
        peekedStart = length;
    }

    /**
     * @param most of a large file
     * @return how many bytes to read at once, so that the end of a small file is seen without so much memory; at least 1
     */
    int room(final int most) {
        return isAllPeeked ? Math.min(most, peeked.length - peekedStart + 1) : most;
    }

    /** @return how many bytes were put into the target: all that fit, fewer only at the end of the data */
    int read(final byte[] target, final int offset, final int length) throws IOException {
        final int replayed = Math.min(length, peeked.length - peekedStart);
        System.arraycopy(peeked, peekedStart, target, offset, replayed);
        peekedStart += replayed;
        return replayed + stream.readNBytes(target, offset + replayed, length - replayed);
    }

    @Override
    public void close() throws IOException {
        try (archive) {
            stream.close();
        }
    }
}
