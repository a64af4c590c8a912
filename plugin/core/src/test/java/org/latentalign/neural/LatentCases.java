package org.latentalign.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.latentalign.score.statistics.GoldenJson;

/** Reads networks and gradients of golden cases, and compares at their tolerances. */
final class LatentCases {

    private LatentCases() {}

    static GoldenJson read(final String name) {
        return GoldenJson.read("/org/latentalign/neural/" + name + ".json");
    }

    static List<Layer> layers(final GoldenJson list) {
        final List<Layer> layers = new ArrayList<>();
        for (final GoldenJson layer : list.list()) {
            final double[][] weights = layer.get("weights").matrix();
            final float[][] rounded = new float[weights.length][];
            for (int i = 0; i < weights.length; i++) {
                rounded[i] = rounded(weights[i]);
            }
            layers.add(new Layer(
                    rounded,
                    rounded(layer.get("bias").numbers()),
                    activation(layer.get("activation").text())));
        }
        return layers;
    }

    private static Activation activation(final String name) {
        return switch (name) {
            case "tanh" -> new Activation.Tanh();
            case "sigmoid" -> new Activation.Sigmoid();
            case "softplus" -> new Activation.Softplus();
            case "leaky" -> new Activation.LeakyRelu(0.01);
            case "linear" -> new Activation.LeakyRelu(1);
            default -> throw new IllegalArgumentException(name);
        };
    }

    static float[] rounded(final double[] values) {
        final float[] result = new float[values.length];
        for (int j = 0; j < values.length; j++) {
            result[j] = (float) values[j];
        }
        return result;
    }

    /** Within 1e-4 of the largest entry of each matrix, as single precision allows. */
    static void assertGradients(final GoldenJson expected, final List<Parameters> actual) {
        for (int i = 0; i < actual.size(); i++) {
            final double[][] weights = expected.list().get(i).get("weights").matrix();
            final double[] bias = expected.list().get(i).get("bias").numbers();
            double largest = 0;
            for (final double[] row : weights) {
                for (final double value : row) {
                    largest = Math.max(largest, Math.abs(value));
                }
            }
            final float[] column = new float[weights.length];
            for (int j = 0; j < weights[0].length; j++) {
                actual.get(i).weightGradient.getRow(j, column);
                for (int k = 0; k < weights.length; k++) {
                    assertEquals(weights[k][j], column[k], 1e-4 * largest + 1e-11, "weight of layer " + i);
                }
            }
            largest = 0;
            for (final double value : bias) {
                largest = Math.max(largest, Math.abs(value));
            }
            actual.get(i).biasGradient.getRow(0, column);
            for (int k = 0; k < bias.length; k++) {
                assertEquals(bias[k], column[k], 1e-4 * largest + 1e-11, "bias of layer " + i);
            }
        }
    }
}
