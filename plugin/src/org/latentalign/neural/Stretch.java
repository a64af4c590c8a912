package org.latentalign.neural;

import java.util.ArrayList;
import java.util.List;
import org.latentalign.spectral.Spectrum;

/**
 * How much an encoder stretches an eigendirection of the data, before and after training.
 *
 * @param index from 1, strongest first
 * @param eigenvalue lambda
 * @param share of the sum of all eigenvalues
 * @param initial stretch of the start
 * @param trained stretch of the result
 */
public record Stretch(int index, double eigenvalue, double share, double initial, double trained) {

    /**
     * The stretch of a direction v at a point x is {@code |J(x) v|}, with the Jacobian J of the encoder; of several points
     * the root mean square. For the sums of the first layer J is the matrix B of the paper's section 5.4 everywhere.
     *
     * @param start before training
     * @param trained after it
     * @param embedding which part of the networks is the encoder
     * @param points some rows, preprocessed and centred as in training
     * @param spectrum of the data
     * @param count how many directions, at most d
     * @return one entry for each direction
     */
    public static List<Stretch> of(
            final Network start,
            final Network trained,
            final EmbeddingLayer embedding,
            final double[][] points,
            final Spectrum spectrum,
            final int count) {
        final List<Stretch> result = new ArrayList<>();
        final Tangents before = new Tangents(start, embedding, points);
        final Tangents after = new Tangents(trained, embedding, points);
        for (int i = 0; i < Math.min(count, spectrum.dimension()); i++) {
            final double[] direction = spectrum.eigenvector(i);
            result.add(new Stretch(
                    i + 1,
                    spectrum.eigenvalue(i),
                    spectrum.share(i),
                    before.stretch(direction),
                    after.stretch(direction)));
        }
        return result;
    }

    /** The encoder's derivatives along a direction, at some points. */
    private static final class Tangents {

        private final List<Layer> layers;

        /** By point and layer: derivatives of the activations; none where they do not matter. */
        private final List<List<double[]>> slopes = new ArrayList<>();

        Tangents(final Network network, final EmbeddingLayer embedding, final double[][] points) {
            layers = network.layers().subList(0, embedding.layer());
            final boolean linear = layers.size() == 1 && !embedding.afterActivation();
            for (int p = 0; p < (linear ? 1 : points.length); p++) {
                slopes.add(slopes(linear ? new double[network.inputs()] : points[p], embedding));
            }
        }

        private List<double[]> slopes(final double[] point, final EmbeddingLayer embedding) {
            final List<double[]> result = new ArrayList<>();
            double[] x = point;
            for (int i = 0; i < layers.size(); i++) {
                final Layer layer = layers.get(i);
                final double[] z = product(layer, x);
                final double[] slope = new double[z.length];
                for (int j = 0; j < z.length; j++) {
                    final double sum = z[j] + (layer.hasBias() ? layer.bias()[j] : 0);
                    slope[j] = i + 1 < layers.size() || embedding.afterActivation()
                            ? layer.activation().derivative(sum)
                            : 1;
                    z[j] = layer.activation().value(sum);
                }
                result.add(slope);
                x = z;
            }
            return result;
        }

        double stretch(final double[] direction) {
            final double[] first = product(layers.get(0), direction);
            double sum = 0;
            for (final List<double[]> slopesOfPoint : slopes) {
                double[] tangent = first.clone();
                multiply(tangent, slopesOfPoint.get(0));
                for (int i = 1; i < layers.size(); i++) {
                    tangent = product(layers.get(i), tangent);
                    multiply(tangent, slopesOfPoint.get(i));
                }
                for (final double value : tangent) {
                    sum += value * value;
                }
            }
            return Math.sqrt(sum / slopes.size());
        }

        private static void multiply(final double[] values, final double[] factors) {
            for (int j = 0; j < values.length; j++) {
                values[j] *= factors[j];
            }
        }

        private static double[] product(final Layer layer, final double[] x) {
            final double[] y = new double[layer.outputs()];
            for (int i = 0; i < y.length; i++) {
                final float[] row = layer.weights()[i];
                double sum = 0;
                for (int j = 0; j < x.length; j++) {
                    sum = Math.fma(row[j], x[j], sum);
                }
                y[i] = sum;
            }
            return y;
        }
    }
}
