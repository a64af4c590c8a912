package org.latentalign.autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Models that older versions of this library wrote (those of formats 1 to 3 on 29 November 2026, the others, all arrays for
 * NumPy and the moment one day later), with what they made of a row: they load, and give the same bits.
 */
final class OldModelsTest {

    private static byte[] resource(final String name) throws IOException {
        try (InputStream in = OldModelsTest.class.getResourceAsStream("models/" + name)) {
            return in.readAllBytes();
        }
    }

    private static double[] expected(final String model, final String what) throws IOException {
        return new String(resource("expected.tsv"), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("\t"))
                .filter(fields -> fields[0].equals(model) && fields[1].equals(what))
                .flatMapToDouble(fields -> Arrays.stream(fields[2].split(" ")).mapToDouble(Double::parseDouble))
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({"spectral, 1", "neural, 2", "map, 3", "thin, 4", "variational, 5"})
    void loadsAndGivesTheSameBits(final String name, final int version) throws IOException {
        final byte[] bytes = resource(name + ".bin");
        final Autoencoder model = AutoencoderFormat.read(new ByteArrayInputStream(bytes));
        assertSameBits(name, model);
        assertArrayEquals(bytes, written(model), "is no longer written as it was");
        assertEquals(version, ByteBuffer.wrap(bytes).getInt(8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spectral", "neural", "map", "thin", "variational"})
    void loadsFromArraysAndGivesTheSameBits(final String name) throws IOException {
        final var stored = NumpyFormat.read(new ByteArrayInputStream(resource(name + ".npz")), Set.of("note"));
        assertSameBits(name, stored.model());
        assertArrayEquals(resource(name + ".bin"), written(stored.model()), "is another model");
        assertEquals(Map.of("note", name), stored.notes());
    }

    private static void assertSameBits(final String name, final Autoencoder model) throws IOException {
        final double[] embedding = new double[model.latentDimension()];
        model.encoder().encode(expected(name, "row"), embedding);
        assertArrayEquals(expected(name, "embedding"), embedding);
        final double[] decoded = new double[model.inputDimension()];
        model.decoder().decode(embedding, decoded);
        assertArrayEquals(expected(name, "decoded"), decoded);
    }

    private static byte[] written(final Autoencoder model) throws IOException {
        final var written = new ByteArrayOutputStream();
        AutoencoderFormat.write(model, written);
        return written.toByteArray();
    }

    @Test
    void aMomentLoadsAndHasTheSameBits() throws IOException {
        final byte[] bytes = resource("moment.bin");
        final PreprocessedMoment read = MomentFormat.read(new ByteArrayInputStream(bytes));
        assertArrayEquals(expected("moment", "mean"), read.moment().mean());
        assertArrayEquals(expected("moment", "last row"), read.moment().triangleRow(3));
        assertEquals(List.of("a", "b", "c", "d"), read.inputNames());
        final var written = new ByteArrayOutputStream();
        MomentFormat.write(read, written);
        assertArrayEquals(bytes, written.toByteArray(), "is no longer written as it was");
    }
}
