package org.latentalign.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.DirectionMethod;
import org.latentalign.autoencoder.NeuralAutoencoder;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.autoencoder.RowCondition;
import org.latentalign.autoencoder.SpectralFit;
import org.latentalign.autoencoder.SpectralOptions;
import org.latentalign.kernel.Cosine;
import org.latentalign.kernel.FitException;
import org.latentalign.neural.Activation;
import org.latentalign.neural.EmbeddingLayer;
import org.latentalign.neural.Layer;
import org.latentalign.neural.Network;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.GeneContributions;
import org.latentalign.spectral.GramSpectrum;
import org.latentalign.spectral.PrincipalComponentsGain;
import org.latentalign.spectral.ShiftedPowerGain;

class EncodedContributionsTest {

    private static final int D = 70;

    private final double[][] rows = rows(12);

    /** Fewer rows than genes, so most of the genes' space is the remainder. */
    private Autoencoder spectral(final SpectralOptions options) throws FitException {
        final var gram = new GramSpectrum(D, options.centered(), Runnable::run, 1);
        for (final double[] row : rows) {
            System.arraycopy(row, 0, gram.nextRow(), 0, D);
            gram.commitRow();
        }
        return SpectralFit.of(
                        gram.finish(options.scale(), i -> "", Progress.NONE),
                        gram.rows(),
                        options,
                        List.of(),
                        new DirectionMethod.Reached())
                .model();
    }

    private static double[][] rows(final int count) {
        final var random = new Random(8);
        return IntStream.range(0, count)
                .mapToObj(i -> random.doubles(D, -1, 1).toArray())
                .toArray(double[][]::new);
    }

    private static double[] encoded(final Autoencoder model, final double[] row) {
        final double[] embedding = new double[model.latentDimension()];
        assertEquals(RowCondition.REGULAR, model.encoder().encode(row.clone(), embedding));
        return embedding;
    }

    private static double[] difference(final double[] a, final double[] b) {
        return IntStream.range(0, a.length).mapToDouble(j -> a[j] - b[j]).toArray();
    }

    /** Of the shifts from row 0 to row 1 and from row 2 to row 3. */
    private GeneContributions contributions(final Autoencoder model) {
        return EncodedContributions.of(
                model,
                difference(rows[1], rows[0]),
                difference(rows[3], rows[2]),
                difference(encoded(model, rows[1]), encoded(model, rows[0])),
                difference(encoded(model, rows[3]), encoded(model, rows[2])),
                rows[0],
                Progress.NONE);
    }

    private double cosine(final Autoencoder model) {
        return Cosine.between(
                difference(encoded(model, rows[1]), encoded(model, rows[0])),
                difference(encoded(model, rows[3]), encoded(model, rows[2])));
    }

    @Test
    void thoseOfASpectralAutoencoderSumToTheEncodedCosine() throws FitException {
        for (final SpectralOptions options : List.of(
                SpectralOptions.of(new ShiftedPowerGain(0.5)).withCentered(true),
                SpectralOptions.of(new PrincipalComponentsGain(4)),
                SpectralOptions.of(new ShiftedPowerGain(0.5)).withPrincipalAxes(6))) {
            final Autoencoder model = spectral(options);
            final GeneContributions contributions = contributions(model);
            assertEquals(cosine(model), contributions.cosine(), 1e-9);
            assertEquals(0, contributions.residual(), 1e-12);
        }
    }

    @Test
    void theDerivativesOfALinearNetworkAreItself() {
        final float[][] weights = new float[5][D];
        final var random = new Random(9);
        for (final float[] row : weights) {
            for (int j = 0; j < D; j++) {
                row[j] = random.nextFloat() - 0.5f;
            }
        }
        final Autoencoder model = network(weights, new Activation.LeakyRelu(1));
        final double[] first = difference(rows[1], rows[0]);
        final double[] second = difference(rows[3], rows[2]);
        final double[][] jacobian = new double[5][D];
        for (int k = 0; k < 5; k++) {
            for (int j = 0; j < D; j++) {
                jacobian[k][j] = weights[k][j];
            }
        }
        final GeneContributions contributions = contributions(model);
        assertArrayEquals(
                GeneContributions.ofJacobian(first, second, jacobian, 0).contributions(),
                contributions.contributions(),
                1e-6);
        assertEquals(cosine(model), contributions.cosine());
        assertEquals(0, contributions.residual(), 1e-6);
        final double[] none = new double[D];
        final Progress canceled = (share, message) -> {
            throw new CancellationException();
        };
        assertThrows(
                CancellationException.class,
                () -> EncodedContributions.of(model, first, second, new double[5], new double[5], none, canceled));
    }

    @Test
    void aBentNetworkLeavesAResidual() {
        final float[][] weights = new float[5][D];
        for (int k = 0; k < 5; k++) {
            for (int j = 0; j < D; j++) {
                weights[k][j] = (float) Math.sin(1 + k * D + j * j);
            }
        }
        final GeneContributions contributions = contributions(network(weights, new Activation.Tanh()));
        double sum = contributions.residual();
        for (final double contribution : contributions.contributions()) {
            sum += contribution;
        }
        assertEquals(contributions.cosine(), sum, 1e-12);
        assertTrue(Math.abs(contributions.residual()) > 1e-3);
    }

    private static Autoencoder network(final float[][] weights, final Activation activation) {
        final float[][] back = new float[D][weights.length];
        return new NeuralAutoencoder(
                new Network(List.of(
                        new Layer(weights, new float[weights.length], activation),
                        new Layer(back, new float[D], new Activation.LeakyRelu(1)))),
                new EmbeddingLayer(1, true),
                Preprocessing.NONE,
                new double[D],
                IntStream.range(0, D).mapToObj(j -> "gene " + j).toList(),
                List.of());
    }
}
