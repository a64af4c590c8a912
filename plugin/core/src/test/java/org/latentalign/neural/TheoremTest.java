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

    /**
     * Theorem 2 with the appendix's constants: |Bx|^2 = eta^3 (sqrt(eta^4 + 4) / eta^2 + 1), alpha beta = 1 / eta^2. The
     * theorem is about steps of size 0, and what a step changes is proportional to it: twice the result of half the step
     * less that of the step itself is the result of no step, to the third decimal.
     */
    @ParameterizedTest
    @CsvSource({"100, 1, 0.01, 2.5", "100, 1.5, 0.005, 1.1", "257, 1, 0.02, 2.5"})
    void reluStretchesAPairOfOppositesAsProved(final int d, final double eta, final double step, final double time)
            throws Exception {
        final double[][] rows = opposites(d, eta);
        final Network start = spectralStart(rows);
        final Pair coarse = trained(rows, start, step, (int) Math.round(time / step));
        final Pair fine = trained(rows, start, step / 2, 2 * (int) Math.round(time / step));
        assertEquals(stretched(eta), 2 * fine.stretched - coarse.stretched, 5e-4);
        assertEquals(1 / (eta * eta), 2 * fine.product - coarse.product, 5e-4);
    }

    /** The same at one small step. */
    @Test
    void reluStretchesAPairOfOppositesAsProvedAtASmallStep() throws Exception {
        final double[][] rows = opposites(24, 1);
        final Pair pair = trained(rows, spectralStart(rows), 2.5e-4, 12_000);
        assertEquals(stretched(1), pair.stretched, 5e-4);
        assertEquals(1, pair.product, 5e-4);
    }

    /** |Bx|^2 of the theorem. */
    private static double stretched(final double eta) {
        return Math.pow(eta, 3) * (Math.sqrt(Math.pow(eta, 4) + 4) / (eta * eta) + 1);
    }

    /** x and -x with |x|^2 = eta. */
    private static double[][] opposites(final int d, final double eta) {
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
        return new double[][] {x, opposite};
    }

    private static Network spectralStart(final double[][] rows) throws Exception {
        final int d = rows[0].length;
        final Activation relu = new Activation.LeakyRelu(0);
        return new Initialization.AsymmetricSpectral(new PowerGain(1))
                .start(new Architecture(d, List.of(2 * d), relu, relu, false), spectrum(rows), 1);
    }

    /** By gradient descent on the sum of squares, while the loss is their mean over 2 d values. */
    private static Pair trained(final double[][] rows, final Network start, final double step, final int steps)
            throws Exception {
        final double[] x = rows[0];
        final int d = x.length;
        final Network network = Networks.train(
                        rows, start, Networks.options(new Optimizer.Descent(0), step * 2 * d, 2, steps), 0)
                .network();
        double stretched = 0;
        final double[] hidden = new double[2 * d];
        for (int i = 0; i < 2 * d; i++) {
            hidden[i] = product(network.layers().get(0).weights()[i], x);
            stretched += square(hidden[i]);
        }
        // B = beta [xx^T; -xx^T], A = alpha [xx^T, -xx^T]: the product of the upper halves takes x to alpha beta eta^2
        // x
        double through = 0;
        double eta = 0;
        for (int i = 0; i < d; i++) {
            final float[] row = network.layers().get(1).weights()[i];
            double y = 0;
            for (int j = 0; j < d; j++) {
                y += row[j] * hidden[j];
            }
            through += y * x[i];
            eta += x[i] * x[i];
        }
        return new Pair(stretched, through / eta / (eta * eta));
    }

    /** |Bx|^2, and alpha times beta. */
    private record Pair(double stretched, double product) {}

    /** Theorem 1 in the appendix's form: a linear network that starts at B = S, A = 0 ends at b = sqrt(c/2 + sqrt(1 + c^2/4)). */
    @Test
    void aLinearNetworkReachesTheClosedForm() throws Exception {
        final int d = 6;
        final double[][] rows = Networks.gaussian(60, d, 1.2, 8);
        for (final double[] row : rows) {
            for (int j = 0; j < d; j++) {
                row[j] *= 1 + 0.7 * j; // so that all directions are learned in a bearable time
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
                rows, new Network(layers), Networks.options(new Optimizer.Descent(0), 0.01, 60, 30_000), 0);
        assertTrue(training.losses().get(29_999).training() < 1e-4);

        final List<Stretch> stretch = Stretch.of(
                new Network(layers),
                training.network(),
                new EmbeddingLayer(1, false),
                new double[0][],
                spectrum,
                d,
                Progress.NONE);
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
