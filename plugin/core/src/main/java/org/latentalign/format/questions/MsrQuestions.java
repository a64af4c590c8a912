package org.latentalign.format.questions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.latentalign.format.FormatException;
import org.latentalign.format.MalformedEntries;
import org.latentalign.format.MalformedTally;
import org.latentalign.format.SourceStream;
import org.latentalign.format.TextEncoding;
import org.latentalign.format.TextLines;
import org.latentalign.progress.Progress;

/**
 * The format of Microsoft Research's syntactic questions (Mikolov, Yih and Zweig, 2013): a file with three words on every
 * line, and a second one with the name of a relation and the answer on the line of the same number. The name may be left out.
 */
public final class MsrQuestions {

    private static final int WORDS = 3;

    private static final int LINES_A_REPORT = 1000;

    private static final String ADVICE = "Correct the line, or choose to skip malformed lines.";

    private final Path questionFile;

    private final Path answerFile;

    private final String namelessName;

    private final MalformedTally malformed;

    private final Set<String> relations = new HashSet<>();

    private long questions;

    private MsrQuestions(
            final Path questionFile,
            final Path answerFile,
            final String namelessName,
            final MalformedEntries malformed) {
        this.questionFile = questionFile;
        this.answerFile = answerFile;
        this.namelessName = namelessName;
        this.malformed = new MalformedTally(malformed);
    }

    /**
     * Reads two files.
     *
     * @param questionFile with three words a line
     * @param answerFile with a relation and an answer, or an answer alone, a line
     * @param namelessName the relation of answers without one
     * @param options what to do with malformed lines, and the encoding
     * @param sink takes the questions
     * @param progress told of the share of the files that is read
     * @return what was read
     * @throws FormatException when a file cannot be read, one has more lines than the other, there is no question, or there
     *     is a malformed line that is not to be skipped
     */
    public static QuestionReport read(
            final Path questionFile,
            final Path answerFile,
            final String namelessName,
            final QuestionOptions options,
            final QuestionSink sink,
            final Progress progress)
            throws IOException {
        return new MsrQuestions(questionFile, answerFile, namelessName, options.malformed())
                .read(options.encoding(), sink, progress);
    }

    private QuestionReport read(final TextEncoding encoding, final QuestionSink sink, final Progress progress)
            throws IOException {
        try (var asked = new TextLines(questionFile, encoding);
                var answers = new TextLines(answerFile, encoding)) {
            asked.refuseForeign();
            answers.refuseForeign();
            while (nextFilled(asked)) {
                if (!nextFilled(answers)) {
                    throw new FormatException(SourceStream.nameOf(questionFile) + " has a question on line "
                            + asked.number() + ", but " + SourceStream.nameOf(answerFile)
                            + " has no further answer: choose the files that belong together.");
                }
                if (asked.number() % LINES_A_REPORT == 1) {
                    progress.report(asked.fraction(), () -> "Line " + asked.number());
                }
                take(asked, answers, encoding, sink);
            }
            if (nextFilled(answers)) {
                throw new FormatException(SourceStream.nameOf(answerFile) + " has an answer on line " + answers.number()
                        + ", but " + SourceStream.nameOf(questionFile)
                        + " has no further question: choose the files that belong together.");
            }
        }
        if (questions == 0) {
            throw new FormatException(
                    SourceStream.nameOf(questionFile) + " has no question: a question is a line of three words.");
        }
        return new QuestionReport(relations.size(), questions, 0, malformed.count(), malformed.examples());
    }

    /** Empty lines are none. */
    private static boolean nextFilled(final TextLines lines) throws IOException {
        while (lines.next()) {
            if (!lines.text().map(String::isBlank).orElse(false)) {
                return true;
            }
        }
        return false;
    }

    private void take(
            final TextLines asked, final TextLines answers, final TextEncoding encoding, final QuestionSink sink)
            throws FormatException {
        final Optional<List<String>> three = words(asked);
        final Optional<List<String>> answer = words(answers);
        if (three.isEmpty() || answer.isEmpty()) {
            return;
        }
        if (three.get().size() != WORDS) {
            malformed.add(
                    questionFile,
                    asked.number(),
                    "has " + Blanks.count(three.get(), "word") + " where a question without its answer has three",
                    ADVICE);
        } else if (answer.get().size() > 2) {
            malformed.add(
                    answerFile,
                    answers.number(),
                    "has " + Blanks.count(answer.get(), "word") + " where a relation and an answer are expected",
                    ADVICE);
        } else {
            final boolean hasRelation = answer.get().size() == 2;
            final String relation = hasRelation ? answer.get().get(0) : namelessName;
            questions++;
            relations.add(relation);
            sink.accept(new Question(
                    relation,
                    three.get().get(0),
                    three.get().get(1),
                    three.get().get(2),
                    answer.get().get(hasRelation ? 1 : 0),
                    List.of()));
        }
    }

    private Optional<List<String>> words(final TextLines lines) throws FormatException {
        return lines.text(malformed).map(Blanks::split);
    }
}
