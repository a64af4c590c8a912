package org.latentalign.format.gct;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentalign.format.FormatException;
import org.latentalign.format.hdf5.Hdf5File;
import org.latentalign.progress.Progress;

/** Matrices of 150 x 7 numbers, stored in many ways by h5py. */
class GctxMatrixTest {

    private static final int SAMPLES = 150;

    private static final int GENES = 7;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "shuffle",
                "shuffle-only",
                "unpacked-chunks",
                "whole-rows",
                "whole-columns",
                "lzf",
                "checksum",
                "double",
                "big-endian",
                "half",
                "short",
                "contiguous",
                "contiguous-double",
                "contiguous-short",
                "unwritten"
            })
    void everyLayoutGivesEveryValue(final String layout) throws IOException {
        final var all = IntStream.range(0, SAMPLES).toArray();
        final var allGenes = IntStream.range(0, GENES).toArray();
        for (final int bandBytes : new int[] {1, 1500, GctxMatrix.BAND_BYTES}) {
            check(layout, all, allGenes, bandBytes);
            check(layout, new int[] {0, 1, 15, 16, 47, 48, 49, 99, 100, 149}, new int[] {1, 2, 6}, bandBytes);
            check(layout, new int[] {140}, new int[] {0}, bandBytes);
            check(layout, Arrays.copyOfRange(all, 17, 140), new int[] {3, 5}, bandBytes);
            check(layout, new int[] {3, 4}, new int[0], bandBytes);
            check(layout, new int[0], allGenes, bandBytes);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "shuffle", "whole-rows"})
    void aDamagedChunkIsNoticed(final String layout) throws IOException {
        final byte[] bytes = Files.readAllBytes(file(layout));
        int damaged = 0;
        int silent = 0;
        for (int i = 0; i + 40 < bytes.length; i++) {
            if (bytes[i] == 0x78 && bytes[i + 1] == 0x5e) { // zlib's header
                final byte[] copy = bytes.clone();
                copy[i + 14] ^= 0x55;
                final Path path = Files.write(folder.resolve("damaged.gctx"), copy);
                damaged++;
                try {
                    read(path, IntStream.range(0, SAMPLES).toArray(), new int[] {0, 1, 2, 3, 4, 5, 6}, 1500);
                    silent++;
                } catch (FormatException e) { // as it should be
                    assertTrue(e.getMessage().startsWith("'damaged.gctx' is damaged (a chunk "), e.getMessage());
                }
            }
        }
        assertTrue(damaged >= 10, () -> "only some chunks");
        assertEquals(0, silent);
    }

    @Test
    void aCancelBetweenBandsStopsReading() throws IOException {
        final var samples = IntStream.range(0, SAMPLES).toArray();
        final int[] rows = {0};
        final Progress canceling = (fraction, message) -> {
            if (fraction > 0.5) {
                throw new CancellationException();
            }
        };
        try (var matrix = open(file("gzip"), samples, new int[] {0}, 1)) {
            assertThrows(CancellationException.class, () -> matrix.forEach((i, values) -> rows[0]++, canceling));
        }
        assertTrue(rows[0] > SAMPLES / 2 && rows[0] < SAMPLES, rows[0] + " rows");
    }

    /** What the taker throws is not taken for a damage of the file. */
    @Test
    void exceptionsOfTheTakerPass() throws IOException {
        try (var matrix = open(file("gzip"), new int[] {1}, new int[] {0}, 1)) {
            assertThrows(
                    IllegalStateException.class,
                    () -> matrix.forEach(
                            (i, values) -> {
                                throw new IllegalStateException("of the taker");
                            },
                            Progress.NONE));
        }
    }

    private static void check(final String layout, final int[] samples, final int[] genes, final int bandBytes)
            throws IOException {
        final double[][] rows = read(file(layout), samples, genes, bandBytes);
        final double fraction = List.of("half", "short", "contiguous-short").contains(layout) ? 0 : 0.1;
        for (int i = 0; i < samples.length; i++) {
            final int sample = samples[i];
            final double[] expected = Arrays.stream(genes)
                    .mapToDouble(gene ->
                            layout.equals("unwritten") && sample >= 100 ? 0 : (7 * sample + 13 * gene) % 97 + fraction)
                    .toArray();
            assertArrayEquals(expected, rows[i], () -> "sample " + sample);
        }
        assertEquals(samples.length, rows.length);
    }

    private static double[][] read(final Path path, final int[] samples, final int[] genes, final int bandBytes)
            throws IOException {
        final var rows = new double[samples.length][];
        try (var matrix = open(path, samples, genes, bandBytes)) {
            matrix.forEach((i, values) -> rows[i] = values.clone(), Progress.NONE);
        }
        return rows;
    }

    @SuppressWarnings("resource") // closed with the matrix
    private static GctxMatrix open(final Path path, final int[] samples, final int[] genes, final int bandBytes)
            throws IOException {
        final var file = Hdf5File.open(path, Path.of(System.getProperty("java.io.tmpdir")));
        return new GctxMatrix(file, file.dataset("/0/DATA/0/matrix").orElseThrow(), samples, genes, bandBytes);
    }

    private static Path file(final String layout) {
        return Golden.file("layout-" + layout + ".gctx");
    }
}
