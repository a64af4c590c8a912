package org.latentalign.neural;

import java.util.ArrayList;
import java.util.List;
import org.latentalign.kernel.RowProduct;
import org.latentalign.progress.Progress;
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
     * @param points some rows, preprocessed and centered as in training
     * @param spectrum of the data
     * @param count how many directions, at most d
     * @param progress from 0 to 1
     * @return one entry for each direction
     */
    public static List<Stretch> of(
            final Network start,
            final Network trained,
            final EmbeddingLayer embedding,
            final double[][] points,
            final Spectrum spectrum,
            final int count,
            final Progress progress) {
        final double[][] directions = new double[Math.min(count, spectrum.dimension())][];
        for (int i = 0; i < directions.length; i++) {
            directions[i] = spectrum.eigenvector(i);
        }
        final double[] before = new Tangents(start, embedding, points)
                .stretches(directions, (fraction, message) -> progress.report(fraction / 2, message));
        final double[] after = new Tangents(trained, embedding, points)
                .stretches(directions, (fraction, message) -> progress.report((1 + fraction) / 2, message));
        final List<Stretch> result = new ArrayList<>();
        for (int i = 0; i < directions.length; i++) {
            result.add(new Stretch(i + 1, spectrum.eigenvalue(i), spectrum.share(i), before[i], after[i]));
        }
        return result;
    }

    /** The encoder's derivatives along directions, at some points. */
    private static final class Tangents {

        private final List<RowProduct> products = new ArrayList<>();

        /** By layer and point: derivatives of what the layer gives by its weighted sums. */
        private final List<double[][]> slopes = new ArrayList<>();

        Tangents(final Network network, final EmbeddingLayer embedding, final double[][] points) {
            final boolean linear = embedding.layer() == 1 && !embedding.afterActivation();
            double[][] x = linear ? new double[1][network.inputs()] : points; // then all points are the same
            for (int i = 0; i < embedding.layer(); i++) {
                final Layer layer = network.layers().get(i);
                final RowProduct product = product(layer);
                final double[][] y = multiply(product, x, layer.outputs());
                final double[][] slope = new double[y.length][layer.outputs()];
                final boolean activated = i + 1 < embedding.layer() || embedding.afterActivation();
                for (int p = 0; p < y.length; p++) {
                    for (int j = 0; j < layer.outputs(); j++) {
                        final double z = y[p][j] + (layer.hasBias() ? layer.bias()[j] : 0);
                        slope[p][j] = activated ? layer.activation().derivative(z) : 1;
                        y[p][j] = layer.activation().value(z);
                    }
                }
                products.add(product);
                slopes.add(slope);
                x = y;
            }
        }

        private static RowProduct product(final Layer layer) {
            final double[][] weights = new double[layer.outputs()][layer.inputs()];
            for (int i = 0; i < weights.length; i++) {
                for (int j = 0; j < weights[i].length; j++) {
                    weights[i][j] = layer.weights()[i][j];
                }
            }
            return RowProduct.ofRows(weights);
        }

        private static double[][] multiply(final RowProduct product, final double[][] rows, final int outputs) {
            final double[][] result = new double[rows.length][outputs];
            product.multiply(rows, rows.length, result, product.newScratch());
            return result;
        }

        double[] stretches(final double[][] directions, final Progress progress) {
            final double[][] first = multiply(products.get(0), directions, slopes.get(0)[0].length);
            final double[] result = new double[directions.length];
            for (int k = 0; k < directions.length; k++) {
                progress.report((double) k / directions.length, () -> "Measuring the stretch");
                result[k] = stretch(first[k]);
            }
            return result;
        }

        private double stretch(final double[] first) {
            double[][] tangents = new double[slopes.get(0).length][];
            for (int p = 0; p < tangents.length; p++) {
                tangents[p] = first.clone();
            }
            for (int i = 0; i < products.size(); i++) {
                final double[][] slope = slopes.get(i);
                if (i > 0) {
                    tangents = multiply(products.get(i), tangents, slope[0].length);
                }
                for (int p = 0; p < tangents.length; p++) {
                    RowProduct.times(tangents[p], slope[p], slope[p].length);
                }
            }
            double sum = 0;
            for (final double[] tangent : tangents) {
                for (final double value : tangent) {
                    sum += value * value;
                }
            }
            return Math.sqrt(sum / tangents.length);
        }
    }
}
