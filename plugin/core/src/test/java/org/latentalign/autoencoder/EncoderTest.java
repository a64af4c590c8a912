package org.latentalign.autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.ShiftedPowerGain;

class EncoderTest {

    @Test
    void manyRowsGiveTheBitsOfOneByOne() throws FitException {
        for (final boolean principal : new boolean[] {false, true}) {
            final double[][] rows = gaussian(131, 37, 2);
            final SpectralAutoencoder model = model(rows, principal);
            final double[][] expected = SpectralFitTest.encode(model, rows);
            final double[][] back = SpectralFitTest.decode(model, expected);
            for (final int count : new int[] {1, 2, 3, 47, 48, 49, 64, 65, 131}) {
                final double[][] embeddings = new double[count][model.latentDimension()];
                final RowCondition[] conditions = new RowCondition[count];
                model.encoder().encodeAll(copy(rows), count, embeddings, conditions);
                final double[][] decoded = new double[count][37];
                model.decoder().decodeAll(copy(embeddings), count, decoded, conditions);
                for (int r = 0; r < count; r++) {
                    assertArrayEquals(expected[r], embeddings[r], 0);
                    assertArrayEquals(back[r], decoded[r], 0);
                    assertEquals(RowCondition.REGULAR, conditions[r]);
                }
            }
        }
    }

    @Test
    void leavesTheSingleRowAlone() throws FitException {
        final double[][] rows = gaussian(20, 5, 3);
        final SpectralAutoencoder model = model(rows, false);
        final double[] row = rows[0].clone();
        final double[] embedding = new double[5];
        model.encoder().encode(row, embedding);
        assertArrayEquals(rows[0], row, 0);
        final double[] again = embedding.clone();
        model.decoder().decode(again, row);
        assertArrayEquals(embedding, again, 0);
    }

    @Test
    void aBadRowDoesNotTouchItsNeighbors() throws FitException {
        final double[][] rows = gaussian(9, 5, 4);
        final SpectralAutoencoder model = model(rows, true);
        final double[][] expected = SpectralFitTest.encode(model, rows);
        final double[][] spoilt = copy(rows);
        spoilt[4][2] = Double.NaN;
        spoilt[7][0] = Double.POSITIVE_INFINITY;
        final double[][] embeddings = new double[9][5];
        final RowCondition[] conditions = new RowCondition[9];
        model.encoder().encodeAll(spoilt, 9, embeddings, conditions);
        for (int r = 0; r < 9; r++) {
            final boolean bad = r == 4 || r == 7;
            assertEquals(bad ? RowCondition.NOT_FINITE : RowCondition.REGULAR, conditions[r]);
            for (int j = 0; j < 5; j++) {
                assertEquals(bad ? Double.NaN : expected[r][j], embeddings[r][j], 0);
            }
        }
    }

    @Test
    void tellsWhatOverflows() throws FitException {
        final SpectralAutoencoder model = model(gaussian(9, 2, 4), false);
        final double[] result = new double[2];
        assertEquals(RowCondition.NOT_FINITE, model.encoder().encode(new double[] {1.7e308, 1.7e308}, result));
        assertArrayEquals(new double[] {Double.NaN, Double.NaN}, result, 0);
        assertEquals(RowCondition.NOT_FINITE, model.decoder().decode(new double[] {Double.NaN, 1}, result));
        assertArrayEquals(new double[] {Double.NaN, Double.NaN}, result, 0);
    }

    @Test
    void manyThreadsShareAModel() throws Exception {
        final double[][] rows = gaussian(200, 31, 5);
        final double[][] expected = SpectralFitTest.encode(model(rows, false), rows);
        final SpectralAutoencoder model = model(rows, false);
        final ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            final List<Future<double[][]>> results = IntStream.range(0, 16)
                    .mapToObj(i -> executor.submit(() -> SpectralFitTest.encode(model, rows)))
                    .toList();
            for (final Future<double[][]> result : results) {
                assertArrayEquals(expected, result.get());
            }
        } finally {
            executor.shutdownNow();
        }
        assertNotEquals(model.encoder(), model.encoder());
    }

    private static SpectralAutoencoder model(final double[][] rows, final boolean principal) throws FitException {
        final SpectralOptions options =
                SpectralOptions.of(new ShiftedPowerGain(2)).withCentered(true);
        return SpectralFit.of(
                        Hadamard.moment(rows, true),
                        principal ? options.withPrincipalAxes(SpectralOptions.ALL) : options,
                        List.of(),
                        Progress.NONE)
                .model();
    }

    private static double[][] gaussian(final int n, final int d, final long seed) {
        final Random random = new Random(seed);
        final double[][] rows = new double[n][d];
        for (final double[] row : rows) {
            for (int j = 0; j < d; j++) {
                row[j] = 1 + random.nextGaussian();
            }
        }
        return rows;
    }

    private static double[][] copy(final double[][] rows) {
        final double[][] copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }
}
