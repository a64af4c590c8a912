package org.latentalign.neural;

import java.util.List;
import org.latentalign.kernel.RowProduct;
import org.latentalign.kernel.Rows;

/**
 * The curvature of what a decoder's images of straight latent lines are, in double precision. Exact: first and second
 * derivatives go through the layers with the values. For one thread at a time.
 */
public final class DecoderCurvature {

    private final List<Layer> layers;

    /** By layer: the product with its weights. */
    private final List<RowProduct> products;

    private final List<RowProduct.Scratch> scratches;
    private final Bending bending;
    private final int latent;
    private double[] velocity = {};
    private double[] acceleration = {};
    private double extrinsic;
    private double parameterEffects;

    /**
     * @param layers from the latent space to the output, all with smooth activations
     */
    public DecoderCurvature(final List<Layer> layers) {
        this(List.copyOf(layers), layers.stream().map(Layer::product).toList());
    }

    private DecoderCurvature(final List<Layer> layers, final List<RowProduct> products) {
        requireSmooth(layers);
        this.layers = layers;
        this.products = products;
        scratches = products.stream().map(RowProduct::newScratch).toList();
        latent = layers.get(0).inputs();
        bending = new Bending(latent, layers.get(layers.size() - 1).outputs());
    }

    /** @return the same for another thread, which shares the weights */
    public DecoderCurvature another() {
        return new DecoderCurvature(layers, products);
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
     * @param directions at least one, each of h values; curvatures are means over them, velocity and acceleration those of
     *     the last
     */
    public void measure(final double[] point, final double[]... directions) {
        // the point, then h tangents, then an acceleration for each direction
        double[][] rows = new double[1 + latent + directions.length][latent];
        rows[0] = point.clone();
        for (int i = 0; i < latent; i++) {
            rows[1 + i][i] = 1;
        }
        for (int l = 0; l < layers.size(); l++) {
            final Layer layer = layers.get(l);
            final double[][] images = new double[rows.length][layer.outputs()];
            products.get(l).multiply(rows, rows.length, images, scratches.get(l));
            rows = images;
            addBias(layer, rows[0]);
            activate(layer.activation(), rows, directions);
        }
        double sumExtrinsic = 0;
        double sumParameterEffects = 0;
        final double[][] tangents = tangents(rows);
        for (int v = 0; v < directions.length; v++) {
            velocity = velocity(rows, directions[v]);
            acceleration = rows[1 + latent + v];
            bending.measure(velocity, acceleration, tangents);
            sumExtrinsic += bending.extrinsic();
            sumParameterEffects += bending.parameterEffects();
        }
        extrinsic = sumExtrinsic / directions.length;
        parameterEffects = sumParameterEffects / directions.length;
    }

    private static void addBias(final Layer layer, final double[] row) {
        for (int j = 0; j < layer.bias().length; j++) {
            row[j] += layer.bias()[j];
        }
    }

    private double[][] tangents(final double[][] rows) {
        final double[][] tangents = new double[latent][];
        System.arraycopy(rows, 1, tangents, 0, latent);
        return tangents;
    }

    /** The derivative along a direction, from those along the axes. */
    private double[] velocity(final double[][] rows, final double[] direction) {
        final double[] sum = new double[rows[0].length];
        for (int i = 0; i < latent; i++) {
            Rows.addMultiple(sum, rows[1 + i], direction[i], sum.length);
        }
        return sum;
    }

    private void activate(final Activation activation, final double[][] rows, final double[][] directions) {
        final double[] y = rows[0];
        final double[] first = new double[y.length];
        final double[] second = new double[y.length];
        for (int j = 0; j < y.length; j++) {
            first[j] = activation.derivative(y[j]);
            second[j] = activation.secondDerivative(y[j]);
            y[j] = activation.value(y[j]);
        }
        for (int v = 0; v < directions.length; v++) {
            final double[] u = velocity(rows, directions[v]);
            final double[] q = rows[1 + latent + v];
            for (int j = 0; j < u.length; j++) {
                q[j] = second[j] * u[j] * u[j] + first[j] * q[j];
            }
        }
        for (int i = 1; i <= latent; i++) {
            for (int j = 0; j < first.length; j++) {
                rows[i][j] *= first[j];
            }
        }
    }

    /** @return the derivative of the output along the last direction; a copy of d values */
    public double[] velocity() {
        return velocity.clone();
    }

    /** @return the second derivative of the output along the last direction; a copy of d values */
    public double[] acceleration() {
        return acceleration.clone();
    }

    /**
     * @return the squared curvature outside the tangent space; 0 where the output is no wider than the latent space; NaN
     *     where the decoder stands still along a direction
     */
    public double extrinsic() {
        return extrinsic;
    }

    /** @return the squared curvature within the tangent space; NaN where the decoder stands still along a direction */
    public double parameterEffects() {
        return parameterEffects;
    }
}
