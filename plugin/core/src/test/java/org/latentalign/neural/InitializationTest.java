package org.latentalign.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.FitException;
import org.latentalign.spectral.PowerGain;
import org.latentalign.spectral.ShiftedPowerGain;

class InitializationTest {

    private static final Activation RELU = new Activation.LeakyRelu(0);

    private static final Architecture WIDE = new Architecture(100, List.of(300), RELU, RELU, true);

    /** PyTorch's Linear: weights and biases uniform within 1 / sqrt(inputs), so of variance 1 / (3 inputs). */
    @Test
    void uniformIsThatOfPyTorch() throws Exception {
        final Network network = new Initialization.Uniform().start(WIDE, null, 1);
        for (final Layer layer : network.layers()) {
            checkSpread(layer, 1.0 / (3 * layer.inputs()), 1 / Math.sqrt(layer.inputs()));
            for (final float bias : layer.bias()) {
                assertTrue(bias != 0 && Math.abs(bias) <= 1 / Math.sqrt(layer.inputs()));
            }
        }
    }

    @Test
    void heHasTheVarianceOfTheArticle() throws Exception {
        for (final Layer layer : new Initialization.He().start(WIDE, null, 1).layers()) {
            checkSpread(layer, 2.0 / layer.inputs(), Double.POSITIVE_INFINITY);
            assertArrayEquals(new float[layer.outputs()], layer.bias());
        }
    }

    @Test
    void xavierHasTheVarianceAndTheBoundOfTheArticle() throws Exception {
        for (final Layer layer :
                new Initialization.Xavier().start(WIDE, null, 1).layers()) {
            final int sizes = layer.inputs() + layer.outputs();
            checkSpread(layer, 2.0 / sizes, Math.sqrt(6.0 / sizes));
            assertArrayEquals(new float[layer.outputs()], layer.bias());
        }
    }

    @Test
    void smallRandomHasTheDeviationAskedFor() throws Exception {
        for (final Layer layer :
                new Initialization.SmallRandom(0.05).start(WIDE, null, 1).layers()) {
            checkSpread(layer, 0.0025, Double.POSITIVE_INFINITY);
            assertArrayEquals(new float[layer.outputs()], layer.bias());
        }
        assertThrows(IllegalArgumentException.class, () -> new Initialization.SmallRandom(0));
    }

    /** 30,000 weights: the mean within five standard errors, the variance within 6 % (five standard errors of normals). */
    private static void checkSpread(final Layer layer, final double variance, final double bound) {
        double sum = 0;
        double squares = 0;
        for (final float[] row : layer.weights()) {
            for (final float weight : row) {
                sum += weight;
                squares += (double) weight * weight;
                assertTrue(Math.abs(weight) <= bound);
            }
        }
        final double count = (double) layer.inputs() * layer.outputs();
        assertEquals(0, sum / count, 5 * Math.sqrt(variance / count));
        assertEquals(variance, squares / count, 0.06 * variance);
    }

    @Test
    void anotherSeedGivesOtherWeights() {
        final float first = Networks.random(WIDE, 1).layers().get(0).weights()[0][0];
        assertEquals(first, Networks.random(WIDE, 1).layers().get(0).weights()[0][0]);
        assertTrue(first != Networks.random(WIDE, 2).layers().get(0).weights()[0][0]);
    }

    /** [p(S); -p(S)] with p(S) = (S + I)^2, by multiplying matrices. */
    @Test
    void asymmetricSpectralIsThePowerOfTheSecondMoment() throws Exception {
        final int d = 5;
        final double[][] rows = Networks.gaussian(40, d, 1.5, 3);
        final double[][] shifted = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                for (final double[] row : rows) {
                    shifted[i][j] += row[i] * row[j] / rows.length;
                }
            }
            shifted[i][i] += 1;
        }
        final Network network = new Initialization.AsymmetricSpectral(new ShiftedPowerGain(2))
                .start(new Architecture(d, List.of(2 * d), RELU, RELU, true), TheoremTest.spectrum(rows), 1);
        final float[][] encoder = network.layers().get(0).weights();
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double expected = 0;
                for (int k = 0; k < d; k++) {
                    expected += shifted[i][k] * shifted[k][j];
                }
                assertEquals(expected, encoder[i][j], 1e-5);
                assertEquals(-encoder[i][j], encoder[d + i][j]);
            }
        }
        for (final float[] row : network.layers().get(1).weights()) {
            assertArrayEquals(new float[2 * d], row);
        }
        assertArrayEquals(new float[2 * d], network.layers().get(0).bias());
    }

    @Test
    void asymmetricSpectralSaysWhatItNeeds() throws Exception {
        final double[][] rows = Networks.gaussian(40, 5, 1e3, 3);
        final Initialization start = new Initialization.AsymmetricSpectral(new PowerGain(3));
        final Architecture narrow = new Architecture(5, List.of(7), RELU, RELU, false);
        assertTrue(assertThrows(FitException.class, () -> start.start(narrow, TheoremTest.spectrum(rows), 1))
                .getMessage()
                .contains("twice as many units as there are dimensions: 10."));
        final Architecture fitting = new Architecture(5, List.of(10), RELU, RELU, false);
        assertTrue(assertThrows(FitException.class, () -> start.start(fitting, TheoremTest.spectrum(rows), 1))
                .getMessage()
                .contains("Choose a lower degree"));
    }
}
