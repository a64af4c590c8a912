package org.latentalign.autoencoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentalign.neural.Activation;
import org.latentalign.neural.EmbeddingLayer;
import org.latentalign.neural.Layer;
import org.latentalign.neural.Network;

final class RowCurvatureTest {

    private static final Activation LINEAR = new Activation.LeakyRelu(1);

    private static NeuralAutoencoder model(final Network network, final EmbeddingLayer embedding) {
        return new NeuralAutoencoder(network, embedding, Preprocessing.NONE, new double[0], List.of(), List.of());
    }

    /** One latent dimension, decoded to (tanh z, tanh 2z). */
    private static Network curve(final Activation innermost) {
        return new Network(List.of(
                new Layer(new float[][] {{1, 0}}, new float[0], innermost),
                new Layer(new float[][] {{1}, {2}}, new float[2], new Activation.Tanh()),
                new Layer(new float[][] {{1, 0}, {0, 1}}, new float[0], LINEAR)));
    }

    /** Of a plane curve (x(z), y(z)): |x'y'' - y'x''|^2/|v|^6, and (v a)^2/|v|^6 along it. */
    private static void check(
            final double[] first, final double[] second, final NeuralAutoencoder model, final double z) {
        final double square = first[0] * first[0] + first[1] * first[1];
        final double cross = first[0] * second[1] - first[1] * second[0];
        final double along = first[0] * second[0] + first[1] * second[1];
        final var curvature = RowCurvature.of(model).another();
        curvature.measure(new double[] {z});
        assertEquals(cross * cross / Math.pow(square, 3), curvature.extrinsic(), 1e-9);
        assertEquals(along * along / Math.pow(square, 3), curvature.parameterEffects(), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1.5, 0, 0.3, 0.9})
    void isThatOfAPlaneCurve(final double z) {
        final double a = Math.tanh(z);
        final double b = Math.tanh(2 * z);
        final double[] first = {1 - a * a, 2 * (1 - b * b)};
        final double[] second = {-2 * a * (1 - a * a), -8 * b * (1 - b * b)};
        check(first, second, model(curve(LINEAR), new EmbeddingLayer(1, false)), z);
    }

    /** Then the decoder begins with the activation: (tanh tanh z, tanh 2 tanh z), by the chain rule. */
    @Test
    void beginsWithTheActivationWhereTheEmbeddingIsReadBeforeIt() {
        final double z = 0.7;
        final double s = Math.tanh(z);
        final double slope = 1 - s * s;
        final double bend = -2 * s * slope;
        final double a = Math.tanh(s);
        final double b = Math.tanh(2 * s);
        final double[] inner = {1 - a * a, 2 * (1 - b * b)};
        final double[] innerSecond = {-2 * a * (1 - a * a), -8 * b * (1 - b * b)};
        final double[] first = {inner[0] * slope, inner[1] * slope};
        final double[] second = {
            innerSecond[0] * slope * slope + inner[0] * bend, innerSecond[1] * slope * slope + inner[1] * bend
        };
        final Network network = curve(new Activation.Tanh());
        check(first, second, model(network, new EmbeddingLayer(1, false)), z);
        check(inner, innerSecond, model(network, new EmbeddingLayer(1, true)), s);
    }

    @Test
    void linearDecodersAndFullSpacesDoNotBend() {
        final Layer mixed = new Layer(new float[][] {{1, 2}, {3, -1}}, new float[] {1, 1}, LINEAR);
        final var linear = RowCurvature.of(model(new Network(List.of(mixed, mixed)), new EmbeddingLayer(1, false)));
        linear.measure(new double[] {0.4, -2});
        assertEquals(0, linear.extrinsic());
        assertEquals(0, linear.parameterEffects());
        final Layer bent = new Layer(new float[][] {{1, 2}, {3, -1}}, new float[2], new Activation.Tanh());
        final var full = RowCurvature.of(model(new Network(List.of(mixed, bent)), new EmbeddingLayer(1, false)));
        full.measure(new double[] {0.1, -0.2});
        assertEquals(0, full.extrinsic());
        assertTrue(full.parameterEffects() > 0);
    }

    @Test
    void cornersHaveNoCurvature() {
        final Network network = curve(new Activation.LeakyRelu(0.01));
        final var before = model(network, new EmbeddingLayer(1, false));
        final var failure = assertThrows(IllegalArgumentException.class, () -> RowCurvature.of(before));
        assertTrue(failure.getMessage().startsWith("The curvature of a decoder needs smooth activations"));
        RowCurvature.of(model(network, new EmbeddingLayer(1, true))); // the corner is in the encoder
    }
}
