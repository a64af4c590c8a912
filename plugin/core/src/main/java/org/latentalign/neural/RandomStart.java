package org.latentalign.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.latentalign.kernel.Randoms;

/** Networks with random weights, from a stream of random numbers for each layer. */
final class RandomStart {

    private RandomStart() {}

    /**
     * @param biased whether biases are random as well, and not 0
     * @param values by layer
     */
    static Network of(final Architecture architecture, final long seed, final boolean biased, final Values values) {
        final List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < architecture.layerCount(); i++) {
            final int in = architecture.size(i);
            final int out = architecture.size(i + 1);
            final Value value = values.of(in, out, Randoms.stream(seed, i));
            final float[][] weights = new float[out][in];
            for (final float[] row : weights) {
                fill(row, value);
            }
            final float[] bias = new float[architecture.biased() ? out : 0];
            if (biased) {
                fill(bias, value);
            }
            layers.add(new Layer(weights, bias, architecture.activation(i)));
        }
        return new Network(layers);
    }

    private static void fill(final float[] row, final Value value) {
        for (int j = 0; j < row.length; j++) {
            row[j] = (float) value.next();
        }
    }

    /** Makes the random numbers of a layer. */
    @FunctionalInterface
    interface Values {
        Value of(int in, int out, SplittableRandom random);
    }

    /** One random number after the other. */
    @FunctionalInterface
    interface Value {
        double next();
    }
}
