package org.latentalign.format.words;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentalign.format.words.WrittenVectors.Format;
import org.latentalign.progress.Progress;

class WrittenVectorsTest {

    private static final List<String> NAMES = List.of("king", "\u03b2-cell", "a\"b", "x\\y", "=1+1", "42", "NA");

    private static final double[][] VECTORS = {
        {0.1, 0.2, 0.30000000000000004},
        {1, -1, 2},
        {Math.PI, Math.E, Math.sqrt(2)},
        {-0.0, 0.0, 1e-300},
        {16777217, 16777216, 1.0 / 3},
        {1e22, 1e21, 123456789.123456789},
        {Double.MIN_VALUE, Double.MIN_NORMAL, 1e-45}
    };

    @TempDir
    private Path folder;

    private Path write(final Format format) throws IOException {
        final Path file = folder.resolve("vectors");
        try (var written = new WrittenVectors(Files.newOutputStream(file), format, NAMES.size(), 3)) {
            for (int i = 0; i < VECTORS.length; i++) {
                written.add(NAMES.get(i), VECTORS[i]);
            }
            assertEquals(0, written.overflown());
            // 1e-300 and the two smallest doubles; 1e-45 becomes the smallest single
            assertEquals(format == Format.WORD2VEC_BINARY ? 3 : 0, written.underflown());
        }
        return file;
    }

    @ParameterizedTest
    @EnumSource(names = {"WORD2VEC_TEXT", "WORD2VEC_BINARY", "GLOVE"})
    void ourReaderGivesTheSameBack(final Format format) throws IOException {
        final var words = new ArrayList<String>();
        final var vectors = new ArrayList<double[]>();
        WordVectorReader.read(
                write(format),
                WordVectorOptions.DEFAULT,
                new WordVectorSink() {
                    @Override
                    public void begin(final int dimension) {
                        assertEquals(3, dimension);
                    }

                    @Override
                    public void accept(final String word, final long rank, final double[] vector) {
                        words.add(word);
                        vectors.add(vector.clone());
                    }
                },
                Progress.NONE);
        assertEquals(NAMES, words);
        for (int i = 0; i < VECTORS.length; i++) {
            for (int j = 0; j < 3; j++) {
                final double expected = format == Format.WORD2VEC_BINARY ? (float) VECTORS[i][j] : VECTORS[i][j];
                assertEquals(expected, vectors.get(i)[j], NAMES.get(i));
            }
        }
    }

    @Test
    void numbersInLinesReadBack() throws IOException {
        final List<String> lines = Files.readAllLines(write(Format.TABS), StandardCharsets.UTF_8);
        for (int i = 0; i < VECTORS.length; i++) {
            assertArrayEquals(
                    VECTORS[i],
                    Arrays.stream(lines.get(i).split("\t"))
                            .mapToDouble(Double::parseDouble)
                            .toArray());
        }
    }

    @Test
    void binaryIsWhatWord2vecWrites() throws IOException {
        final var bytes = new ByteArrayOutputStream();
        try (var written = new WrittenVectors(bytes, Format.WORD2VEC_BINARY, 1, 2)) {
            written.add("a", new double[] {1, -2});
        }
        assertArrayEquals(
                new byte[] {'1', ' ', '2', '\n', 'a', ' ', 0, 0, (byte) 0x80, 0x3f, 0, 0, 0, (byte) 0xc0, '\n'},
                bytes.toByteArray());
    }

    @Test
    void countsWhatIsBeyondSinglePrecision() throws IOException {
        try (var written = new WrittenVectors(new ByteArrayOutputStream(), Format.WORD2VEC_BINARY, 1, 4)) {
            written.add("a", new double[] {Double.MAX_VALUE, 3.4028234663852886e38, -1e39, Double.NEGATIVE_INFINITY});
            assertEquals(2, written.overflown());
        }
    }

    @Test
    void tellsWhichNamesSeparatorsWouldCut() {
        assertFalse(WrittenVectors.canHold("New York", Format.WORD2VEC_BINARY));
        assertEquals("New_York", WrittenVectors.replaced("New York", Format.GLOVE));
        assertTrue(WrittenVectors.canHold("New York", Format.TABS));
        assertFalse(WrittenVectors.canHold("New\tYork", Format.TABS));
        assertFalse(WrittenVectors.canHold("New\nYork", Format.TABS));
        assertFalse(WrittenVectors.canHold("", Format.GLOVE));
        assertEquals("_", WrittenVectors.replaced("", Format.GLOVE));
        assertTrue(WrittenVectors.canHold("\u03b2-cell", Format.GLOVE));
    }
}
