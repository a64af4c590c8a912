package org.latentalign.neural;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.progress.Progress;

/** What several tests need. */
final class Networks {

    private Networks() {}

    /** Normal numbers; column j has the standard deviation {@code scale / (1 + j)}. */
    static double[][] gaussian(final int n, final int d, final double scale, final long seed) {
        final NormalDeviates normal = NormalDeviates.of(seed);
        final double[][] rows = new double[n][d];
        for (final double[] row : rows) {
            for (int j = 0; j < d; j++) {
                row[j] = scale * normal.next() / (1 + j);
            }
        }
        return rows;
    }

    static RowStore store(final double[][] rows) throws IOException {
        final RowStore store = RowStore.inMemory(rows[0].length);
        for (final double[] row : rows) {
            store.add(row);
        }
        return store;
    }

    static Network random(final Architecture architecture, final long seed) {
        return new Initialization.Uniform().start(architecture, null, seed);
    }

    static Architecture oneLayer(final int d, final int h, final Activation activation) {
        return new Architecture(d, List.of(h), activation, activation, true);
    }

    static TrainingOptions options(final Optimizer optimizer, final double rate, final int batch, final int epochs) {
        return new TrainingOptions(
                optimizer, rate, 1, 0, batch, epochs, 0, new InputNoise.None(), 0, false, 0, 0, false, 1);
    }

    /** Trains with so many helping threads. */
    static Training train(final double[][] rows, final Network start, final TrainingOptions options, final int helpers)
            throws FitException, IOException {
        final ExecutorService threads = Executors.newCachedThreadPool();
        try (RowStore store = store(rows)) {
            return Training.of(store, new double[0], start, options, threads, helpers, Progress.NONE);
        } finally {
            threads.shutdown();
        }
    }

    /** The network's output in double precision, by the definition. */
    static double[] output(final Network network, final double[] input) {
        double[] x = input;
        for (final Layer layer : network.layers()) {
            final double[] y = new double[layer.outputs()];
            for (int i = 0; i < y.length; i++) {
                double sum = layer.hasBias() ? layer.bias()[i] : 0;
                for (int j = 0; j < x.length; j++) {
                    sum += layer.weights()[i][j] * x[j];
                }
                y[i] = layer.activation().value(sum);
            }
            x = y;
        }
        return x;
    }

    /** The mean squared error over all values, by the definition. */
    static double loss(final Network network, final double[][] rows) {
        return loss(network, rows, rows);
    }

    /** The same, for rows that are to give other ones. */
    static double loss(final Network network, final double[][] rows, final double[][] targets) {
        double sum = 0;
        for (int r = 0; r < rows.length; r++) {
            final double[] y = output(network, rows[r]);
            for (int j = 0; j < y.length; j++) {
                sum += (y[j] - targets[r][j]) * (y[j] - targets[r][j]);
            }
        }
        return sum / rows.length / rows[0].length;
    }

    /** A copy with one weight or, in column -1, one bias changed. */
    static Network with(final Network network, final int index, final int row, final int column, final float value) {
        final List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            final Layer layer = network.layers().get(i);
            final float[][] weights = new float[layer.outputs()][];
            for (int r = 0; r < weights.length; r++) {
                weights[r] = layer.weights()[r].clone();
            }
            final float[] bias = layer.bias().clone();
            if (i == index && column < 0) {
                bias[row] = value;
            } else if (i == index) {
                weights[row][column] = value;
            }
            layers.add(new Layer(weights, bias, layer.activation()));
        }
        return new Network(layers);
    }
}
