package org.latentalign.neural;

import java.util.List;

/**
 * The shape of an autoencoder: sizes down to the innermost layer, which are mirrored behind it.
 *
 * @param inputs d
 * @param encoderSizes sizes of the hidden layers up to the innermost one: {@code [400]} stands for d-400-d, {@code [500,
 *     30]} for d-500-30-500-d
 * @param activation of hidden units
 * @param innermostActivation of the innermost hidden layer, linear in nonlinear principal component analysis (Kramer
 *     1991)
 * @param biased whether units have biases
 * @param outputActivation of the output: linear, or sigmoid for values in [0, 1]
 */
public record Architecture(
        int inputs,
        List<Integer> encoderSizes,
        Activation activation,
        Activation innermostActivation,
        boolean biased,
        Activation outputActivation) {

    /** Checks the sizes. */
    public Architecture {
        encoderSizes = List.copyOf(encoderSizes);
        if (inputs < 1 || encoderSizes.isEmpty() || encoderSizes.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("Every layer needs at least one unit.");
        }
    }

    /**
     * With a linear output.
     *
     * @param inputs d
     * @param encoderSizes sizes of the hidden layers up to the innermost one
     * @param activation of hidden units
     * @param innermostActivation of the innermost hidden layer
     * @param biased whether units have biases
     */
    public Architecture(
            final int inputs,
            final List<Integer> encoderSizes,
            final Activation activation,
            final Activation innermostActivation,
            final boolean biased) {
        this(inputs, encoderSizes, activation, innermostActivation, biased, new Activation.LeakyRelu(1));
    }

    /** @return twice the number of encoder sizes */
    public int layerCount() {
        return 2 * encoderSizes.size();
    }

    /**
     * @param i from 0, the input, to {@link #layerCount()}, the output
     * @return how many units are there
     */
    public int size(final int i) {
        final int mirrored = Math.min(i, layerCount() - i);
        return mirrored == 0 ? inputs : encoderSizes.get(mirrored - 1);
    }

    /**
     * @param layer from 0
     * @return its activation
     */
    public Activation activation(final int layer) {
        if (layer == layerCount() - 1) {
            return outputActivation;
        }
        return layer == encoderSizes.size() - 1 ? innermostActivation : activation;
    }

    /** @return how many weights and biases there are */
    public long parameterCount() {
        long count = 0;
        for (int i = 0; i < layerCount(); i++) {
            count += (size(i) + (biased ? 1L : 0L)) * size(i + 1);
        }
        return count;
    }

    /** @return units of the narrowest of all layers but input and output */
    public int narrowest() {
        return encoderSizes.stream().mapToInt(Integer::intValue).min().orElseThrow();
    }

    /**
     * @return whether a network of this shape may leave less than principal components with as many dimensions as the
     *     narrowest layer has units. Behind a last hidden layer of h units a linear output gives points of an affine
     *     subspace of h dimensions, and no such subspace is nearer to the rows than that of their principal components
     *     (Bourlard, Kamp 1988); so it is with linear units throughout
     */
    public boolean canBeatComponents() {
        final Activation linear = new Activation.LeakyRelu(1);
        return size(layerCount() - 1) > narrowest() && !activation.equals(linear) || !outputActivation.equals(linear);
    }
}
