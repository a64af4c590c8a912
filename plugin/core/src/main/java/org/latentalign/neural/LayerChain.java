package org.latentalign.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Layers in training: what they make of some rows, and the derivatives of a loss by their parameters and by what went in,
 * by the chain rule (Rumelhart, Hinton, Williams 1986). Rows can be followed by their first and second derivatives along
 * directions (a {@link RowStack}); these go through the same products as the values.
 */
final class LayerChain {

    private final Team team;
    private final List<Layer> layers;
    private final List<Parameters> parameters = new ArrayList<>();
    private final PanelMatrix input;

    /** By layer, rows x outputs: weighted sums, and what the activation makes of them. */
    private final List<PanelMatrix> sums = new ArrayList<>();

    private final List<PanelMatrix> outputs = new ArrayList<>();

    /** By layer, rows x outputs: derivatives of the loss by the weighted sums. */
    private final List<PanelMatrix> gradients = new ArrayList<>();

    /** By layer, inputs x rows: what goes into it, transposed. */
    private final List<PanelMatrix> inputsTransposed = new ArrayList<>();

    /** By layer, outputs x inputs: the weights transposed back; null where nothing asks for the gradient by the input. */
    private final List<PanelMatrix> weightsTransposed = new ArrayList<>();

    private final PanelMatrix inputGradient;

    /**
     * @param layers one behind the other
     * @param optimizer that will change them
     * @param input whose rows go in
     * @param needsInputGradient whether the derivatives by the input are asked for
     * @param team does the work
     */
    LayerChain(
            final List<Layer> layers,
            final Optimizer optimizer,
            final PanelMatrix input,
            final boolean needsInputGradient,
            final Team team) {
        this.team = team;
        this.layers = layers;
        this.input = input;
        for (int i = 0; i < layers.size(); i++) {
            final Layer layer = layers.get(i);
            parameters.add(new Parameters(layer, optimizer));
            final PanelMatrix sum = new PanelMatrix(input.rows, layer.outputs());
            sums.add(sum);
            outputs.add(isLinear(layer) ? sum : new PanelMatrix(input.rows, layer.outputs()));
            gradients.add(new PanelMatrix(input.rows, layer.outputs()));
            inputsTransposed.add(new PanelMatrix(layer.inputs(), input.rows));
            weightsTransposed.add(
                    i == 0 && !needsInputGradient ? null : new PanelMatrix(layer.outputs(), layer.inputs()));
        }
        inputGradient = needsInputGradient ? new PanelMatrix(input.rows, input.columns) : null;
    }

    static boolean isLinear(final Layer layer) {
        return layer.activation() instanceof final Activation.LeakyRelu leaky && leaky.slope() == 1;
    }

    static int blocks(final int rows) {
        return (rows + MatrixProduct.BLOCK - 1) / MatrixProduct.BLOCK;
    }

    static int end(final int from, final int rows) {
        return Math.min(rows, from + MatrixProduct.BLOCK);
    }

    List<Parameters> parameters() {
        return parameters;
    }

    /** The last layer's weighted sums. */
    PanelMatrix sums() {
        return sums.get(layers.size() - 1);
    }

    /** What the last layer gives. */
    PanelMatrix output() {
        return outputs.get(layers.size() - 1);
    }

    /** The derivatives of the loss by {@link #sums()}, to be set before {@link #backward}. */
    PanelMatrix gradient() {
        return gradients.get(layers.size() - 1);
    }

    /** The derivatives of the loss by the values of the input, after {@link #backward}. */
    PanelMatrix inputGradient() {
        return inputGradient;
    }

    private PanelMatrix inputOf(final int layer) {
        return layer == 0 ? input : outputs.get(layer - 1);
    }

    /** Once after parameters have changed, before {@link #backward}. */
    void parametersChanged() {
        for (int i = 0; i < layers.size(); i++) {
            final PanelMatrix transposed = weightsTransposed.get(i);
            if (transposed != null) {
                final PanelMatrix weights = parameters.get(i).weights;
                final int inputs = layers.get(i).inputs();
                team.run(blocks(transposed.rows), block -> {
                    final int from = block * MatrixProduct.BLOCK;
                    transposed.setRowsTransposed(weights, from, end(from, transposed.rows), inputs);
                });
            }
        }
    }

    /** Propagates the first rows of the input. */
    void forward(final RowStack stack) {
        for (int i = 0; i < layers.size(); i++) {
            multiply(i, stack);
            if (stack.bent() > 0 && !isLinear(layers.get(i))) {
                activateDerivatives(i, stack);
            }
        }
    }

    /** Weighted sums of all rows, and the values of those that are followed by no derivative. */
    private void multiply(final int i, final RowStack stack) {
        final Parameters layer = parameters.get(i);
        final PanelMatrix sum = sums.get(i);
        final PanelMatrix output = outputs.get(i);
        final Activation activation = layers.get(i).activation();
        final int panels = sum.panels.length;
        final int count = stack.total();
        team.run(blocks(count) * panels, part -> {
            final int panel = part % panels;
            final int from = part / panels * MatrixProduct.BLOCK;
            final int to = end(from, count);
            final int width = sum.width(panel);
            for (int r = from; r < to; r++) {
                if (layer.bias == null || r >= stack.values()) {
                    Arrays.fill(sum.panels[panel][r], 0);
                } else {
                    System.arraycopy(layer.bias.panels[panel][0], 0, sum.panels[panel][r], 0, width);
                }
            }
            MatrixProduct.add(inputOf(i), layers.get(i).inputs(), layer.weights, sum, panel, from, to);
            if (output != sum) {
                for (int r = from; r < Math.min(to, stack.values()); r++) {
                    activation.apply(sum.panels[panel][r], output.panels[panel][r], width);
                }
            }
        });
    }

    /** First and second derivatives along a line: {@code u = f' u'} and {@code q = f'' u'^2 + f' q'}. */
    private void activateDerivatives(final int i, final RowStack stack) {
        final PanelMatrix sum = sums.get(i);
        final PanelMatrix output = outputs.get(i);
        final Activation activation = layers.get(i).activation();
        team.run(blocks(stack.bent()) * sum.panels.length, part -> {
            final int panel = part % sum.panels.length;
            final int from = part / sum.panels.length * MatrixProduct.BLOCK;
            final int width = sum.width(panel);
            final float[][] z = sum.panels[panel];
            final float[][] y = output.panels[panel];
            final float[] first = new float[width];
            final float[] second = new float[width];
            final float[] third = new float[width];
            for (int r = from; r < end(from, stack.bent()); r++) {
                activation.derivatives(z[r], y[r], first, second, third, width);
                final int u = stack.velocity(r);
                final int q = stack.acceleration(r);
                times(first, z[u], y[u], width);
                accelerate(first, second, z[u], z[q], y[q], width);
                for (int t = 0; t < stack.tangents(); t++) {
                    final int row = stack.tangent(t, r);
                    times(first, z[row], y[row], width);
                }
            }
        });
    }

    private static void times(final float[] slope, final float[] before, final float[] after, final int length) {
        for (int j = 0; j < length; j++) {
            after[j] = slope[j] * before[j];
        }
    }

    private static void accelerate(
            final float[] first,
            final float[] second,
            final float[] velocity,
            final float[] acceleration,
            final float[] after,
            final int length) {
        for (int j = 0; j < length; j++) {
            after[j] = second[j] * velocity[j] * velocity[j] + first[j] * acceleration[j];
        }
    }

    /** Adds the gradients of the rows that were propagated last, from {@link #gradient()} back to the input. */
    void backward(final RowStack stack) {
        for (int i = layers.size() - 1; i >= 0; i--) {
            if (i > 0) {
                multiplyBack(i, stack.total(), gradients.get(i - 1));
                if (!isLinear(layers.get(i - 1))) {
                    backThroughActivation(i - 1, stack);
                }
            } else if (inputGradient != null) {
                multiplyBack(0, stack.values(), inputGradient);
            }
            addParameterGradients(i, stack);
        }
    }

    /** The gradients by what goes into layer i. */
    private void multiplyBack(final int i, final int count, final PanelMatrix gradient) {
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
        });
    }

    /** Turns the gradients by what layer i gives into those by its weighted sums. */
    private void backThroughActivation(final int i, final RowStack stack) {
        final PanelMatrix sum = sums.get(i);
        final PanelMatrix output = outputs.get(i);
        final PanelMatrix gradient = gradients.get(i);
        final Activation activation = layers.get(i).activation();
        team.run(blocks(stack.values()) * sum.panels.length, part -> {
            final int panel = part % sum.panels.length;
            final int from = part / sum.panels.length * MatrixProduct.BLOCK;
            final int width = sum.width(panel);
            final float[][] z = sum.panels[panel];
            final float[][] y = output.panels[panel];
            final float[][] g = gradient.panels[panel];
            final float[] first = new float[stack.bent() == 0 ? 0 : width];
            final float[] second = new float[first.length];
            final float[] third = new float[first.length];
            for (int r = from; r < end(from, stack.values()); r++) {
                if (r >= stack.bent()) {
                    activation.backPropagate(z[r], y[r], g[r], width);
                    continue;
                }
                activation.derivatives(z[r], y[r], first, second, third, width);
                final int u = stack.velocity(r);
                final int q = stack.acceleration(r);
                backToValue(first, second, third, z[u], z[q], g[r], g[u], g[q], width);
                for (int t = 0; t < stack.tangents(); t++) {
                    final int row = stack.tangent(t, r);
                    addProducts(g[row], z[row], second, g[r], width);
                    times(first, g[row], g[row], width);
                }
                backToVelocity(first, second, z[u], g[u], g[q], width);
                times(first, g[q], g[q], width);
            }
        });
    }

    /** {@code gy f' + gu u' f'' + gq (f''' u'^2 + f'' q')}. */
    private static void backToValue(
            final float[] first,
            final float[] second,
            final float[] third,
            final float[] velocity,
            final float[] acceleration,
            final float[] valueGradient,
            final float[] velocityGradient,
            final float[] accelerationGradient,
            final int length) {
        for (int j = 0; j < length; j++) {
            final float bend = third[j] * velocity[j] * velocity[j] + second[j] * acceleration[j];
            valueGradient[j] = valueGradient[j] * first[j]
                    + velocityGradient[j] * velocity[j] * second[j]
                    + accelerationGradient[j] * bend;
        }
    }

    /** {@code gu f' + 2 gq f'' u'}. */
    private static void backToVelocity(
            final float[] first,
            final float[] second,
            final float[] velocity,
            final float[] velocityGradient,
            final float[] accelerationGradient,
            final int length) {
        for (int j = 0; j < length; j++) {
            velocityGradient[j] =
                    velocityGradient[j] * first[j] + 2 * accelerationGradient[j] * second[j] * velocity[j];
        }
    }

    private static void addProducts(
            final float[] a, final float[] b, final float[] c, final float[] sum, final int length) {
        for (int j = 0; j < length; j++) {
            sum[j] = Math.fma(a[j] * b[j], c[j], sum[j]);
        }
    }

    private void addParameterGradients(final int i, final RowStack stack) {
        final Parameters layer = parameters.get(i);
        final PanelMatrix gradient = gradients.get(i);
        final PanelMatrix transposed = inputsTransposed.get(i);
        final int panels = gradient.panels.length;
        final int count = stack.total();
        team.run(blocks(transposed.rows), block -> {
            final int from = block * MatrixProduct.BLOCK;
            final int to = end(from, transposed.rows);
            transposed.setRowsTransposed(inputOf(i), from, to, count);
            for (int panel = 0; panel < panels; panel++) {
                MatrixProduct.add(transposed, count, gradient, layer.weightGradient, panel, from, to);
            }
            if (block == 0 && layer.bias != null) {
                addRows(gradient, stack.values(), layer.biasGradient);
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

    /** The layers as they are now. */
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
