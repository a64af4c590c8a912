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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Models that an older version of this library wrote (that of 29 November 2026, whose newest format was 4), with what it
 * made of a row: they load, and give the same bits.
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
    @CsvSource({"spectral, 1", "neural, 2", "map, 3"})
    void loadsAndGivesTheSameBits(final String name, final int version) throws IOException {
        final byte[] bytes = resource(name + ".bin");
        final Autoencoder model = AutoencoderFormat.read(new ByteArrayInputStream(bytes));
        final double[] embedding = new double[model.latentDimension()];
        model.encoder().encode(expected(name, "row"), embedding);
        assertArrayEquals(expected(name, "embedding"), embedding);
        final double[] decoded = new double[model.inputDimension()];
        model.decoder().decode(embedding, decoded);
        assertArrayEquals(expected(name, "decoded"), decoded);
        final var written = new ByteArrayOutputStream();
        AutoencoderFormat.write(model, written);
        assertArrayEquals(bytes, written.toByteArray(), "is no longer written as it was");
        assertEquals(version, ByteBuffer.wrap(bytes).getInt(8));
    }
}
