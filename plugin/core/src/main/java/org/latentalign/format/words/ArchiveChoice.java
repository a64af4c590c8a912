package org.latentalign.format.words;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.latentalign.format.FormatException;

/** Which file of an archive to take. */
final class ArchiveChoice {

    /** Endings that files of word vectors have. */
    private static final Pattern VECTOR_FILE = Pattern.compile(".*\\.(txt|vec|vectors|bin|w2v)(\\.gz)?");

    /** What operating systems and authors put beside the data. */
    private static final Pattern COMPANION = Pattern.compile("(.*/)?(__macosx/.*|\\..*|(readme|licen[cs]e)[^/]*)");

    /** Where DL4J, KNIME's Word2Vec nodes and KNIME's Model Writer put the vectors, the innermost first. */
    private static final List<String> OF_MODELS = List.of("syn0.txt", "word_vectors", "object.file");

    private static final int SHOWN = 10;

    private ArchiveChoice() {}

    /**
     * @param archive its name, in quotation marks
     * @param names of its files, with their folders
     * @param wanted one of these, or an empty text to take the only one
     * @return the one to take
     * @throws FormatException when there is no such file, not exactly one to take, or the archive is of a foreign kind
     */
    static String choose(final String archive, final List<String> names, final String wanted) throws FormatException {
        if (!wanted.isEmpty()) {
            if (names.contains(wanted)) {
                return wanted;
            }
            throw new FormatException(
                    "%s holds no file '%s': choose one of %s.".formatted(archive, wanted, listed(names)));
        }
        if (names.isEmpty()) {
            throw new FormatException("%s is an archive without files: choose another file.".formatted(archive));
        }
        ForeignArchive.refuse(archive, names);
        for (final String name : OF_MODELS) {
            if (names.contains(name)) {
                return name;
            }
        }
        final List<String> others = names.stream()
                .filter(name ->
                        !COMPANION.matcher(name.toLowerCase(Locale.ROOT)).matches())
                .toList();
        if (names.size() == 1 || others.size() == 1) {
            return names.size() == 1 ? names.get(0) : others.get(0);
        }
        final List<String> candidates = others.stream()
                .filter(name ->
                        VECTOR_FILE.matcher(name.toLowerCase(Locale.ROOT)).matches())
                .toList();
        if (candidates.isEmpty()) {
            throw new FormatException(
                    "%s holds no file that ends in .txt, .vec, .vectors, .bin or .w2v: give the name of the file to read, one of %s."
                            .formatted(archive, listed(names)));
        }
        if (candidates.size() > 1) {
            throw new FormatException(
                    "%s holds %d files that may be word vectors: give the name of the one to read, %s."
                            .formatted(archive, candidates.size(), listed(candidates)));
        }
        return candidates.get(0);
    }

    private static String listed(final List<String> names) {
        return names.stream().limit(SHOWN).map(name -> "'" + name + "'").collect(Collectors.joining(", "))
                + (names.size() > SHOWN ? ", ..." : "");
    }
}
