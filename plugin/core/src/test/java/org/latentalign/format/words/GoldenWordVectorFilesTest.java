package org.latentalign.format.words;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentalign.format.FormatException;

/** Files made by make_golden.py are read to the last bit of every number, in every packing. */
class GoldenWordVectorFilesTest {

    @ParameterizedTest
    @CsvSource({
        "glove.txt,              GLOVE_TEXT,      expected-glove.tsv",
        "glove-windows.txt,      GLOVE_TEXT,      expected-glove.tsv",
        "glove-tabs.txt,         GLOVE_TEXT,      expected-glove.tsv",
        "glove.txt.gz,           GLOVE_TEXT,      expected-glove.tsv",
        "glove-two-parts.txt.gz, GLOVE_TEXT,      expected-glove.tsv",
        "glove.zip,              GLOVE_TEXT,      expected-glove.tsv",
        "gzip-in.zip,            GLOVE_TEXT,      expected-glove.tsv",
        "word2vec.txt,           WORD2VEC_TEXT,   expected-word2vec.tsv",
        "word2vec.bin,           WORD2VEC_BINARY, expected-binary.tsv",
        "word2vec-gensim.bin,    WORD2VEC_BINARY, expected-binary.tsv",
        "word2vec.bin.gz,        WORD2VEC_BINARY, expected-binary.tsv"
    })
    void isReadExactly(final String file, final WordVectorFormat format, final String expected) throws Exception {
        for (final WordVectorOptions options :
                List.of(WordVectorOptions.DEFAULT, WordVectorOptions.DEFAULT.withFormat(format))) {
            final Collected collected = Collected.read(golden(file), options);
            assertEquals(format, collected.report().format());
            assertEquals(5, collected.dimension());
            assertEquals("", collected.report().warning());
            assertRows(expected, collected);
        }
    }

    @Test
    void fileInArchiveIsChosenByName() throws Exception {
        final WordVectorOptions first = WordVectorOptions.DEFAULT.withArchiveEntry("glove.5d.txt");
        assertRows("expected-glove.tsv", Collected.read(golden("two.zip"), first));
        final WordVectorOptions second = WordVectorOptions.DEFAULT.withArchiveEntry("word2vec.vec");
        assertRows("expected-word2vec.tsv", Collected.read(golden("two.zip"), second));
    }

    @Test
    void severalFilesInArchiveAreNamed() {
        assertSentence(
                "'two.zip' holds 2 files that may be word vectors: give the name of the one to read, 'glove.5d.txt',"
                        + " 'word2vec.vec'.",
                "two.zip",
                WordVectorOptions.DEFAULT);
        assertSentence(
                "'two.zip' holds no file 'glove.txt': choose one of 'glove.5d.txt', 'word2vec.vec'.",
                "two.zip",
                WordVectorOptions.DEFAULT.withArchiveEntry("glove.txt"));
        assertSentence(
                "'glove.txt.gz' is no zip archive, so it cannot hold the file 'a.txt': leave the name of the file in"
                        + " the archive empty.",
                "glove.txt.gz",
                WordVectorOptions.DEFAULT.withArchiveEntry("a.txt"));
    }

    @Test
    void wrongFormatIsRefused() {
        assertSentence(
                "'word2vec.txt' is word2vec text (its first line announces 12 words of 5 values): choose that format or"
                        + " let it be detected.",
                "word2vec.txt",
                WordVectorOptions.DEFAULT.withFormat(WordVectorFormat.GLOVE_TEXT));
        assertSentence(
                "'word2vec.txt' is word2vec text (its first line announces 12 words of 5 values): choose that format or"
                        + " let it be detected.",
                "word2vec.txt",
                WordVectorOptions.DEFAULT.withFormat(WordVectorFormat.WORD2VEC_BINARY));
        assertSentence(
                "'glove.txt', line 1: a word2vec file starts with a line of two whole numbers, words and dimension, but"
                        + " here is 'the 0 -0.0 1e-320 1.7976931348623157e308...'. Choose another format or file.",
                "glove.txt",
                WordVectorOptions.DEFAULT.withFormat(WordVectorFormat.WORD2VEC_TEXT));
        assertSentence(
                "'word2vec.bin', line 2: no word with 5 values follows the header, as in word2vec text. Choose another"
                        + " format or file.",
                "word2vec.bin",
                WordVectorOptions.DEFAULT.withFormat(WordVectorFormat.WORD2VEC_TEXT));
    }

    private static void assertSentence(final String sentence, final String file, final WordVectorOptions options) {
        final FormatException refused =
                assertThrows(FormatException.class, () -> Collected.read(golden(file), options));
        assertEquals(sentence, refused.getMessage());
    }

    private static void assertRows(final String expected, final Collected collected) throws Exception {
        final List<String> lines = Files.readAllLines(golden(expected), StandardCharsets.UTF_8);
        assertEquals(lines.size(), collected.rows().size());
        for (int i = 0; i < lines.size(); i++) {
            final String[] fields = lines.get(i).split("\t");
            final double[] values =
                    Stream.of(fields).skip(1).mapToDouble(Double::parseDouble).toArray();
            final Collected.Row row = collected.rows().get(i);
            assertEquals(fields[0], row.word());
            assertEquals(i + 1, row.rank());
            assertArrayEquals(values, row.vector(), fields[0]);
        }
    }

    private static Path golden(final String name) throws IOException {
        try {
            return Path.of(Objects.requireNonNull(GoldenWordVectorFilesTest.class.getResource(name), name)
                    .toURI());
        } catch (final URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
