package org.latentalign.format.reported;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.latentalign.format.FormatException;
import org.latentalign.format.MalformedEntries;
import org.latentalign.format.TextEncoding;
import org.latentalign.format.questions.BatsQuestions;
import org.latentalign.format.questions.GoogleQuestions;
import org.latentalign.format.questions.MsrQuestions;
import org.latentalign.format.questions.Question;
import org.latentalign.format.questions.QuestionOptions;
import org.latentalign.format.questions.QuestionReport;
import org.latentalign.progress.Progress;

/** Every file of questions with a reported trait gives the right questions or the right sentence. */
class ReportedQuestionsTest {

    private static final String NO_RELATION = "(no relation)";

    static Stream<ReportedFile> files() {
        return ReportedFile.all("words/q");
    }

    @ParameterizedTest
    @MethodSource("files")
    void isReadOrRefused(final ReportedFile file) throws IOException {
        final List<Question> questions = new ArrayList<>();
        final Optional<String> refused = file.text("refused");
        if (refused.isPresent()) {
            final FormatException sentence = assertThrows(FormatException.class, () -> read(file, questions));
            assertTrue(sentence.getMessage().contains(refused.get()), sentence.getMessage());
            return;
        }
        final QuestionReport report = read(file, questions);
        file.text("rows").ifPresent(rows -> assertEquals(Integer.parseInt(rows), questions.size()));
        for (final String value : file.texts("value")) {
            final int equals = value.indexOf(" = ");
            final String right = value.substring(equals + 3);
            final List<String> words = List.of(right.split(right.indexOf('|') >= 0 ? "\\|" : " "));
            assertTrue(
                    questions.stream()
                            .anyMatch(question -> question.relation().equals(value.substring(0, equals))
                                    && List.of(question.a(), question.b(), question.c(), question.d())
                                            .equals(words)),
                    value + " of " + questions);
        }
        file.text("alternatives")
                .ifPresent(text -> assertEquals(
                        List.of(text.split(" ")),
                        questions.stream()
                                .map(Question::alternatives)
                                .filter(alternatives -> !alternatives.isEmpty())
                                .reduce((first, second) -> first)
                                .orElse(List.of())
                                .stream()
                                .sorted()
                                .toList()));
        final String warnings = String.join(" ", report.warnings(NO_RELATION));
        final Optional<String> warning = file.text("warning");
        assertEquals(warning.isPresent(), !warnings.isEmpty(), warnings);
        warning.ifPresent(text -> assertTrue(warnings.contains(text), warnings));
    }

    private static QuestionReport read(final ReportedFile file, final List<Question> questions) throws IOException {
        MalformedEntries malformed = MalformedEntries.STOP;
        TextEncoding encoding = TextEncoding.UTF_8;
        Optional<Path> answers = Optional.empty();
        boolean isFolder = false;
        for (final String with : file.texts("with")) {
            final String[] words = with.split(" ");
            switch (words[0]) {
                case "skip" -> malformed = MalformedEntries.SKIP;
                case "latin-1" -> encoding = TextEncoding.ISO_8859_1;
                case "answers" -> answers = Optional.of(file.folder().resolve(words[1]));
                case "bats" -> isFolder = true;
                default -> throw new IllegalArgumentException(with);
            }
        }
        final QuestionOptions options = new QuestionOptions(malformed, encoding);
        if (isFolder) {
            return BatsQuestions.read(file.path(), options, questions::add, Progress.NONE);
        }
        return answers.isPresent()
                ? MsrQuestions.read(file.path(), answers.get(), NO_RELATION, options, questions::add, Progress.NONE)
                : GoogleQuestions.read(file.path(), NO_RELATION, options, questions::add, Progress.NONE);
    }
}
