package org.latentalign.format.words;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentalign.format.FormatException;
import org.latentalign.format.MalformedEntries;
import org.latentalign.progress.Progress;

/** Files of several blocks: nothing is lost or exchanged at the seams, and a cancel ends everything. */
class LargeWordVectorFilesTest {

    private static final int D = 30;

    /** That of all formats of text. */
    private static final Sample TEXT = new Sample(4500, false);

    @TempDir
    private Path folder;

    /** Words, their vectors, and how these stand in a file. */
    private static final class Sample {

        private final List<String> words = new ArrayList<>();

        private final List<double[]> vectors = new ArrayList<>();

        private final List<byte[]> entries = new ArrayList<>();

        Sample(final int count, final boolean isBinary) {
            final Random random = new Random(1);
            for (int i = 0; i < count; i++) {
                final String word = Integer.toString(i, 36) + "é".repeat(random.nextInt(3));
                final double[] vector = new double[D];
                final StringBuilder line = new StringBuilder(word);
                final ByteBuffer floats = ByteBuffer.allocate(4 * D).order(ByteOrder.LITTLE_ENDIAN);
                for (int j = 0; j < D; j++) {
                    vector[j] = isBinary ? (float) random.nextGaussian() : random.nextGaussian();
                    if (isBinary) {
                        floats.putFloat((float) vector[j]);
                    } else {
                        line.append(' ').append(vector[j]);
                    }
                }
                words.add(word);
                vectors.add(vector);
                final byte[] text =
                        line.append(isBinary ? ' ' : '\n').toString().getBytes(StandardCharsets.UTF_8);
                final byte[] entry = Arrays.copyOf(text, text.length + (isBinary ? floats.capacity() : 0));
                System.arraycopy(floats.array(), 0, entry, text.length, entry.length - text.length);
                entries.add(entry);
            }
        }
    }

    /** Packs as fast as it can: how tightly is nothing to the reader. */
    private static OutputStream packing(final Path file) throws IOException {
        return new GZIPOutputStream(Files.newOutputStream(file), 1 << 16) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        };
    }

    @ParameterizedTest
    @EnumSource(WordVectorFormat.class)
    void everyWordArrivesInOrder(final WordVectorFormat format) throws IOException {
        final boolean binary = format == WordVectorFormat.WORD2VEC_BINARY;
        final Sample sample = binary ? new Sample(18_000, true) : TEXT;
        final Path file = folder.resolve("vectors.gz");
        long bytes = 0;
        try (OutputStream out = packing(file)) {
            if (format == WordVectorFormat.WORD2VEC_TEXT || binary) {
                out.write((sample.words.size() + " " + D + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            for (final byte[] entry : sample.entries) {
                if (format == WordVectorFormat.DELIMITED_TEXT) {
                    final byte[] commas = entry.clone();
                    for (int i = 0; i < commas.length; i++) {
                        commas[i] = commas[i] == ' ' ? (byte) ',' : commas[i];
                    }
                    out.write(commas);
                } else {
                    out.write(entry);
                }
                bytes += entry.length;
            }
        }
        assertTrue(bytes > 2 * FileBlock.SIZE, bytes + " bytes are not several blocks");
        final Collected collected = Collected.read(file, WordVectorOptions.DEFAULT);
        assertEquals(format, collected.report().format());
        assertEquals(sample.words, collected.words());
        for (int i = 0; i < sample.words.size(); i++) {
            assertArrayEquals(sample.vectors.get(i), collected.rows().get(i).vector());
            assertEquals(i + 1, collected.rows().get(i).rank());
        }
    }

    @Test
    void linesAreCountedAcrossBlocks() throws IOException {
        final Path file = folder.resolve("vectors.txt");
        final StringBuilder text = new StringBuilder();
        for (int line = 1; line <= 200_000; line++) {
            text.append(line % 50_000 == 77 ? "bad 1 x 3\n" : "w" + line + " 0.125 -2 3e1\n");
        }
        Files.writeString(file, text);
        assertTrue(text.length() > 2 * FileBlock.SIZE);
        final Collected collected =
                Collected.read(file, WordVectorOptions.DEFAULT.withMalformed(MalformedEntries.SKIP));
        assertEquals(
                List.of(77, 50_077, 100_077, 150_077).stream()
                        .map("line %d: value 2 of 'bad' is 'x', not a number"::formatted)
                        .toList(),
                collected.report().malformed().examples());
        assertEquals(200_000 - 4, collected.rows().size());
        assertEquals("w200000", collected.words().get(200_000 - 5));
        assertEquals(200_000, collected.ranks().get(200_000 - 5));
        final Collected limited = Collected.read(
                file,
                WordVectorOptions.DEFAULT.withMalformed(MalformedEntries.SKIP).withVocabularyLimit(150_077));
        assertEquals(150_077 - 4, limited.rows().size());
        assertEquals(4, limited.report().malformed().count());
    }

    @Test
    void earliestFaultIsReportedEvenWhenTheFileIsCutOff() throws IOException {
        final Path file = folder.resolve("vectors.txt.gz");
        final Random random = new Random(2);
        try (OutputStream out = packing(file)) {
            for (int line = 1; line <= 100_000; line++) {
                final String value = line == 30_000 ? "?" : Double.toString(random.nextGaussian());
                out.write(("w" + line + " 1 " + value + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        final byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 10));
        assertEquals(
                "'vectors.txt.gz', line 30000: value 2 of 'w30000' is '?', not a number. Correct the file, or choose to"
                        + " skip malformed lines.",
                assertThrows(FormatException.class, () -> Collected.read(file, WordVectorOptions.DEFAULT))
                        .getMessage());
        assertEquals(
                "'vectors.txt.gz' ends in the middle of its compressed data: the copy is incomplete; fetch it again.",
                assertThrows(
                                FormatException.class,
                                () -> Collected.read(
                                        file, WordVectorOptions.DEFAULT.withMalformed(MalformedEntries.SKIP)))
                        .getMessage());
    }

    @Test
    void lineMayBeLongerThanABlock() throws IOException {
        final Path file = folder.resolve("vectors.txt");
        final int d = 700_000;
        final StringBuilder text = new StringBuilder();
        for (int row = 0; row < 3; row++) {
            text.append("word").append(row);
            for (int j = 0; j < d; j++) {
                text.append(' ').append(j % 10 + row);
            }
            text.append('\n');
        }
        Files.writeString(file, text);
        final Collected collected = Collected.read(file, WordVectorOptions.DEFAULT);
        assertEquals(d, collected.dimension());
        assertEquals(List.of("word0", "word1", "word2"), collected.words());
        assertEquals(9 + 2, collected.rows().get(2).vector()[d - 1]);
    }

    @Test
    void endlessLineIsRefused() throws IOException {
        final Path file = folder.resolve("vectors.gz");
        try (OutputStream out = packing(file)) {
            out.write("a 1 2\nb 3 4\n".getBytes(StandardCharsets.US_ASCII));
            final byte[] part = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 70; i++) {
                out.write(part);
            }
        }
        assertEquals(
                "'vectors.gz' has a line of more than 64 million bytes, so it is no text of word vectors.",
                assertThrows(FormatException.class, () -> Collected.read(file, WordVectorOptions.DEFAULT))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 12})
    void cancelEndsReadingAndItsThreads(final int reports) throws IOException {
        final Path file = folder.resolve("vectors.txt");
        Files.writeString(file, "word 0.25 0.5\n".repeat(700_000));
        final AtomicInteger count = new AtomicInteger();
        final Progress canceling = (fraction, message) -> {
            if (count.incrementAndGet() == reports) {
                throw new CancellationException();
            }
        };
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertThrows(
                        CancellationException.class,
                        () -> WordVectorReader.read(file, WordVectorOptions.DEFAULT, new Collected(), canceling)));
        assertEquals(reports, count.get());
        assertEquals(List.of(), readerThreads());
    }

    @Test
    void interruptCancels() throws IOException {
        final Path file = folder.resolve("vectors.txt");
        Files.writeString(file, "word 0.25 0.5\n".repeat(1000));
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> Collected.read(file, WordVectorOptions.DEFAULT));
        assertTrue(Thread.interrupted(), "the interrupt is passed on");
        assertEquals(List.of(), readerThreads());
    }

    @Test
    void failureOfTheSinkComesThrough() throws IOException {
        final Path file = folder.resolve("vectors.txt");
        Files.writeString(file, "a 1\nb 2\n");
        final WordVectorSink full = new WordVectorSink() {
            @Override
            public void begin(final int dimension) {
                // takes any
            }

            @Override
            public void accept(final String word, final long rank, final double[] vector) throws IOException {
                throw new IOException("disk full");
            }
        };
        assertEquals(
                "disk full",
                assertThrows(
                                IOException.class,
                                () -> WordVectorReader.read(file, WordVectorOptions.DEFAULT, full, Progress.NONE))
                        .getMessage());
        assertEquals(List.of(), readerThreads());
    }

    @Test
    void progressGrowsTowardsOne() throws IOException {
        final Path file = folder.resolve("vectors.txt");
        Files.writeString(file, "word 0.25 0.5\nWord 1 2\n".repeat(100_000));
        for (final LetterCase letterCase : LetterCase.values()) {
            final List<Double> fractions = new ArrayList<>();
            WordVectorReader.read(
                    file,
                    WordVectorOptions.DEFAULT.withLetterCase(letterCase),
                    new Collected(),
                    (fraction, message) -> fractions.add(fraction));
            assertEquals(fractions.stream().sorted().toList(), fractions);
            assertEquals(1, fractions.get(fractions.size() - 1));
        }
    }

    /** Those that are still alive a moment later: a thread ends just after its pool says that it has ended. */
    private static List<String> readerThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("word-vectors-"))
                .filter(LargeWordVectorFilesTest::outlivesASecond)
                .map(Thread::getName)
                .toList();
    }

    private static boolean outlivesASecond(final Thread thread) {
        try {
            thread.join(1000);
            return thread.isAlive();
        } catch (final InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
