package org.latentalign.format.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file with a trait from a public report of trouble, and what must come of it. The file index.tsv of a folder lists its
 * files: on each line the name of one, then expectations, "key: text", separated by tabs. The same file may come up again
 * with other options. Lines that begin with a number sign are comments.
 *
 * @param folder that the file is in
 * @param name of the file in its folder
 * @param expectations in the order of the line
 */
public record ReportedFile(Path folder, String name, List<Expectation> expectations) {

    /**
     * Something that must hold.
     *
     * @param key what it is about, as the comment at the top of an index says
     * @param text what is expected
     */
    public record Expectation(String key, String text) {}

    /**
     * @param folder of files in org/latentalign/format/reports
     * @return the lines of its index
     */
    public static Stream<ReportedFile> all(final String folder) {
        try {
            final Path index = Path.of(
                    Objects.requireNonNull(ReportedFile.class.getResource(folder + "/index.tsv"), folder)
                            .toURI());
            return Files.readAllLines(index, StandardCharsets.UTF_8).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> of(index.getParent(), line.split("\t")));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } catch (final URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ReportedFile of(final Path folder, final String[] fields) {
        final List<Expectation> expectations = Arrays.stream(fields)
                .skip(1)
                .map(field -> field.split(": ", 2))
                .map(parts -> new Expectation(parts[0], parts[1]))
                .toList();
        if (expectations.isEmpty()) {
            throw new IllegalArgumentException("Nothing is expected of " + fields[0] + ".");
        }
        return new ReportedFile(folder, fields[0], expectations);
    }

    /** @return where the file is */
    public Path path() {
        return folder.resolve(name);
    }

    /**
     * @param key of expectations
     * @return their texts, in their order
     */
    public List<String> texts(final String key) {
        return expectations.stream()
                .filter(expectation -> expectation.key().equals(key))
                .map(Expectation::text)
                .toList();
    }

    /**
     * @param key of an expectation
     * @return its text, if there is one
     */
    public Optional<String> text(final String key) {
        return texts(key).stream().findFirst();
    }

    @Override
    public String toString() {
        return name + texts("with");
    }
}
