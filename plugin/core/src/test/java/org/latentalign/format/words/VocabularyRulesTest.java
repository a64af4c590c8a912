package org.latentalign.format.words;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentalign.format.MalformedEntries;
import org.latentalign.format.Tally;
import org.latentalign.progress.Progress;

/** Which words appear, under which spelling and rank, and that everything left out is counted. */
class VocabularyRulesTest {

    private static final WordVectorOptions SKIP = WordVectorOptions.DEFAULT.withMalformed(MalformedEntries.SKIP);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void setUp() throws IOException {
        file = folder.resolve("vectors.txt");
        Files.writeString(
                file,
                """
                the 1 10
                Apple 2 20
                of 3 30
                apple 4 40
                the 5 50
                broken 6
                APPLE 7 70
                Berlin 8 80
                the 9 90
                """);
    }

    @Test
    void firstOfRepeatedWordsIsKept() throws IOException {
        final Collected collected = Collected.read(file, SKIP);
        assertEquals(List.of("the", "Apple", "of", "apple", "APPLE", "Berlin"), collected.words());
        assertEquals(List.of(1L, 2L, 3L, 4L, 7L, 8L), collected.ranks());
        assertArrayEquals(new double[] {1, 10}, collected.rows().get(0).vector());
        assertEquals(new Tally(2, List.of("'the'", "'the'")), collected.report().duplicates());
        assertEquals(9, collected.report().entries());
        assertEquals(
                "1 malformed line was skipped: line 6: 1 value where 2 are expected, after 'broken'."
                        + " 2 repeated words were left out, the first is kept: 'the'; 'the'.",
                collected.report().warning());
    }

    @Test
    void lowerCasingKeepsTheFirst() throws IOException {
        final Collected collected = Collected.read(file, SKIP.withLetterCase(LetterCase.LOWER_KEEP_FIRST));
        assertEquals(List.of("the", "apple", "of", "berlin"), collected.words());
        assertArrayEquals(new double[] {2, 20}, collected.rows().get(1).vector());
        assertEquals(
                new Tally(2, List.of("'apple'", "'APPLE'")), collected.report().clashes());
        assertEquals(2, collected.report().duplicates().count());
    }

    @Test
    void lowerCasingKeepsTheSpellingOfClashingWords() throws IOException {
        final Collected collected = Collected.read(file, SKIP.withLetterCase(LetterCase.LOWER_KEEP_CLASHING));
        assertEquals(List.of("the", "Apple", "of", "apple", "APPLE", "berlin"), collected.words());
        assertEquals(
                new Tally(3, List.of("'Apple'", "'apple'", "'APPLE'")),
                collected.report().clashes());
        assertEquals(2, collected.report().duplicates().count());
    }

    @Test
    void clashesBeyondTheLimitDoNotCount() throws IOException {
        final Collected collected = Collected.read(
                file, SKIP.withLetterCase(LetterCase.LOWER_KEEP_CLASHING).withVocabularyLimit(3));
        assertEquals(List.of("the", "apple", "of"), collected.words());
        assertEquals("", collected.report().warning());
    }

    @Test
    void limitCountsEntriesOfTheFile() throws IOException {
        final Collected six = Collected.read(file, SKIP.withVocabularyLimit(6));
        assertEquals(List.of("the", "Apple", "of", "apple"), six.words());
        assertEquals(1, six.report().malformed().count());
        assertEquals(1, six.report().duplicates().count());
        final Collected five = Collected.read(file, WordVectorOptions.DEFAULT.withVocabularyLimit(5));
        assertEquals(4, five.rows().size());
        assertEquals(5, five.report().entries());
    }

    @Test
    void headerMayAnnounceMoreThanTheLimit() throws IOException {
        Files.writeString(file, "4 1\na 1\nb 2\nc 3\nd 4\n");
        final Collected collected = Collected.read(file, WordVectorOptions.DEFAULT.withVocabularyLimit(2));
        assertEquals(WordVectorFormat.WORD2VEC_TEXT, collected.report().format());
        assertEquals(List.of("a", "b"), collected.words());
        assertEquals("", collected.report().warning());
    }

    @Test
    void headerFaultIsReportedWhenSkipping() throws IOException {
        Files.writeString(file, "4 1\na 1\nb x\n");
        final Collected collected = Collected.read(file, SKIP);
        assertEquals(
                "1 malformed line was skipped: line 3: value 1 of 'b' is 'x', not a number."
                        + " 'vectors.txt': its first line announces 4 words, but it has 2; it may be cut off.",
                collected.report().warning());
    }

    @Test
    void onlyListedWordsAreRead() throws IOException {
        final Path list = folder.resolve("list.txt");
        Files.writeString(list, "\uFEFFBerlin\r\n\r\n of \r\nParis\r\nberlin\r\n");
        final WordList words = WordList.read(list, Progress.NONE);
        assertEquals(List.of("Berlin", "of", "Paris", "berlin"), List.copyOf(words.words()));
        final Collected exact = Collected.read(file, SKIP.withWordList(words));
        assertEquals(List.of("of", "Berlin"), exact.words());
        assertEquals(List.of(3L, 8L), exact.ranks());
        assertEquals(
                new Tally(2, List.of("'Paris'", "'berlin'")), exact.report().missing());
        assertEquals(
                "2 of the 4 words of the list were not found: 'Paris'; 'berlin'.",
                exact.report()
                        .warning()
                        .replace(
                                "1 malformed line was skipped: line 6: 1 value where 2 are expected, after 'broken'. ",
                                ""));
        final Collected lower =
                Collected.read(file, SKIP.withWordList(words).withLetterCase(LetterCase.LOWER_KEEP_FIRST));
        assertEquals(List.of("of", "berlin"), lower.words());
        assertEquals(new Tally(1, List.of("'Paris'")), lower.report().missing());
    }

    @Test
    void listedWordMayHoldBlanks() throws IOException {
        Files.writeString(file, ". . . 1 2\na 3 4\n. . 5 6\n");
        final Collected collected =
                Collected.read(file, WordVectorOptions.DEFAULT.withWordList(WordList.of(List.of(". ."))));
        assertEquals(List.of(". ."), collected.words());
        assertArrayEquals(new double[] {5, 6}, collected.rows().get(0).vector());
    }

    @Test
    void firstLineWithBlanksOrNumbersDoesNotMislead() throws IOException {
        Files.writeString(file, "at 7 4 0.5 0.25\nb 3 4\nc 5 6\n1999 7 8\n");
        final Collected collected = Collected.read(file, SKIP);
        assertEquals(2, collected.dimension());
        assertEquals(List.of("b", "c", "1999"), collected.words());
        assertEquals(
                new Tally(1, List.of("line 1: 4 values where 2 are expected, after 'at'")),
                collected.report().malformed());
        Files.writeString(file, "x y z 1 2\nb 3 4\n");
        assertEquals(
                List.of("x y z", "b"),
                Collected.read(file, WordVectorOptions.DEFAULT).words());
    }

    @Test
    void oneDimension() throws IOException {
        Files.writeString(file, "a 1\nb -2e-3");
        final Collected collected = Collected.read(file, WordVectorOptions.DEFAULT);
        assertEquals(1, collected.dimension());
        assertArrayEquals(new double[] {-0.002}, collected.rows().get(1).vector());
        Files.writeString(file, "7 3\n8 4\n");
        assertEquals(
                List.of("7", "8"),
                Collected.read(file, WordVectorOptions.DEFAULT).words());
    }

    @Test
    void wordsThatLookLikeMissingValuesAreWords() throws IOException {
        Files.writeString(file, "null 1\nnan 2\nNA 3\nNaN 4\n? 5\n\"quoted\" 6\n# 7\n");
        assertEquals(
                List.of("null", "nan", "NA", "NaN", "?", "\"quoted\"", "#"),
                Collected.read(file, WordVectorOptions.DEFAULT).words());
    }

    @Test
    void exampleListIsShortened() throws IOException {
        Files.writeString(file, "a 1\n".repeat(1 + 2000));
        assertEquals(
                "2,000 repeated words were left out, the first is kept: 'a'; 'a'; 'a'; 'a'; 'a'; and others.",
                Collected.read(file, WordVectorOptions.DEFAULT).report().warning());
    }

    @Test
    void optionsAreChecked() {
        assertEquals(
                "The vocabulary limit is 0: it must be at least 1.",
                assertThrows(IllegalArgumentException.class, () -> SKIP.withVocabularyLimit(0))
                        .getMessage());
    }
}
