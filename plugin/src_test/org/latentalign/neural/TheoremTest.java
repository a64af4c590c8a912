package org.latentalign.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.PowerGain;
import org.latentalign.spectral.Scale;
import org.latentalign.spectral.SecondMomentAccumulator;
import org.latentalign.spectral.Spectrum;

/** What the paper proves about training is what training does. */
class TheoremTest {

    /** Theorem 2 with the appendix's constants: |Bx|^2 = eta^3 (sqrt(eta^4 + 4) / eta^2 + 1), alpha beta = 1 / eta^2. */
    @ParameterizedTest
    @CsvSource({"200, 1", "40, 0.8"})
    void reluStretchesASinglePairAsProved(final int d, final double eta) throws Exception {
        final double[] x = Networks.gaussian(1, d, 1, 3)[0];
        double square = 0;
        for (final double value : x) {
            square += value * value;
        }
        final double[] opposite = new double[d];
        for (int j = 0; j < d; j++) {
            x[j] *= Math.sqrt(eta / square);
            opposite[j] = -x[j];
        }
        final double[][] rows = {x, opposite};
        final Architecture architecture =
                new Architecture(d, List.of(2 * d), new Activation.LeakyRelu(0), new Activation.LeakyRelu(0), false);
        final Network start =
                new Initialisation.AsymmetricSpectral(new PowerGain(1)).start(architecture, spectrum(rows), 1);
        // the loss is the mean over 2 d values, so the step for the sum of squares is rate / (2 d)
        final Training training =
                Networks.train(rows, start, Networks.options(new Optimiser.Descent(0), 2e-4 * 2 * d, 2, 20_000), 0);

        double stretched = 0;
        final float[][] encoder = training.network().layers().get(0).weights();
        for (final float[] row : encoder) {
            stretched += square(product(row, x));
        }
        final double root = Math.sqrt(Math.pow(eta, 4) + 4) / (eta * eta);
        assertEquals(Math.pow(eta, 3) * (root + 1), stretched, 5e-4);

        // B = beta [xx^T; -xx^T], A = alpha [xx^T, -xx^T]: their sizes along x are beta eta^2 and alpha eta^2, so that
        // alpha beta eta^4 is what the product of the upper halves makes of x, over |x|^2
        final double[] hidden = new double[d];
        for (int i = 0; i < d; i++) {
            hidden[i] = product(encoder[i], x);
        }
        double through = 0;
        final float[][] decoder = training.network().layers().get(1).weights();
        for (int i = 0; i < d; i++) {
            double y = 0;
            for (int j = 0; j < d; j++) {
                y += decoder[i][j] * hidden[j];
            }
            through += y * x[i];
        }
        assertEquals(1 / (eta * eta), through / eta / (eta * eta), 5e-4);
    }

    /** Theorem 1 in the appendix's form: a linear network that starts at B = S, A = 0 ends at b = sqrt(c/2 + sqrt(1 + c^2/4)). */
    @Test
    void aLinearNetworkReachesTheClosedForm() throws Exception {
        final int d = 6;
        final double[][] rows = Networks.gaussian(60, d, 1.2, 8);
        for (final double[] row : rows) {
            for (int j = 0; j < d; j++) {
                row[j] *= 1 + 0.7 * j; // so that all directions are learnt in a bearable time
            }
        }
        final Spectrum spectrum = spectrum(rows);
        final Activation linear = new Activation.LeakyRelu(1);
        final Architecture architecture = new Architecture(d, List.of(d), linear, linear, false);
        final float[][] s = new float[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double sum = 0;
                for (int k = 0; k < d; k++) {
                    sum += spectrum.eigenvalue(k) * spectrum.eigenvector(k)[i] * spectrum.eigenvector(k)[j];
                }
                s[i][j] = (float) sum;
            }
        }
        final List<Layer> layers = new ArrayList<>();
        layers.add(new Layer(s, new float[0], linear));
        layers.add(new Layer(new float[d][d], new float[0], linear));
        assertEquals(architecture.layerCount(), layers.size());
        final Training training = Networks.train(
                rows, new Network(layers), Networks.options(new Optimiser.Descent(0), 0.01, 60, 30_000), 0);
        assertTrue(training.losses().get(29_999).training() < 1e-4);

        final List<Stretch> stretch = Stretch.of(
                new Network(layers), training.network(), new EmbeddingLayer(1, false), new double[0][], spectrum, d);
        for (final Stretch direction : stretch) {
            final double c = square(direction.eigenvalue());
            assertEquals(direction.eigenvalue(), direction.initial(), 1e-5);
            assertEquals(Math.sqrt(c / 2 + Math.sqrt(1 + c * c / 4)), direction.trained(), 2e-3);
        }
    }

    static Spectrum spectrum(final double[][] rows) throws Exception {
        final SecondMomentAccumulator accumulator = new SecondMomentAccumulator(rows[0].length, false);
        for (final double[] row : rows) {
            accumulator.add(row);
        }
        return Spectrum.of(accumulator.finish(), new Scale.One(), Progress.NONE);
    }

    private static double product(final float[] row, final double[] x) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += row[j] * x[j];
        }
        return sum;
    }

    private static double square(final double value) {
        return value * value;
    }
}
