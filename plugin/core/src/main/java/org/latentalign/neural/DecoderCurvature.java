package org.latentalign.neural;

import java.util.List;

/**
 * The curvature of what a decoder's images of straight latent lines are, in double precision. Exact: first and second
 * derivatives go through the layers with the values. For one thread at a time.
 */
public final class DecoderCurvature {

    private final List<Layer> layers;
    private final Bending bending;
    private final int latent;
    private final int outputs;
    private double[] velocity = {};
    private double[] acceleration = {};

    /**
     * @param layers from the latent space to the output, all with smooth activations
     */
    public DecoderCurvature(final List<Layer> layers) {
        requireSmooth(layers);
        this.layers = List.copyOf(layers);
        latent = layers.get(0).inputs();
        outputs = layers.get(layers.size() - 1).outputs();
        bending = new Bending(latent, outputs);
    }

    /**
     * @param layers from the latent space to the output
     * @throws IllegalArgumentException when an activation is not smooth, with the sentence for the user
     */
    public static void requireSmooth(final List<Layer> layers) {
        for (final Layer layer : layers) {
            if (!layer.activation().isSmooth()) {
                throw new IllegalArgumentException("The curvature of a decoder needs smooth activations, such as tanh,"
                        + " sigmoid or softplus, but one is "
                        + layer.activation().title() + ".");
            }
        }
    }

    /**
     * Measures at a point; the results are then in the other methods.
     *
     * @param point h values
     * @param direction h values
     */
    public void measure(final double[] point, final double[] direction) {
        double[] y = point.clone();
        double[] u = direction.clone();
        double[] q = new double[latent];
        final double[][] tangents = new double[latent][latent];
        for (int i = 0; i < latent; i++) {
            tangents[i][i] = 1;
        }
        for (final Layer layer : layers) {
            y = product(layer, y);
            for (int j = 0; j < layer.bias().length; j++) {
                y[j] += layer.bias()[j];
            }
            u = product(layer, u);
            q = product(layer, q);
            for (int i = 0; i < latent; i++) {
                tangents[i] = product(layer, tangents[i]);
            }
            activate(layer.activation(), y, u, q, tangents);
        }
        velocity = u;
        acceleration = q;
        bending.measure(u, q, tangents);
    }

    private static double[] product(final Layer layer, final double[] x) {
        final double[] y = new double[layer.outputs()];
        for (int i = 0; i < y.length; i++) {
            final float[] weights = layer.weights()[i];
            double sum = 0;
            for (int j = 0; j < x.length; j++) {
                sum = Math.fma(weights[j], x[j], sum);
            }
            y[i] = sum;
        }
        return y;
    }

    private static void activate(
            final Activation activation,
            final double[] y,
            final double[] u,
            final double[] q,
            final double[][] tangents) {
        for (int j = 0; j < y.length; j++) {
            final double first = activation.derivative(y[j]);
            q[j] = activation.secondDerivative(y[j]) * u[j] * u[j] + first * q[j];
            u[j] *= first;
            for (final double[] tangent : tangents) {
                tangent[j] *= first;
            }
            y[j] = activation.value(y[j]);
        }
    }

    /** @return the derivative of the output along the direction; a copy of d values */
    public double[] velocity() {
        return velocity.clone();
    }

    /** @return the second derivative of the output along the direction; a copy of d values */
    public double[] acceleration() {
        return acceleration.clone();
    }

    /** @return the squared curvature outside the tangent space; 0 where the output is no wider than the latent space */
    public double extrinsic() {
        return bending.extrinsic();
    }

    /** @return the squared curvature within the tangent space */
    public double parameterEffects() {
        return bending.parameterEffects();
    }
}
