package org.latentalign.format.questions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.latentalign.format.FormatException;
import org.latentalign.format.MalformedTally;
import org.latentalign.format.SourceStream;
import org.latentalign.format.TextEncoding;
import org.latentalign.format.TextLines;
import org.latentalign.progress.Progress;

/**
 * The format of Google's question file (Mikolov, Chen, Corrado and Dean, 2013): a line with a colon and a relation's
 * name, then a question of four words on every line. Words are separated by blanks of any kind, or by single tabs, and
 * then may hold blanks. Empty lines, and lines that begin with two slashes, are comments. The file may be gzipped.
 */
public final class GoogleQuestions {

    private static final int WORDS = 4;

    private static final String ADVICE =
            "Correct the line, or choose to skip malformed lines; a BATS folder is read as such.";

    private static final String TABLE_ADVICE =
            "This looks like a table: read it with KNIME's CSV Reader; the Analogy Evaluator takes any table of questions.";

    private static final String MSR_ADVICE =
            "Correct the line, or choose to skip malformed lines; if a second file has the answers, choose the format MSR.";

    private final Path file;

    private final String headlessName;

    private final TextEncoding encoding;

    private final MalformedTally malformed;

    private final Set<String> relations = new HashSet<>();

    private String relation;

    private long questions;

    private long headless;

    private GoogleQuestions(final Path file, final String headlessName, final QuestionOptions options) {
        this.file = file;
        this.headlessName = headlessName;
        this.encoding = options.encoding();
        this.malformed = new MalformedTally(options.malformed());
    }

    /**
     * Reads a file.
     *
     * @param file to read
     * @param headlessName the relation of questions before the first header
     * @param options what to do with lines that are neither, and the encoding
     * @param sink takes the questions
     * @param progress told of the share of the file that is read
     * @return what was read
     * @throws FormatException when the file cannot be read, has no question, or has a malformed line that is not to be
     *     skipped
     */
    public static QuestionReport read(
            final Path file,
            final String headlessName,
            final QuestionOptions options,
            final QuestionSink sink,
            final Progress progress)
            throws IOException {
        return new GoogleQuestions(file, headlessName, options).read(sink, progress);
    }

    private QuestionReport read(final QuestionSink sink, final Progress progress) throws IOException {
        try (var lines = new TextLines(file, encoding)) {
            lines.refuseForeign();
            while (lines.next()) {
                if (lines.number() % 1000 == 1) {
                    progress.report(lines.fraction(), () -> "Line " + lines.number());
                }
                final Optional<String> text = lines.text(malformed);
                if (text.isPresent()) {
                    take(text.get().strip(), lines.number(), sink);
                }
            }
        }
        if (questions == 0) {
            throw new FormatException(SourceStream.nameOf(file) + " has no question"
                    + (malformed.count() == 0
                            ? ""
                            : " that can be read (" + malformed.count() + " malformed; the first: "
                                    + malformed.examples().get(0) + ")")
                    + ": a question is a line of four words.");
        }
        return new QuestionReport(relations.size(), questions, headless, malformed.count(), malformed.examples());
    }

    private void take(final String line, final long number, final QuestionSink sink) throws FormatException {
        if (line.isEmpty() || line.startsWith("//")) {
            return;
        }
        if (line.startsWith(":")) {
            final String name = line.substring(1).strip();
            if (name.isEmpty()) {
                malformed.add(file, number, "is a header without the name of a relation", ADVICE);
            } else {
                relation = name;
            }
            return;
        }
        final List<String> words = words(line);
        if (words.size() != WORDS) {
            malformed.add(
                    file,
                    number,
                    "has " + Blanks.count(words, "word") + " where a question has four: "
                            + MalformedTally.excerpt(line),
                    advice(line, words));
            return;
        }
        if (relation == null) {
            headless++;
        }
        questions++;
        final String name = relation == null ? headlessName : relation;
        relations.add(name);
        sink.accept(new Question(name, words.get(0), words.get(1), words.get(2), words.get(3), List.of()));
    }

    private static String advice(final String line, final List<String> words) {
        if (line.split(",", -1).length >= WORDS) {
            return TABLE_ADVICE;
        }
        return words.size() == WORDS - 1 ? MSR_ADVICE : ADVICE;
    }

    private static List<String> words(final String line) {
        final List<String> cells =
                Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
        if (cells.size() == WORDS && cells.stream().noneMatch(String::isEmpty)) {
            return cells;
        }
        final List<String> words = Blanks.split(line);
        final List<String> more = words.size() < WORDS ? Blanks.splitAtAny(line) : words;
        return more.size() == WORDS ? more : words;
    }
}
