package org.latentalign.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Loss and gradients of a network, for some rows at a time: the mean squared error over all values of a batch, and its
 * derivatives by the chain rule (Rumelhart, Hinton, Williams 1986).
 */
final class BackPropagation {

    /** Rows that are propagated together at most; larger batches add up the gradients of several such chunks. */
    static final int CHUNK = 1024;

    /** Weights times rows of a chunk: some tenths of a second, so that a cancel is heeded soon. */
    private static final long CHUNK_PRODUCTS = 1L << 32;

    private final Team team;
    private final List<Layer> layers;
    private final List<Parameters> parameters = new ArrayList<>();
    private final int capacity;

    /** What the network gets, and what it is to give; the same object without noise. */
    final PanelMatrix input;

    final PanelMatrix target;

    /** By layer, chunk x outputs: weighted sums, and what the activation makes of them. */
    private final List<PanelMatrix> sums = new ArrayList<>();

    private final List<PanelMatrix> outputs = new ArrayList<>();

    /** By layer, chunk x outputs: derivatives of the loss by the weighted sums. */
    private final List<PanelMatrix> gradients = new ArrayList<>();

    /** By layer, inputs x chunk: what goes into it, transposed. */
    private final List<PanelMatrix> inputsTransposed = new ArrayList<>();

    /** By layer, outputs x inputs, from the second on: the weights transposed back. */
    private final List<PanelMatrix> weightsTransposed = new ArrayList<>();

    /** By panel of the output and row. */
    private final double[][] errors;

    BackPropagation(
            final Network network,
            final Optimizer optimizer,
            final int capacity,
            final boolean noisy,
            final Team team) {
        this.team = team;
        this.capacity = capacity;
        layers = network.layers();
        input = new PanelMatrix(capacity, network.inputs());
        target = noisy ? new PanelMatrix(capacity, network.inputs()) : input;
        for (int i = 0; i < layers.size(); i++) {
            final Layer layer = layers.get(i);
            parameters.add(new Parameters(layer, optimizer));
            final PanelMatrix sum = new PanelMatrix(capacity, layer.outputs());
            sums.add(sum);
            outputs.add(isLinear(layer) ? sum : new PanelMatrix(capacity, layer.outputs()));
            gradients.add(new PanelMatrix(capacity, layer.outputs()));
            inputsTransposed.add(new PanelMatrix(layer.inputs(), capacity));
            weightsTransposed.add(i == 0 ? null : new PanelMatrix(layer.outputs(), layer.inputs()));
        }
        errors = new double[gradients.get(layers.size() - 1).panels.length][capacity];
    }

    /** How many rows are propagated together through a network: the same on every machine. */
    static int chunk(final Network network) {
        long weights = 0;
        for (final Layer layer : network.layers()) {
            weights += (long) layer.inputs() * layer.outputs();
        }
        return (int) Math.max(MatrixProduct.BLOCK, Math.min(CHUNK, CHUNK_PRODUCTS / weights));
    }

    private static boolean isLinear(final Layer layer) {
        return layer.activation() instanceof final Activation.LeakyRelu leaky && leaky.slope() == 1;
    }

    List<Parameters> parameters() {
        return parameters;
    }

    /** How many rows fit into {@link #input}. */
    int capacity() {
        return capacity;
    }

    private PanelMatrix inputOf(final int layer) {
        return layer == 0 ? input : outputs.get(layer - 1);
    }

    /** Once after parameters have changed, before {@link #addGradients}. */
    void parametersChanged() {
        for (int i = 1; i < layers.size(); i++) {
            transpose(
                    weightsTransposed.get(i),
                    parameters.get(i).weights,
                    layers.get(i).inputs());
        }
    }

    private void transpose(final PanelMatrix target, final PanelMatrix source, final int used) {
        team.run(blocks(target.rows), block -> {
            final int from = block * MatrixProduct.BLOCK;
            target.setRowsTransposed(source, from, end(from, target.rows), used);
        });
    }

    private static int blocks(final int rows) {
        return (rows + MatrixProduct.BLOCK - 1) / MatrixProduct.BLOCK;
    }

    private static int end(final int from, final int rows) {
        return Math.min(rows, from + MatrixProduct.BLOCK);
    }

    /**
     * Propagates the rows of {@link #input}.
     *
     * @param count how many rows
     * @return the sum of all squared errors
     */
    double squaredError(final int count) {
        for (int i = 0; i < layers.size(); i++) {
            forward(i, count);
        }
        final int last = layers.size() - 1;
        final PanelMatrix gradient = gradients.get(last);
        for (final double[] panel : errors) {
            Arrays.fill(panel, 0);
        }
        team.run(blocks(count), block -> {
            final int from = block * MatrixProduct.BLOCK;
            for (int p = 0; p < gradient.panels.length; p++) {
                for (int r = from; r < end(from, count); r++) {
                    errors[p][r] = subtract(
                            outputs.get(last).panels[p][r],
                            target.panels[p][r],
                            gradient.panels[p][r],
                            gradient.width(p));
                }
            }
        });
        double sum = 0;
        for (int r = 0; r < count; r++) {
            for (final double[] panel : errors) {
                sum += panel[r];
            }
        }
        return sum;
    }

    private static double subtract(final float[] y, final float[] target, final float[] difference, final int length) {
        for (int j = 0; j < length; j++) {
            difference[j] = y[j] - target[j];
        }
        double sum = 0;
        for (int j = 0; j < length; j++) {
            sum += (double) difference[j] * difference[j];
        }
        return sum;
    }

    private void forward(final int i, final int count) {
        final Parameters layer = parameters.get(i);
        final PanelMatrix sum = sums.get(i);
        final PanelMatrix output = outputs.get(i);
        final Activation activation = layers.get(i).activation();
        final int panels = sum.panels.length;
        team.run(blocks(count) * panels, part -> {
            final int panel = part % panels;
            final int from = part / panels * MatrixProduct.BLOCK;
            final int to = end(from, count);
            final int width = sum.width(panel);
            for (int r = from; r < to; r++) {
                if (layer.bias == null) {
                    Arrays.fill(sum.panels[panel][r], 0);
                } else {
                    System.arraycopy(layer.bias.panels[panel][0], 0, sum.panels[panel][r], 0, width);
                }
            }
            MatrixProduct.add(inputOf(i), layers.get(i).inputs(), layer.weights, sum, panel, from, to);
            if (output != sum) {
                for (int r = from; r < to; r++) {
                    activation.apply(sum.panels[panel][r], output.panels[panel][r], width);
                }
            }
        });
    }

    /**
     * Adds the gradients of the rows that were propagated last.
     *
     * @param count how many rows
     * @param factor of the squared errors in the loss
     */
    void addGradients(final int count, final double factor) {
        final int last = layers.size() - 1;
        final PanelMatrix outermost = gradients.get(last);
        final float twice = (float) (2 * factor);
        team.run(blocks(count), block -> {
            final int from = block * MatrixProduct.BLOCK;
            for (int p = 0; p < outermost.panels.length; p++) {
                for (int r = from; r < end(from, count); r++) {
                    scale(outermost.panels[p][r], twice, outermost.width(p));
                }
            }
        });
        if (!isLinear(layers.get(last))) {
            throw new IllegalStateException("The output layer must be linear.");
        }
        for (int i = last; i >= 0; i--) {
            if (i > 0) {
                backward(i, count);
            }
            addParameterGradients(i, count);
        }
    }

    private static void scale(final float[] row, final float factor, final int length) {
        for (int j = 0; j < length; j++) {
            row[j] *= factor;
        }
    }

    /** The gradients by the sums of the layer before layer i. */
    private void backward(final int i, final int count) {
        final PanelMatrix gradient = gradients.get(i - 1);
        final PanelMatrix sum = sums.get(i - 1);
        final Activation activation = layers.get(i - 1).activation();
        final boolean linear = isLinear(layers.get(i - 1));
        final int panels = gradient.panels.length;
        team.run(blocks(count) * panels, part -> {
            final int panel = part % panels;
            final int from = part / panels * MatrixProduct.BLOCK;
            final int to = end(from, count);
            for (int r = from; r < to; r++) {
                Arrays.fill(gradient.panels[panel][r], 0);
            }
            MatrixProduct.add(
                    gradients.get(i), layers.get(i).outputs(), weightsTransposed.get(i), gradient, panel, from, to);
            if (!linear) {
                for (int r = from; r < to; r++) {
                    activation.backPropagate(sum.panels[panel][r], gradient.panels[panel][r], gradient.width(panel));
                }
            }
        });
    }

    private void addParameterGradients(final int i, final int count) {
        final Parameters layer = parameters.get(i);
        final PanelMatrix gradient = gradients.get(i);
        final PanelMatrix transposed = inputsTransposed.get(i);
        final int panels = gradient.panels.length;
        team.run(blocks(transposed.rows), block -> {
            final int from = block * MatrixProduct.BLOCK;
            final int to = end(from, transposed.rows);
            transposed.setRowsTransposed(inputOf(i), from, to, count);
            for (int panel = 0; panel < panels; panel++) {
                MatrixProduct.add(transposed, count, gradient, layer.weightGradient, panel, from, to);
            }
            if (block == 0 && layer.bias != null) {
                addRows(gradient, count, layer.biasGradient);
            }
        });
    }

    private static void addRows(final PanelMatrix rows, final int count, final PanelMatrix sum) {
        for (int p = 0; p < rows.panels.length; p++) {
            for (int r = 0; r < count; r++) {
                MatrixProduct.addMultiple(sum.panels[p][0], rows.panels[p][r], 1, rows.width(p));
            }
        }
    }

    /** Changes all parameters by their gradients, which are then 0. */
    void update(final Parameters.Step step) {
        for (final Parameters layer : parameters) {
            team.run(blocks(layer.weights.rows), block -> {
                final int from = block * MatrixProduct.BLOCK;
                layer.updateWeights(step, from, end(from, layer.weights.rows));
                if (block == 0) {
                    layer.updateBias(step);
                }
            });
        }
    }

    /** The network as it is now. */
    Network network() {
        final List<Layer> result = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            final Layer layer = layers.get(i);
            final float[][] weights = new float[layer.outputs()][layer.inputs()];
            final PanelMatrix rows = new PanelMatrix(layer.outputs(), layer.inputs());
            rows.setRowsTransposed(parameters.get(i).weights, 0, layer.outputs(), layer.inputs());
            for (int r = 0; r < weights.length; r++) {
                rows.getRow(r, weights[r]);
            }
            final float[] bias = new float[layer.bias().length];
            if (layer.hasBias()) {
                parameters.get(i).bias.getRow(0, bias);
            }
            result.add(new Layer(weights, bias, layer.activation()));
        }
        return new Network(result);
    }
}
