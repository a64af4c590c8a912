package org.latentalign.format.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.latentalign.format.FormatException;
import org.latentalign.progress.Progress;

/** Every kind of bad file gives one sentence: what is wrong, where, what to do. */
class BadWordVectorFilesTest {

    private static final String STOP = " Correct the file, or choose to skip malformed lines.";
    private static final String AGAIN = " Download or copy it again.";

    @TempDir
    private Path folder;

    static Stream<Arguments> badFiles() throws IOException {
        final byte[] good = bytes("a 1 2\nb 3 4\n");
        return Stream.of(
                bad("empty", "", "'X' is empty."),
                bad(
                        "empty lines only",
                        "\n\n",
                        "'X', line 1: a word and its numbers, separated by blanks, are expected, but here is ''. Choose"
                                + " a file with word vectors."),
                bad(
                        "prose",
                        "It was the best of times,\nit was",
                        "'X', line 1: a word and its numbers, separated by blanks, are expected, but here is 'It was"
                                + " the best of times,'. Choose a file with word vectors."),
                bad(
                        "decimal commas",
                        "a 1,5 2,5\nb 3,5 4,5\n",
                        "'X', line 1: a word and its numbers, separated by blanks, are expected, but here is 'a 1,5 2,5',"
                                + " with decimal commas. Write decimals with a point."),
                bad(
                        "table with a value too few",
                        "word,d1,d2\na,1,2\nb,3\nc,5,6\n",
                        "'X', line 3: 1 value where 2 are expected, after 'b'." + STOP),
                bad(
                        "table with an open quotation mark",
                        "word,d1,d2\na,1,2\n\"b,3,4\nc,5,6\n",
                        "'X', line 3: a quotation mark is not closed in '\"b,3,4'." + STOP),
                bad(
                        "numbers without words",
                        "0.5 1.5 2.5\n3.5 4.5 5.5\n",
                        "'X' has lines of 3 numbers and no words. The words are in a second file, often called"
                                + " metadata.tsv, vocab.txt or entity2id.txt: choose it, too."),
                bad(
                        "too few values",
                        "a 1 2\nb 3\nc 5 6\n",
                        "'X', line 2: 1 value where 2 are expected, after 'b'." + STOP),
                bad(
                        "too many values",
                        "a 1 2\nb 3 4 5\nc 5 6\n",
                        "'X', line 2: 3 values where 2 are expected, after 'b'." + STOP),
                bad(
                        "two dimensions alike often",
                        "a 1 2 3\nb 3 4\n",
                        "'X', line 2: 2 values where 3 are expected, after 'b'." + STOP),
                bad("word alone", "a 1\nb\n", "'X', line 2: 0 values where 1 is expected, after 'b'." + STOP),
                bad(
                        "cut off inside a line",
                        "a 1 2\nb 3 4\nc 5",
                        "'X', line 3: 1 value where 2 are expected, after 'c'." + STOP),
                bad(
                        "empty lines count as lines",
                        "a 1 2\n\n\nb 3 4\nc 3\n",
                        "'X', line 5: 1 value where 2 are expected, after 'c'." + STOP),
                bad("text in a number", "a 1 2\nb 3 4x\n", "'X', line 2: value 2 of 'b' is '4x', not a number." + STOP),
                bad("decimal comma", "a 1 2\nb 0,3 4\n", "'X', line 2: value 1 of 'b' is '0,3', not a number." + STOP),
                bad(
                        "Java's hexadecimal",
                        "a 1 2\nb 3 0x1p3\n",
                        "'X', line 2: value 2 of 'b' is '0x1p3', not a number." + STOP),
                bad(
                        "Java's type letter",
                        "a 1 2\nb 3 4d\n",
                        "'X', line 2: value 2 of 'b' is '4d', not a number." + STOP),
                bad("nan", "a 1 2\nb nan 4\n", "'X', line 2: value 1 of 'b' is 'nan', not a finite number." + STOP),
                bad("-inf", "a 1 2\nb 3 -inf\n", "'X', line 2: value 2 of 'b' is '-inf', not a finite number." + STOP),
                bad(
                        "too large",
                        "a 1 2\nb 3 1e999\n",
                        "'X', line 2: value 2 of 'b' is '1e999', too large for a number of double precision." + STOP),
                bad(
                        "Latin-1",
                        concat(bytes("a 1 2\n"), new byte[] {'n', 'a', (byte) 0xEF, 'v', 'e', ' ', '1', ' ', '2', '\n'
                        }),
                        "'X', line 2: the word 'na\uFFFDve' is not UTF-8 text." + STOP),
                bad(
                        "UTF-16",
                        "a 1 2\nb 3 4\n".getBytes(StandardCharsets.UTF_16),
                        "'X' is UTF-16 text: save it in the encoding UTF-8."),
                bad(
                        "header announces too many",
                        "3 2\na 1 2\nb 3 4\n",
                        "'X': its first line announces 3 words, but it has 2; it may be cut off. Download or copy it"
                                + " again, or choose to skip malformed lines."),
                bad(
                        "header announces too few",
                        "1 2\na 1 2\nb 3 4\n",
                        "'X': its first line announces 1 words, but it has 2. Correct the first line, or choose to skip"
                                + " malformed lines."),
                bad(
                        "header with a wrong dimension",
                        "2 4\na 1 2 3\nb 3 4 5\n",
                        "'X', line 1: the header announces 4 values a word, but the lines after it have 3. Correct the"
                                + " header or the lines."),
                bad(
                        "header alone",
                        "400000 100\n",
                        "'X' ends after its header, which announces 400000 words: the file is cut off. Download or copy"
                                + " it again."),
                bad(
                        "lines are numbered with the header",
                        "2 2\na 1 2\nb 3\n",
                        "'X', line 3: 1 value where 2 are expected, after 'b'." + STOP),
                bad(
                        "binary header without dimension",
                        binary("2 0", "a", 1),
                        "'X', line 1: the header announces 2 words of 0 values, which cannot be (1 to 1000000 values"
                                + " are possible). The file is damaged or no word2vec file."),
                bad(
                        "binary header beyond reason",
                        binary("2 2000000000", "a", 1),
                        "'X', line 1: the header announces 2 words of 2000000000 values, which cannot be (1 to 1000000"
                                + " values are possible). The file is damaged or no word2vec file."),
                bad(
                        "binary header without words",
                        binary("0 2", "a", 1),
                        "'X', line 1: the header announces 0 words of 2 values, which cannot be (1 to 1000000 values"
                                + " are possible). The file is damaged or no word2vec file."),
                bad(
                        "binary cut off inside a vector",
                        Arrays.copyOf(binary("2 2", "a", 1, 2, "bee", 3, 4), 4 + 10 + 4 + 5),
                        "'X' is cut off: it ends inside the vector of word 2 of 2, 'bee', after 5 of 8 bytes." + AGAIN),
                bad(
                        "binary cut off inside a word",
                        Arrays.copyOf(binary("2 2", "a", 1, 2, "bee", 3, 4), 4 + 10 + 2),
                        "'X' is cut off: it ends before word 2 of the 2 that its header announces." + AGAIN),
                bad(
                        "binary cut off between words",
                        binary("3 2", "a", 1, 2, "b", 3, 4),
                        "'X' is cut off: it ends before word 3 of the 3 that its header announces." + AGAIN),
                bad(
                        "binary goes on",
                        binary("1 2", "a", 1, 2, "b", 3, 4),
                        "'X' goes on after the 1 words that its header announces: the header or the file is damaged."
                                + " Choose to skip malformed lines to read all."),
                bad(
                        "binary infinity",
                        binary("2 2", "a", 1, 2, "b", 3, Float.NEGATIVE_INFINITY),
                        "'X', word 2: value 2 of 'b' is -Infinity, not a finite number." + STOP),
                bad(
                        "binary NaN",
                        binary("2 2", "a", Float.NaN, 2, "b", 3, 4),
                        "'X', word 1: value 1 of 'a' is NaN, not a finite number." + STOP),
                bad("binary empty word", binary("2 2", "a", 1, 2, "", 3, 4), "'X', word 2: the word is empty." + STOP),
                bad(
                        "binary without blanks",
                        concat(bytes("2 2\n\0"), new byte[100_000]),
                        "'X', word 1: no blank ends the word within 65536 bytes, so the file is damaged or no word2vec"
                                + " binary with 2 values a word."),
                bad(
                        "gzip cut off in its header",
                        Arrays.copyOf(gzip(good), 5),
                        "'X' ends in the middle of its compressed data: the copy is incomplete; fetch it again."),
                bad(
                        "gzip cut off",
                        Arrays.copyOf(gzip(good), gzip(good).length - 9),
                        "'X' ends in the middle of its compressed data: the copy is incomplete; fetch it again."),
                bad(
                        "gzip damaged",
                        damaged(gzip(good)),
                        "'X' is damaged: its compressed data cannot be unpacked; fetch it again."),
                bad("gzip of nothing", gzip(new byte[0]), "'X' is empty once unpacked."),
                bad("zip of nothing", zip(), "'X' is an archive without files: choose another file."),
                bad(
                        "zip without text",
                        zip("table.xml", "chart.xml"),
                        "'X' holds no file that ends in .txt, .vec, .vectors, .bin or .w2v: give the name of the file"
                                + " to read, one of 'chart.xml', 'table.xml'."),
                bad(
                        "zip with two texts",
                        zip("glove.100d.txt", "glove.50d.txt"),
                        "'X' holds 2 files that may be word vectors: give the name of the one to read,"
                                + " 'glove.100d.txt', 'glove.50d.txt'."),
                bad("zip with an empty text", zip("glove.txt"), "'glove.txt' is empty."),
                bad(
                        "zip cut off",
                        Arrays.copyOf(zip("a.txt"), 40),
                        "'X' is cut off or damaged: it has no readable list of its files. Download or copy it again."),
                bad(
                        "web page",
                        "<!DOCTYPE html>\n<html>",
                        "'X' is a web page, not a data file: download the file itself."),
                bad(
                        "HDF5",
                        new byte[] {(byte) 0x89, 'H', 'D', 'F', 13, 10, 26, 10},
                        "'X' is an HDF5 file: export its words and vectors as word2vec text."),
                bad(
                        "fastText model",
                        new byte[] {(byte) 0xBA, 0x16, 0x4F, 0x2F, 12, 0, 0, 0},
                        "'X' is a fastText model with word pieces, not a list of vectors: use the .vec file that comes"
                                + " with it."),
                bad(
                        "pickle",
                        new byte[] {(byte) 0x80, 4, (byte) 0x95, 0},
                        "'X' is a Python pickle, perhaps a saved gensim model: save its vectors with"
                                + " save_word2vec_format."),
                bad(
                        "tar in gzip",
                        gzip(concat(new byte[257], bytes("ustar\0"))),
                        "'X' is a tar archive: unpack it first and choose the file with the vectors."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void givesOneSentence(final String kind, final byte[] content, final String sentence) throws IOException {
        final Path file = Files.write(folder.resolve("X"), content);
        final FormatException refused =
                assertThrows(FormatException.class, () -> Collected.read(file, WordVectorOptions.DEFAULT), kind);
        assertEquals(sentence, refused.getMessage());
    }

    @Test
    void folderAndMissingFile() {
        assertEquals(
                folder + " is a folder; choose a file in it.",
                assertThrows(FormatException.class, () -> Collected.read(folder, WordVectorOptions.DEFAULT))
                        .getMessage());
        final Path missing = folder.resolve("none.txt");
        assertEquals(
                "The file " + missing + " does not exist; check the path.",
                assertThrows(FormatException.class, () -> Collected.read(missing, WordVectorOptions.DEFAULT))
                        .getMessage());
    }

    static Stream<Arguments> badLists() {
        return Stream.of(
                bad("empty", "", "'X' is empty."),
                bad("blank", " \n\t\n", "'X' has no words: put one word on each line."),
                bad(
                        "Latin-1",
                        new byte[] {'n', (byte) 0xEF, '\n'},
                        "'X' is not UTF-8 text: save the word list in the encoding UTF-8."),
                bad(
                        "binary",
                        "a\nb\0c\n",
                        "'X', line 2: this is no text; the word list is a text file with one word a line."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badLists")
    void badListGivesOneSentence(final String kind, final byte[] content, final String sentence) throws IOException {
        final Path file = Files.write(folder.resolve("X"), content);
        final FormatException refused =
                assertThrows(FormatException.class, () -> WordList.read(file, Progress.NONE), kind);
        assertEquals(sentence, refused.getMessage());
    }

    private static Arguments bad(final String kind, final String content, final String sentence) {
        return bad(kind, bytes(content), sentence);
    }

    private static Arguments bad(final String kind, final byte[] content, final String sentence) {
        return Arguments.of(kind, content, sentence);
    }

    private static byte[] bytes(final String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(final byte[] first, final byte[] second) {
        final byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Words (texts) and values (numbers) as word2vec writes them, without line ends. */
    private static byte[] binary(final String header, final Object... parts) {
        final ByteBuffer buffer = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(bytes(header + "\n"));
        for (final Object part : parts) {
            if (part instanceof String word) {
                buffer.put(bytes(word + " "));
            } else {
                buffer.putFloat(((Number) part).floatValue());
            }
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static byte[] gzip(final byte[] data) throws IOException {
        final ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(data);
        }
        return packed.toByteArray();
    }

    /** With another checksum. */
    private static byte[] damaged(final byte[] gzip) {
        gzip[gzip.length - 8] ^= 1;
        return gzip;
    }

    private static byte[] zip(final String... names) throws IOException {
        final ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (final String name : names) {
                out.putNextEntry(new ZipEntry(name));
            }
        }
        return packed.toByteArray();
    }
}
