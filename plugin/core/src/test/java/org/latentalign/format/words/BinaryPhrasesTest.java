package org.latentalign.format.words;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentalign.format.FormatException;
import org.latentalign.format.MalformedEntries;
import org.latentalign.progress.Progress;

/** Words of several parts in word2vec binary, and that no vector is made of bytes that are none. */
class BinaryPhrasesTest {

    private static final int WORDS = 2000;

    private static final int DIMENSION = 50;

    @TempDir
    private Path folder;

    private final List<String> words = new ArrayList<>();

    private final List<double[]> vectors = new ArrayList<>();

    @BeforeEach
    void makeWords() {
        final Random random = new Random(12);
        for (int i = 0; i < WORDS; i++) {
            final StringBuilder word = new StringBuilder("w" + i);
            while (random.nextInt(4) == 0) {
                word.append(' ')
                        .append(Integer.toString(random.nextInt(1 << 20), 36))
                        .append(i % 7 == 0 ? "é" : "");
            }
            words.add(word.toString());
            vectors.add(random.doubles(DIMENSION, -0.5, 0.5).map(x -> (float) x).toArray());
        }
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void phrasesAreReadInEveryStyle(final boolean hasLineEnds, final boolean isLittleEndian) throws IOException {
        final ByteOrder order = isLittleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        final Path file = write(DIMENSION, hasLineEnds, order);
        final Collected collected = Collected.read(file, WordVectorOptions.DEFAULT);
        assertEquals(words, collected.words());
        for (int i = 0; i < WORDS; i++) {
            assertArrayEquals(vectors.get(i), collected.rows().get(i).vector(), words.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {DIMENSION - 1, DIMENSION + 1, DIMENSION / 2})
    void aWrongDimensionIsRefusedEvenWhenWordsMayBeSkipped(final int announced) throws IOException {
        final Path file = write(announced, true, ByteOrder.LITTLE_ENDIAN);
        final WordVectorOptions skip = WordVectorOptions.DEFAULT.withMalformed(MalformedEntries.SKIP);
        final FormatException refused = assertThrows(FormatException.class, () -> Collected.read(file, skip));
        assertTrue(refused.getMessage().contains("nothing from here on can be told apart"), refused.getMessage());
    }

    @Test
    void lostBytesAreRefusedEvenWhenWordsMayBeSkipped() throws IOException {
        final byte[] whole = Files.readAllBytes(write(DIMENSION, true, ByteOrder.LITTLE_ENDIAN));
        final int lost = whole.length / 2;
        final byte[] damaged = new byte[whole.length - 11];
        System.arraycopy(whole, 0, damaged, 0, lost);
        System.arraycopy(whole, lost + 11, damaged, lost, damaged.length - lost);
        final Path file = Files.write(folder.resolve("damaged.bin"), damaged);
        final WordVectorOptions skip = WordVectorOptions.DEFAULT.withMalformed(MalformedEntries.SKIP);
        assertThrows(FormatException.class, () -> Collected.read(file, skip));
    }

    /**
     * Few values, long phrases and lost bytes: what is delivered before the file is refused is what was written. Some losses
     * leave no trace, as when a letter of a phrase comes to be the lowest byte of a number: such are few.
     */
    @ParameterizedTest
    @CsvSource({"2, true", "4, true", "4, false", "50, true", "50, false"})
    void noVectorIsMadeOfLostBytes(final int dimension, final boolean hasLineEnds) throws IOException {
        final List<String> wrong = new ArrayList<>();
        for (int seed = 0; seed < 100; seed++) {
            final Random random = new Random(seed);
            words.clear();
            vectors.clear();
            for (int i = 0; i < 60; i++) {
                final StringBuilder word = new StringBuilder();
                for (int j = random.nextInt(6); j >= 0; j--) {
                    random.ints(1 + random.nextInt(9), 'a', 'z' + 1).forEach(word::appendCodePoint);
                    word.append(j > 0 ? " " : "");
                }
                words.add(word.append(Character.toString('A' + i)).toString());
                vectors.add(
                        random.doubles(dimension, -0.5, 0.5).map(x -> (float) x).toArray());
            }
            final Path file = write(dimension, hasLineEnds, ByteOrder.LITTLE_ENDIAN);
            final Collected whole = Collected.read(file, WordVectorOptions.DEFAULT);
            assertEquals(words, whole.words());
            final byte[] bytes = Files.readAllBytes(file);
            final int lost = 1 + random.nextInt(12);
            final int at = bytes.length / 3 + random.nextInt(bytes.length / 2);
            System.arraycopy(bytes, at + lost, bytes, at, bytes.length - at - lost);
            Files.write(file, Arrays.copyOf(bytes, bytes.length - lost));
            readUntilRefused(file, (word, vector) -> {
                if (vectors.stream().noneMatch(known -> Arrays.equals(known, vector))) {
                    wrong.add(word + " " + Arrays.toString(vector));
                }
            });
        }
        assertTrue(wrong.size() <= 3, wrong.toString());
    }

    /** Numbers of an undamaged file may be of any size, and most of them 0. */
    @ParameterizedTest
    @CsvSource({"2, true", "2, false", "10, true", "10, false", "300, true", "300, false"})
    void numbersOfAllSizesAreRead(final int dimension, final boolean hasLineEnds) throws IOException {
        for (int seed = 0; seed < 5; seed++) {
            for (final double spread : new double[] {1, 4}) {
                final Random random = new Random(seed);
                words.clear();
                vectors.clear();
                for (int i = 0; i < 80; i++) {
                    words.add("\u8a9e" + i);
                    final float[] vector = new float[dimension];
                    for (int j = 0; j < dimension; j++) {
                        final boolean isZero = spread == 1 && random.nextInt(10) > 0;
                        vector[j] = isZero ? 0 : (float) Math.exp(spread * random.nextGaussian());
                    }
                    final double[] values = new double[dimension];
                    Arrays.setAll(values, j -> vector[j]);
                    vectors.add(values);
                }
                final Path file = write(dimension, hasLineEnds, ByteOrder.LITTLE_ENDIAN);
                assertEquals(
                        words, Collected.read(file, WordVectorOptions.DEFAULT).words());
            }
        }
    }

    /** A vector among whose zeros a byte is missing has the first letter of the next word for its last number. */
    @Test
    void aByteThatIsMissingAmongZerosIsSeen() throws IOException {
        words.clear();
        vectors.clear();
        final Random random = new Random(1);
        for (int i = 0; i < 80; i++) {
            words.add((i % 2 == 0 ? "1" : "w") + i);
            final double[] vector = new double[20];
            vector[random.nextInt(10)] = 0.25f + random.nextFloat();
            vectors.add(vector);
        }
        final byte[] whole = Files.readAllBytes(write(20, false, ByteOrder.LITTLE_ENDIAN));
        for (int word = 70; word < 72; word++) {
            final int end = new String(whole, StandardCharsets.ISO_8859_1).indexOf(words.get(word) + " ");
            final byte[] damaged = new byte[whole.length - 1];
            System.arraycopy(whole, 0, damaged, 0, end - 20);
            System.arraycopy(whole, end - 19, damaged, end - 20, whole.length - end + 19);
            final Path file = Files.write(folder.resolve("damaged.bin"), damaged);
            assertThrows(FormatException.class, () -> Collected.read(file, WordVectorOptions.DEFAULT));
        }
    }

    /** With few values, a number far below the usual ones is no reason to look for another blank where words have none. */
    @ParameterizedTest
    @ValueSource(ints = {3, 8})
    void wordsWithoutBlanksAreReadWhateverTheirLetters(final int dimension) throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            final Random random = new Random(seed);
            words.clear();
            vectors.clear();
            for (int i = 0; i < 1500; i++) {
                final StringBuilder word = new StringBuilder();
                random.ints(1 + random.nextInt(9), 'а', 'я' + 1).forEach(word::appendCodePoint);
                words.add(word.append(Integer.toString(i, 36)).toString());
                vectors.add(
                        random.doubles(dimension, -0.5, 0.5).map(x -> (float) x).toArray());
            }
            final Path file = write(dimension, false, ByteOrder.LITTLE_ENDIAN);
            assertEquals(words, Collected.read(file, WordVectorOptions.DEFAULT).words());
        }
    }

    /**
     * A byte too many among zeros makes a 1 a negative 0, and one too few a 0 a small number, which is no whole one as all
     * others are.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNumberThatIsNotWholeAmongWholeOnesIsSeen(final boolean isLost) throws IOException {
        words.clear();
        vectors.clear();
        for (int i = 0; i < 200; i++) {
            words.add((i % 2 == 0 ? "7w" : "9w") + i);
            final double[] vector = new double[6];
            vector[i % 3 == 0 ? 5 : i % 5] = 1;
            vectors.add(vector);
        }
        final byte[] whole = Files.readAllBytes(write(6, false, ByteOrder.LITTLE_ENDIAN));
        final int next = isLost ? 152 : 151; // behind a 0 and behind a 1
        final int end = new String(whole, StandardCharsets.ISO_8859_1).indexOf(words.get(next) + " ");
        final byte[] damaged = new byte[isLost ? whole.length - 1 : whole.length + 1];
        System.arraycopy(whole, 0, damaged, 0, end - 2);
        System.arraycopy(whole, isLost ? end - 1 : end - 3, damaged, end - 2, damaged.length - end + 2);
        final Path file = Files.write(folder.resolve("damaged.bin"), damaged);
        assertThrows(FormatException.class, () -> Collected.read(file, WordVectorOptions.DEFAULT));
    }

    private static void readUntilRefused(final Path file, final BiConsumer<String, double[]> taker) throws IOException {
        final WordVectorSink sink = new WordVectorSink() {
            @Override
            public void begin(final int dimension) {
                // the words are looked at
            }

            @Override
            public void accept(final String word, final long rank, final double[] vector) {
                taker.accept(word, vector.clone());
            }
        };
        try {
            WordVectorReader.read(
                    file, WordVectorOptions.DEFAULT.withMalformed(MalformedEntries.SKIP), sink, Progress.NONE);
        } catch (final FormatException e) { // what was delivered before counts
            assertTrue(e.getMessage().endsWith("."), e.getMessage());
        }
    }

    private Path write(final int announced, final boolean hasLineEnds, final ByteOrder order) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes((words.size() + " " + announced + "\n").getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < words.size(); i++) {
            out.writeBytes((words.get(i) + " ").getBytes(StandardCharsets.UTF_8));
            final ByteBuffer floats =
                    ByteBuffer.allocate(vectors.get(i).length * Float.BYTES).order(order);
            for (final double value : vectors.get(i)) {
                floats.putFloat((float) value);
            }
            out.writeBytes(floats.array());
            if (hasLineEnds) {
                out.write('\n');
            }
        }
        return Files.write(folder.resolve("phrases.bin"), out.toByteArray());
    }
}
