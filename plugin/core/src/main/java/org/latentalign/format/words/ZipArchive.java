package org.latentalign.format.words;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;

/** A zip archive, and which of its files to take. */
final class ZipArchive implements Closeable {

    /** Endings that files of word vectors have. */
    private static final Pattern VECTOR_FILE = Pattern.compile(".*\\.(txt|vec|vectors|bin|w2v)(\\.gz)?");

    /** What operating systems and authors put beside the data. */
    private static final Pattern COMPANION = Pattern.compile("(.*/)?(__macosx/.*|\\..*|(readme|licen[cs]e)[^/]*)");

    /** The file with the vectors in the archives of DL4J, which KNIME's Word2Vec nodes write, too. */
    private static final String DL4J_VECTORS = "syn0.txt";

    private static final int SHOWN = 10;

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
     * @throws FormatException when its list of files cannot be read
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

    /**
     * @param wanted the name of a file in the archive, or an empty text to take the only one
     * @throws FormatException when there is no such file, not exactly one to take, or the archive is of a foreign kind
     */
    ZipEntries.Entry entry(final String wanted) throws FormatException {
        if (!wanted.isEmpty()) {
            return files.stream()
                    .filter(file -> file.name().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new FormatException(
                            "%s holds no file '%s': choose one of %s.".formatted(name, wanted, listed(files))));
        }
        if (files.isEmpty()) {
            throw new FormatException("%s is an archive without files: choose another file.".formatted(name));
        }
        ForeignArchive.refuse(name, files.stream().map(ZipEntries.Entry::name).toList());
        if (files.size() == 1) {
            return files.get(0);
        }
        final List<ZipEntries.Entry> modelOfDl4j =
                files.stream().filter(file -> file.name().equals(DL4J_VECTORS)).toList();
        if (!modelOfDl4j.isEmpty()) {
            return modelOfDl4j.get(0);
        }
        final List<ZipEntries.Entry> others =
                files.stream().filter(file -> !isCompanion(file)).toList();
        if (others.size() == 1) {
            return others.get(0);
        }
        final List<ZipEntries.Entry> candidates = others.stream()
                .filter(file -> VECTOR_FILE
                        .matcher(file.name().toLowerCase(Locale.ROOT))
                        .matches())
                .toList();
        if (candidates.isEmpty()) {
            throw new FormatException(
                    "%s holds no file that ends in .txt, .vec, .vectors, .bin or .w2v: give the name of the file to read, one of %s."
                            .formatted(name, listed(files)));
        }
        if (candidates.size() > 1) {
            throw new FormatException(
                    "%s holds %d files that may be word vectors: give the name of the one to read, %s."
                            .formatted(name, candidates.size(), listed(candidates)));
        }
        return candidates.get(0);
    }

    /** @return the bytes of one of the archive's files, valid until the archive is closed */
    InputStream content(final ZipEntries.Entry entry) throws IOException {
        return ZipEntries.open(name, channel, entry);
    }

    private static boolean isCompanion(final ZipEntries.Entry file) {
        return COMPANION.matcher(file.name().toLowerCase(Locale.ROOT)).matches();
    }

    private static String listed(final List<ZipEntries.Entry> files) {
        return files.stream().limit(SHOWN).map(file -> "'" + file.name() + "'").collect(Collectors.joining(", "))
                + (files.size() > SHOWN ? ", ..." : "");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
