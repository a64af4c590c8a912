package org.latentalign.format.words;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.latentalign.format.SourceStream;

/** A zip archive in a file. */
final class ZipArchive implements Closeable {

    private final String name;
    private final SeekableByteChannel channel;
    private final List<ZipEntries.Entry> files;

    private ZipArchive(final String name, final SeekableByteChannel channel, final List<ZipEntries.Entry> files) {
        this.name = name;
        this.channel = channel;
        this.files = files;
    }

    /**
     * @param file that starts as a zip archive does
     * @throws org.latentalign.format.FormatException when its list of files cannot be read
     */
    @SuppressWarnings("resource") // closed with the archive, or when opening fails
    static ZipArchive open(final Path file) throws IOException {
        final String name = SourceStream.nameOf(file);
        final SeekableByteChannel channel;
        try {
            channel = Files.newByteChannel(file);
        } catch (final IOException e) {
            throw SourceStream.explain(file, e);
        }
        try {
            return new ZipArchive(name, channel, ZipEntries.list(name, channel));
        } catch (final IOException e) {
            channel.close();
            throw SourceStream.explain(file, e);
        }
    }

    /** @return the names of its files, with their folders */
    List<String> names() {
        return files.stream().map(ZipEntries.Entry::name).toList();
    }

    /** @return the file of that name, which must be one of {@link #names()} */
    ZipEntries.Entry entry(final String wanted) {
        return files.stream()
                .filter(file -> file.name().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    /** @return the bytes of one of the archive's files, valid until the archive is closed */
    InputStream content(final ZipEntries.Entry entry) throws IOException {
        return ZipEntries.open(name, channel, entry);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
