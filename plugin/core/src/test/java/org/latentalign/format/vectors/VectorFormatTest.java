package org.latentalign.format.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentalign.docs.Python;
import org.latentalign.format.FormatException;

class VectorFormatTest {

    private static final List<String> NAMES =
            List.of("king", "New York", "\u03b2-cell", "a\"b", "x\\y", "\ud83e\uddec");

    private static final double[][] VECTORS = {
        {0.1, 0.2, 0.30000000000000004},
        {1, -1, 2},
        {-0.0, 0, 1e-300},
        {16777217, 1e22, 1.0 / 3},
        {5e-324, Double.MAX_VALUE, -1e38},
        {Double.NaN, Double.POSITIVE_INFINITY, 42}
    };

    @TempDir
    private Path folder;

    /** Vectors that are held, given out in one array as rows of a table are. */
    record Held(List<String> names, double[][] vectors) implements NamedVectors {
        @Override
        public long size() {
            return vectors.length;
        }

        @Override
        public int dimension() {
            return 3;
        }

        @Override
        public void forEach(final Sink sink) throws IOException {
            final double[] row = new double[3];
            for (int i = 0; i < vectors.length; i++) {
                System.arraycopy(vectors[i], 0, row, 0, 3);
                sink.accept(names.get(i), row);
            }
        }
    }

    private static final NamedVectors ALL = new Held(NAMES, VECTORS);

    private static VectorFileOptions options(final NameBlanks blanks) {
        return new VectorFileOptions(blanks, Precision.DOUBLE);
    }

    private static byte[] written(
            final VectorFormat format, final NamedVectors vectors, final VectorFileOptions options) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(vectors, options, out);
        return out.toByteArray();
    }

    private static String text(final VectorFormat format, final NameBlanks blanks) throws IOException {
        return new String(written(format, ALL, options(blanks)), StandardCharsets.UTF_8);
    }

    @Test
    void textHasTheShortestDecimals() throws IOException {
        final String lines =
                """
                king 0.1 0.2 0.30000000000000004
                New_York 1 -1 2
                \u03b2-cell -0 0 1e-300
                a"b 16777217 1e+22 0.3333333333333333
                x\\y 5e-324 1.7976931348623157e+308 -1e+38
                \ud83e\uddec nan inf 42
                """;
        assertEquals(lines, text(VectorFormat.GLOVE, NameBlanks.REPLACE));
        assertEquals("6 3\n" + lines, text(VectorFormat.WORD2VEC_TEXT, NameBlanks.REPLACE));
        assertEquals(
                lines.replace("New_York", "New York"),
                text(VectorFormat.GLOVE, NameBlanks.KEEP),
                "what follows a name is of known length");
    }

    @Test
    void namesThatWouldNotBeReadAreRefused() {
        for (final VectorFormat format :
                List.of(VectorFormat.GLOVE, VectorFormat.WORD2VEC_TEXT, VectorFormat.WORD2VEC_BINARY)) {
            assertRefused(format, "New York", NameBlanks.REFUSE, "The name \"New York\" has a blank");
            assertRefused(format, "a\u00a0b", NameBlanks.REFUSE, "The name \"a\u00a0b\" has a blank");
            assertRefused(format, "a\nb", NameBlanks.KEEP, "The name \"a\u00b7b\" has a blank");
            assertRefused(format, "", NameBlanks.REPLACE, "A vector has an empty name");
        }
        assertRefused(VectorFormat.WORD2VEC_BINARY, "New York", NameBlanks.KEEP, "The name \"New York\" has a blank");
    }

    private static void assertRefused(
            final VectorFormat format, final String name, final NameBlanks blanks, final String begin) {
        final NamedVectors one = new Held(List.of(name), new double[1][3]);
        final var failure = assertThrows(FormatException.class, () -> written(format, one, options(blanks)));
        assertTrue(failure.getMessage().startsWith(begin), failure.getMessage());
    }

    @Test
    void singlePrecisionCountsWhatItCannotHold() throws IOException {
        final VectorFileOptions single = new VectorFileOptions(NameBlanks.REPLACE, Precision.SINGLE);
        final String text = new String(written(VectorFormat.GLOVE, ALL, single), StandardCharsets.UTF_8);
        assertTrue(text.startsWith("king 0.1 0.2 0.3\n"), text);
        assertTrue(text.contains(" 16777216 1e+22 0.33333334\n"), text);
        assertEquals(1, single.losses().tooLarge());
        assertEquals(2, single.losses().tooSmall());

        final VectorFileOptions binary = options(NameBlanks.REPLACE);
        written(VectorFormat.WORD2VEC_BINARY, ALL, binary);
        assertEquals(1, binary.losses().tooLarge());
        assertEquals(2, binary.losses().tooSmall());
    }

    @Test
    void labelsHaveATitleLineOnlyWithSeveralColumns() throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ProjectorLabels labels = new ProjectorLabels(List.of("name"), out)) {
            labels.add(List.of("New York"));
            labels.add(List.of("a\tb\nc"));
        }
        assertEquals("New York\na b c\n", out.toString(StandardCharsets.UTF_8));
        out.reset();
        try (ProjectorLabels labels = new ProjectorLabels(List.of("name", "kind"), out)) {
            labels.add(List.of("x", "\u03b2"));
        }
        assertEquals("name\tkind\nx\t\u03b2\n", out.toString(StandardCharsets.UTF_8));
    }

    /** How a program in Python reads each format, by the shortest way. */
    private static final String READ =
            """
            import sys
            import numpy

            kind, file = sys.argv[1:]
            d = 3
            names = []
            if kind == "NPY":
                numbers = numpy.load(file, allow_pickle=False)
            elif kind == "NPZ":
                archive = numpy.load(file, allow_pickle=False)
                numbers, names = archive["vectors"], list(archive["names"])
                assert sorted(archive.files) == ["names", "vectors"]
            elif kind == "PROJECTOR":
                numbers = numpy.loadtxt(file, delimiter="\\t", ndmin=2)
            elif kind == "WORD2VEC_BINARY":
                content = open(file, "rb").read()
                header, content = content.split(b"\\n", 1)
                n, d = map(int, header.split())
                rows = []
                for i in range(n):
                    name, content = content.split(b" ", 1)
                    names.append(name.decode())
                    rows.append(numpy.frombuffer(content, "<f4", d))
                    assert content[4 * d:4 * d + 1] == b"\\n"
                    content = content[4 * d + 1:]
                assert not content
                numbers = numpy.array(rows)
            else:
                lines = open(file, encoding="utf-8", newline="\\n").read().split("\\n")
                assert lines.pop() == ""
                if kind == "WORD2VEC_TEXT":
                    assert lines.pop(0) == "%d %d" % (len(lines), d)
                parts = [line.rsplit(" ", d) for line in lines]
                names = [part[0] for part in parts]
                numbers = numpy.array([[float(number) for number in part[1:]] for part in parts])
            print(numbers.dtype, numbers.shape)
            print(" ".join(numbers.astype("<f8").tobytes()[8 * i:8 * i + 8][::-1].hex() for i in range(numbers.size)))
            print("\\n".join(names).encode().hex())
            """;

    @ParameterizedTest
    @CsvSource({
        "NPY, DOUBLE",
        "NPY, SINGLE",
        "NPZ, DOUBLE",
        "NPZ, SINGLE",
        "PROJECTOR, DOUBLE",
        "WORD2VEC_BINARY, SINGLE",
        "WORD2VEC_TEXT, DOUBLE",
        "GLOVE, DOUBLE"
    })
    void pythonReadsTheSameBits(final VectorFormat format, final Precision precision) throws Exception {
        final Path file = folder.resolve("vectors");
        try (OutputStream out = Files.newOutputStream(file)) {
            format.write(ALL, new VectorFileOptions(NameBlanks.REPLACE, precision), out);
        }
        final List<String> printed = Python.run(List.of("numpy"), folder, READ, format.name(), file.toString())
                .lines()
                .toList();
        final boolean isSingle = precision == Precision.SINGLE;
        assertEquals((isSingle ? "float32" : "float64") + " (6, 3)", printed.get(0));
        assertEquals(
                Arrays.stream(VECTORS)
                        .flatMapToDouble(Arrays::stream)
                        .mapToObj(number -> hex(isSingle ? (float) number : number))
                        .collect(Collectors.joining(" ")),
                printed.get(1));
        final boolean keepsBlanks = format == VectorFormat.NPZ;
        final String names =
                switch (format) {
                    case NPY, PROJECTOR -> "";
                    default -> String.join("\n", NAMES);
                };
        assertEquals(keepsBlanks ? names : names.replace(' ', '_'), ofHex(printed.get(2)));
    }

    private static String hex(final double number) {
        return String.format("%016x", Double.doubleToLongBits(number));
    }

    private static String ofHex(final String text) {
        final byte[] bytes = new byte[text.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(text.substring(2 * i, 2 * i + 2), 16);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** No reader tells a blank at an end of a name from the one before the numbers. */
    @ParameterizedTest
    @CsvSource({"WORD2VEC_TEXT", "GLOVE"})
    void blanksAtTheEndsOfNamesAreNotKept(final VectorFormat format) throws IOException {
        for (final String name : List.of(" a", "a ", " ")) {
            final var failure = assertThrows(FormatException.class, () -> format.written(name, NameBlanks.KEEP));
            assertTrue(
                    failure.getMessage().startsWith("The name \"" + name + "\" begins or ends with a blank"),
                    failure.getMessage());
            assertEquals(name.replace(' ', '_'), format.written(name, NameBlanks.REPLACE));
        }
        assertEquals("a  b", format.written("a  b", NameBlanks.KEEP));
        assertEquals(" a", VectorFormat.NPZ.written(" a", NameBlanks.REFUSE));
    }
}
