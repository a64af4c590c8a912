package org.latentalign.format.questions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentalign.format.FormatException;
import org.latentalign.progress.Progress;

class QuestionFilesTest {

    private static final String NONE = "(no relation)";

    @TempDir
    private Path folder;

    private final List<Question> questions = new ArrayList<>();

    private QuestionReport google(final String content, final QuestionOptions options) throws IOException {
        final Path file = folder.resolve("q.txt");
        Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
        return GoogleQuestions.read(file, NONE, options, questions::add, Progress.NONE);
    }

    @Test
    void readsRelationsAndQuestions() throws IOException {
        final QuestionReport report = google(
                "// a comment\r\n: family\r\nman woman king queen\r\n\r\n:  gram1 adverb \r\na  b\tc d\r\n",
                QuestionOptions.DEFAULT);
        assertEquals(new QuestionReport(2, 2, 0, 0, List.of()), report);
        assertEquals(
                List.of(
                        new Question("family", "man", "woman", "king", "queen", List.of()),
                        new Question("gram1 adverb", "a", "b", "c", "d", List.of())),
                questions);
    }

    @Test
    void toleratesALostHeaderAndSaysSo() throws IOException {
        final QuestionReport report = google("a b c d\n: r\ne f g h", QuestionOptions.DEFAULT);
        assertEquals(1, report.headless());
        assertEquals(NONE, questions.get(0).relation());
        assertEquals("r", questions.get(1).relation());
        assertEquals(1, report.warnings(NONE).size());
        assertTrue(report.warnings(NONE).get(0).contains(NONE));
    }

    @Test
    void wordsBetweenTabsMayHoldBlanks() throws IOException {
        google(": r\nNew York\tUSA\tRio de Janeiro\tBrazil\n", QuestionOptions.DEFAULT);
        assertEquals(new Question("r", "New York", "USA", "Rio de Janeiro", "Brazil", List.of()), questions.get(0));
    }

    /** Bytes are given as Latin-1, so the é is no UTF-8. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b c      | Line 2 of 'q.txt' has 3 words where a question has four: \"a b c\".",
                "a b c d e  | Line 2 of 'q.txt' has 5 words where a question has four: \"a b c d e\".",
                "word       | Line 2 of 'q.txt' has 1 word where a question has four: \"word\".",
                ":          | Line 2 of 'q.txt' is a header without the name of a relation.",
                "caf\u00e9 b c d | Line 2 of 'q.txt' is not text in the encoding UTF-8."
            })
    void saysWhichLineIsMalformed(final String line, final String sentence) throws IOException {
        final String content = ": r\n" + line + "\na b c d\n";
        final var failure = assertThrows(FormatException.class, () -> google(content, QuestionOptions.DEFAULT));
        assertTrue(failure.getMessage().startsWith(sentence), failure.getMessage());
        questions.clear();
        final QuestionReport report = google(content, QuestionOptions.SKIPPING);
        assertEquals(1, report.malformed());
        assertEquals(List.of(sentence), report.examples());
        assertEquals(1, questions.size());
    }

    @Test
    void aFileWithoutQuestionsIsRefused() {
        assertThrows(FormatException.class, () -> google(": r\n", QuestionOptions.SKIPPING));
        final var failure = assertThrows(FormatException.class, () -> google("a b\n", QuestionOptions.SKIPPING));
        assertTrue(failure.getMessage().contains("1 malformed"), failure.getMessage());
    }

    @Test
    void asksEveryOrderedPairOfABatsFile() throws IOException {
        final Path group = Files.createDirectories(folder.resolve("BATS/3_Encyclopedic"));
        Files.writeString(
                group.resolve("E01 [country - capital].txt"), "athens\tgreece\nparis\tfrance/gaul\nrome\titaly");
        Files.writeString(folder.resolve("BATS/metadata.json"), "{}");
        final QuestionReport report =
                BatsQuestions.read(folder.resolve("BATS"), QuestionOptions.DEFAULT, questions::add, Progress.NONE);
        assertEquals(new QuestionReport(1, 6, 0, 0, List.of()), report);
        assertEquals(
                new Question("E01 [country - capital]", "athens", "greece", "paris", "france", List.of("gaul")),
                questions.get(0));
        assertEquals(
                new Question("E01 [country - capital]", "paris", "france", "athens", "greece", List.of()),
                questions.get(2));
    }

    @Test
    void anyFileOfBatsStandsForAllOfIt() throws IOException {
        final Path bats = Files.createDirectories(folder.resolve("BATS"));
        final Path kind = Files.createDirectories(bats.resolve("3_Encyclopedic_semantics"));
        final Path relation = Files.writeString(kind.resolve("E01.txt"), "athens\tgreece\n");
        final Path beside = Files.writeString(bats.resolve("metadata.json"), "{}");
        final Path own = Files.createDirectories(folder.resolve("my relations"));
        final Path ofOwn = Files.writeString(own.resolve("genes.txt"), "p53\tapoptosis\n");

        assertEquals(bats, BatsQuestions.folderAround(relation));
        assertEquals(bats, BatsQuestions.folderAround(beside));
        assertEquals(own, BatsQuestions.folderAround(ofOwn));
        assertEquals(kind, BatsQuestions.folderAround(kind), "a folder means itself");
    }

    @Test
    void saysWhatIsWrongWithABatsFolder() throws IOException {
        final Path bats = Files.createDirectories(folder.resolve("BATS"));
        assertThrows(
                FormatException.class,
                () -> BatsQuestions.read(bats, QuestionOptions.DEFAULT, questions::add, Progress.NONE));
        Files.writeString(bats.resolve("I01.txt"), "cat\tcats\ndog\nmouse\tmice\n");
        final var failure = assertThrows(
                FormatException.class,
                () -> BatsQuestions.read(bats, QuestionOptions.DEFAULT, questions::add, Progress.NONE));
        assertTrue(
                failure.getMessage().startsWith("Line 2 of 'I01.txt' has no word, tab and answer: \"dog\"."),
                failure.getMessage());
        final QuestionReport report = BatsQuestions.read(bats, QuestionOptions.SKIPPING, questions::add, Progress.NONE);
        assertEquals(1, report.malformed());
        assertEquals(2, report.questions());
        final var missing = assertThrows(
                FormatException.class,
                () -> BatsQuestions.read(
                        folder.resolve("none"), QuestionOptions.DEFAULT, questions::add, Progress.NONE));
        assertTrue(missing.getMessage().contains("does not exist"), missing.getMessage());
    }
}
