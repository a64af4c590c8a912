package org.latentalign.format.words;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentalign.format.FormatException;
import org.latentalign.format.TextEncoding;
import org.latentalign.progress.Progress;

/** Texts that look like word vectors and are tables, and fields of them that are no numbers. */
class WordVectorTablesTest {

    @TempDir
    private Path folder;

    private Collected read(final String text) throws IOException {
        return Collected.read(Files.writeString(folder.resolve("X"), text), WordVectorOptions.DEFAULT);
    }

    private String refused(final String text) {
        return assertThrows(FormatException.class, () -> read(text)).getMessage();
    }

    /** What data frames write above their numbers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "word 0 1 2 3 4 5 6 7",
                "Q 1 2 3 4 5 6 7 8",
                " 0 1 2 3 4 5 6 7",
                "0 1 2 3 4 5 6 7",
                "\"word\" V1 V2 V3 V4 V5 V6 V7 V8"
            })
    void aLineThatCountsTheColumnsIsNoWord(final String header) throws IOException {
        for (final String mark : List.of(" ", "\t", ",", ";")) {
            final Collected read = read((header + "\nthe .5 1 2 3 4 5 6 7\nof 1 1 2 3 4 5 6 7\n").replace(" ", mark));

            assertEquals(List.of("the", "of"), read.words(), mark);
            assertEquals(8, read.dimension(), mark);
            assertArrayEquals(
                    new double[] {.5, 1, 2, 3, 4, 5, 6, 7}, read.rows().get(0).vector(), mark);
        }
    }

    @Test
    void fewColumnsAreCountedBehindTheNameOfAColumn() throws IOException {
        for (final String mark : List.of(" ", "\t", ",", ";")) {
            assertEquals(
                    List.of("the", "of"),
                    read("word 0 1\nthe .5 1\nof 2 3\n".replace(" ", mark)).words());
            assertEquals(
                    List.of("queen", "the"),
                    read("queen 0 1\nthe .5 1\n".replace(" ", mark)).words());
        }
        assertEquals(
                List.of("the", "of"), read("\t0\t1\nthe\t.5\t1\nof\t2\t3\n").words());
    }

    @ParameterizedTest
    @ValueSource(strings = {", ", "; ", ",\t", ",  "})
    void marksMayHaveBlanksBehindThem(final String mark) throws IOException {
        for (final String header : List.of("", "word|a|b\n")) {
            final Collected read = read((header + "the|1|2\nof|3|4\n").replace("|", mark));

            assertEquals(List.of("the", "of"), read.words());
            assertArrayEquals(new double[] {3, 4}, read.rows().get(1).vector());
        }
    }

    /** With and without names of rows, and "New York" as one field. */
    @ParameterizedTest
    @ValueSource(strings = {"\"V1\" \"V2\"", "\"word\" \"V1\" \"V2\""})
    void whatRWritesIsATable(final String header) throws IOException {
        final Collected read = read(header + "\n\"the\" 0.5 1\n\"New York\" 2 3\n");

        assertEquals(List.of("the", "New York"), read.words());
        assertArrayEquals(new double[] {2, 3}, read.rows().get(1).vector());
        assertEquals(
                List.of("\"the\"", "\"of\""), read("\"the\" 1 2\n\"of\" 3 4\n").words(), "a header is what tells it");
    }

    /** Such a column would be part of the words, and the numbers before it lost. */
    @ParameterizedTest
    @ValueSource(strings = {"NA", "null", "1,5", "5%", "0x1p3", "-", "#VALUE!"})
    void aColumnThatHoldsNoNumbersIsSaid(final String field) {
        final String rows = "the 1 # 3\nof 4 # 6\nking 7 # 9\n".replace("#", field);
        assertEquals(
                "'X', line 1: value 2 of 'the' is '" + field + "', not a number. Correct the file.", refused(rows));
        assertEquals(
                "'X', line 2: value 2 of 'the' is '" + field
                        + "', not a number. Correct the file, or choose to skip malformed lines.",
                refused("3 3\n" + rows));
    }

    @Test
    void aMissingFirstNumberIsNoPartOfTheWord() {
        assertEquals(
                "'X', line 1: value 1 of 'the' is 'NA', not a number. Correct the file.",
                refused("the NA 2 3\nof NA 5 6\n"));
    }

    @Test
    void wordsOfSeveralPartsStayWords() throws IOException {
        assertEquals(List.of("the DT", "of IN"), read("the DT 1 2\nof IN 3 4\n").words());
        assertEquals(
                List.of("top 10 list", "of"), read("top 10 list 1 2\nof 3 4\n").words());
        assertEquals(List.of("3", "8"), read("3 3\n8 4\n").words());
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE", "UTF-16BE"})
    void unicodeTextWithoutItsMarkIsSaid(final Charset charset) throws IOException {
        final Path file = Files.write(folder.resolve("X"), "the 1 2\nof 3 4\n".getBytes(charset));

        final String message = assertThrows(
                        FormatException.class, () -> Collected.read(file, WordVectorOptions.DEFAULT))
                .getMessage();
        assertEquals("'X' is UTF-16 text: save it in the encoding UTF-8.", message);
    }

    @Test
    void theFileThatWasAskedForHasToBeInTheArchive() throws IOException {
        final Path archive = folder.resolve("a.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("in/a.txt"));
            zip.write("the 1 2\n".getBytes(StandardCharsets.UTF_8));
        }

        final String message = assertThrows(
                        FormatException.class,
                        () -> Collected.read(archive, WordVectorOptions.DEFAULT.withArchiveEntry("b.txt")))
                .getMessage();
        assertEquals("'a.zip' holds no file 'b.txt': choose one of 'in/a.txt'.", message);
        assertEquals(
                List.of("the"),
                Collected.read(archive, WordVectorOptions.DEFAULT.withArchiveEntry("in/a.txt"))
                        .words());
    }

    /** The header is none of the words, so one is missing. */
    @Test
    void aTableOfWordsThatIsALineShortIsRefused() throws IOException {
        final Path vectors = Files.writeString(folder.resolve("X"), "0.1\t0.2\n0.3\t0.4\n0.5\t0.6\n");
        final Path names = Files.writeString(folder.resolve("names.tsv"), "form\tcount\nthe\t5\nof\t3\n");
        final WordVectorOptions options =
                WordVectorOptions.DEFAULT.withNames(WordNames.read(names, TextEncoding.UTF_8, Progress.NONE));

        final String message = assertThrows(FormatException.class, () -> Collected.read(vectors, options))
                .getMessage();
        assertTrue(
                message.startsWith(
                        "'names.tsv' has 2 lines after the first, which names columns, but 'X' has 3 vectors"),
                message);
    }
}
