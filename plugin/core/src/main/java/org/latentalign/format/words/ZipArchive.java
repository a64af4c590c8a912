package org.latentalign.format.words;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;

/** A zip archive, and which of its files to take. */
final class ZipArchive implements Closeable {

    /** Endings that files of word vectors have. */
    private static final Pattern VECTOR_FILE = Pattern.compile(".*\\.(txt|vec|vectors|bin|w2v)(\\.gz)?");

    /** What operating systems and authors put beside the data. */
    private static final Pattern COMPANION = Pattern.compile("(.*/)?(__macosx/.*|\\..*|(readme|licen[cs]e)[^/]*)");

    private static final int SHOWN = 10;

    private final String name;
    private final FileSystem content;

    private ZipArchive(final String name, final FileSystem content) {
        this.name = name;
        this.content = content;
    }

    @SuppressWarnings("resource") // closed with the archive
    static ZipArchive open(final Path file) throws IOException {
        final String name = SourceStream.nameOf(file);
        try {
            return new ZipArchive(name, FileSystems.newFileSystem(file, Map.of()));
        } catch (final ZipException | ProviderNotFoundException e) { // which one depends on the file's name
            throw new FormatException(
                    "%s is cut off or damaged: it has no readable list of its files. Download or copy it again."
                            .formatted(name),
                    e);
        }
    }

    /**
     * @param wanted the name of a file in the archive, or an empty text to take the only one
     * @throws FormatException when there is no such file, or not exactly one to take
     */
    Path entry(final String wanted) throws IOException {
        final List<Path> files = files();
        if (!wanted.isEmpty()) {
            return files.stream()
                    .filter(path -> nameOf(path).equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new FormatException(
                            "%s holds no file '%s': choose one of %s.".formatted(name, wanted, listed(files))));
        }
        if (files.isEmpty()) {
            throw new FormatException("%s is an archive without files: choose another file.".formatted(name));
        }
        if (files.size() == 1) {
            return files.get(0);
        }
        final List<Path> candidates =
                files.stream().filter(this::mayHoldVectors).toList();
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

    /** @return the path inside the archive, as archive programs show it */
    String nameOf(final Path entry) {
        return content.getPath("/").relativize(entry).toString();
    }

    private boolean mayHoldVectors(final Path path) {
        final String lower = nameOf(path).toLowerCase(Locale.ROOT);
        return VECTOR_FILE.matcher(lower).matches() && !COMPANION.matcher(lower).matches();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(content.getPath("/"))) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private String listed(final List<Path> files) {
        return files.stream().limit(SHOWN).map(path -> "'" + nameOf(path) + "'").collect(Collectors.joining(", "))
                + (files.size() > SHOWN ? ", ..." : "");
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
