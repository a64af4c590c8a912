package org.latentalign.format.questions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.latentalign.format.FormatException;
import org.latentalign.format.MalformedTally;
import org.latentalign.format.SourceStream;
import org.latentalign.format.TextEncoding;
import org.latentalign.format.TextLines;
import org.latentalign.progress.Progress;

/**
 * The format of the Bigger Analogy Test Set (Gladkova, Drozd and Matsuoka, 2016): a folder with sub-folders, in them a
 * text file for every relation, such as "I01 [noun - plural_reg].txt". A line holds a word, a tab and the right answers
 * separated by slashes, the preferred one first. Every ordered pair of two lines makes a question: the first answer of
 * the one is b; the first answer of the other is d, its further answers are the alternatives.
 */
public final class BatsQuestions {

    private static final String ENDING = ".txt";

    /** Links may lead round in circles. */
    private static final int DEEPEST = 32;

    /** What authors and operating systems put beside the relations. */
    private static final Pattern COMPANION =
            Pattern.compile("(\\.|readme|licen[cs]e|changelog|changes|notice|citation|authors).*");

    /** A sub-folder of relations of one kind; some file systems end the names of folders with a slash. */
    private static final Pattern KIND = Pattern.compile("[1-4]_[^/]*/?");

    private static final String OF_MAC_OS = "__MACOSX";

    private static final String ADVICE = "Correct the line, or choose to skip malformed lines.";

    /** A line. */
    private record Entry(String word, List<String> answers) {}

    private final Path folder;

    private final TextEncoding encoding;

    private final MalformedTally malformed;

    private final Set<String> relations = new HashSet<>();

    private long questions;

    private BatsQuestions(final Path folder, final QuestionOptions options) {
        this.folder = folder;
        this.encoding = options.encoding();
        this.malformed = new MalformedTally(options.malformed());
    }

    /**
     * Reads a folder: its text files and those of all folders in it, in the order of their names, apart from a README and its
     * like.
     *
     * @param folder to read
     * @param options what to do with lines that have no answer, and the encoding
     * @param sink takes the questions
     * @param progress told of the share of the files that are read
     * @return what was read
     * @throws FormatException when the folder or a file cannot be read, there is no question, or there is a malformed
     *     line
     *     that is not to be skipped
     */
    public static QuestionReport read(
            final Path folder, final QuestionOptions options, final QuestionSink sink, final Progress progress)
            throws IOException {
        return new BatsQuestions(folder, options).read(sink, progress);
    }

    /**
     * The folder that a file of it stands for: in the set as it is published, files of relations lie in four sub-folders
     * called 1_Inflectional_morphology and the like.
     *
     * @param fileOrFolder in BATS, or BATS itself
     * @return of a file the folder that holds all relations; a folder as it is
     */
    public static Path folderAround(final Path fileOrFolder) {
        final Path folder = fileOrFolder.toAbsolutePath().getParent();
        if (Files.isDirectory(fileOrFolder) || folder == null) {
            return fileOrFolder;
        }
        final boolean isKind = folder.getParent() != null
                && KIND.matcher(String.valueOf(folder.getFileName())).matches();
        return isKind ? folder.getParent() : folder;
    }

    private QuestionReport read(final QuestionSink sink, final Progress progress) throws IOException {
        final List<Path> files = files();
        for (int i = 0; i < files.size(); i++) {
            final Path file = files.get(i);
            progress.report((double) i / files.size(), () -> "Reading " + SourceStream.nameOf(file));
            ask(relation(file), entries(file), sink);
        }
        if (questions == 0) {
            throw new FormatException("The folder " + folder + " has no question: "
                    + (files.isEmpty()
                            ? "there are no files ending in .txt in it or its sub-folders; choose the folder that"
                                    + " BATS was unpacked to."
                            : "no file has two lines with a word, a tab and an answer."));
        }
        return new QuestionReport(relations.size(), questions, 0, malformed.count(), malformed.examples());
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new FormatException(
                    Files.exists(folder)
                            ? folder + " is a file; choose the folder that BATS was unpacked to."
                            : "The folder " + folder + " does not exist; check the path.");
        }
        try (Stream<Path> found = Files.walk(folder, DEEPEST)) {
            return found.filter(path -> isRelation(path) && Files.isRegularFile(path))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException e) {
            throw SourceStream.explain(folder, e);
        }
    }

    private static boolean isRelation(final Path path) {
        final String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        for (final Path part : path) {
            if (part.toString().equals(OF_MAC_OS)) {
                return false;
            }
        }
        return name.endsWith(ENDING) && !COMPANION.matcher(name).matches();
    }

    private static String relation(final Path file) {
        final String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ENDING.length()).strip();
    }

    private List<Entry> entries(final Path file) throws IOException {
        final List<Entry> entries = new ArrayList<>();
        if (Files.size(file) == 0) {
            return entries;
        }
        try (var lines = new TextLines(file, encoding)) {
            lines.refuseForeign();
            while (lines.next()) {
                final Optional<String> text = lines.text(malformed);
                if (text.isPresent() && !text.get().isBlank()) {
                    final Optional<Entry> entry = entry(text.get().strip());
                    if (entry.isPresent()) {
                        entries.add(entry.get());
                    } else {
                        malformed.add(
                                file,
                                lines.number(),
                                "has no word, tab and answer: " + MalformedTally.excerpt(text.get()),
                                ADVICE);
                    }
                }
            }
        }
        return entries;
    }

    /** Some copies of the set have a blank in place of the tab. */
    private static Optional<Entry> entry(final String line) {
        final String[] cells = line.split(line.indexOf('\t') >= 0 ? "\t+" : "\\s+");
        if (cells.length != 2) {
            return Optional.empty();
        }
        final List<String> answers = Arrays.stream(cells[1].split("/"))
                .map(String::strip)
                .filter(answer -> !answer.isEmpty())
                .distinct()
                .toList();
        return cells[0].isBlank() || answers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Entry(cells[0].strip(), answers));
    }

    private void ask(final String relation, final List<Entry> entries, final QuestionSink sink) {
        for (final Entry example : entries) {
            for (final Entry asked : entries) {
                if (example != asked) {
                    questions++;
                    relations.add(relation);
                    sink.accept(new Question(
                            relation,
                            example.word(),
                            example.answers().get(0),
                            asked.word(),
                            asked.answers().get(0),
                            asked.answers().subList(1, asked.answers().size())));
                }
            }
        }
    }
}
