package org.latentalign.neural;

/** The weights and biases of a layer in training, their gradients, and what the optimizer remembers of them. */
final class Parameters {

    /** Inputs x outputs: the layer's weights transposed. */
    final PanelMatrix weights;

    /** 1 x outputs, or null. */
    final PanelMatrix bias;

    final PanelMatrix weightGradient;
    final PanelMatrix biasGradient;

    /** Adam's mean of gradients, or the velocity. */
    private final PanelMatrix weightMean;

    private final PanelMatrix biasMean;

    /** Adam's mean of squares, or null. */
    private final PanelMatrix weightSquare;

    private final PanelMatrix biasSquare;

    Parameters(final Layer layer, final Optimizer optimizer) {
        final int in = layer.inputs();
        final int out = layer.outputs();
        final boolean adam = optimizer instanceof Optimizer.Adam;
        weights = new PanelMatrix(in, out);
        weightGradient = new PanelMatrix(in, out);
        weightMean = new PanelMatrix(in, out);
        weightSquare = adam ? new PanelMatrix(in, out) : null;
        final PanelMatrix rows = new PanelMatrix(out, in);
        for (int i = 0; i < out; i++) {
            rows.setRow(i, layer.weights()[i]);
        }
        weights.setRowsTransposed(rows, 0, in, out);
        if (layer.hasBias()) {
            bias = new PanelMatrix(1, out);
            bias.setRow(0, layer.bias());
            biasGradient = new PanelMatrix(1, out);
            biasMean = new PanelMatrix(1, out);
            biasSquare = adam ? new PanelMatrix(1, out) : null;
        } else {
            bias = null;
            biasGradient = null;
            biasMean = null;
            biasSquare = null;
        }
    }

    /** Changes weight rows {@code from} to {@code to} by their gradients, which are then 0. */
    void updateWeights(final Step step, final int from, final int to) {
        update(step, weights, weightGradient, weightMean, weightSquare, from, to);
    }

    /** Changes the biases, if any, by their gradients, which are then 0. */
    void updateBias(final Step step) {
        if (bias != null) {
            update(step, bias, biasGradient, biasMean, biasSquare, 0, 1);
        }
    }

    private static void update(
            final Step step,
            final PanelMatrix values,
            final PanelMatrix gradient,
            final PanelMatrix mean,
            final PanelMatrix square,
            final int from,
            final int to) {
        for (int p = 0; p < values.panels.length; p++) {
            for (int r = from; r < to; r++) {
                step.update(
                        values.panels[p][r],
                        gradient.panels[p][r],
                        mean.panels[p][r],
                        square == null ? null : square.panels[p][r],
                        values.width(p));
            }
        }
        gradient.clearRows(from, to);
    }

    /** One step of an optimizer: the same for all parameters. */
    static final class Step {

        private final boolean adam;
        private final float momentum;
        private final float squareDecay;
        private final float epsilon;
        private final float rate;
        private final float rootCorrection;
        private final float weightDecay;

        /**
         * @param number from 1
         * @param learningRate of this step
         */
        Step(final Optimizer optimizer, final long number, final double learningRate, final double weightDecay) {
            this.weightDecay = (float) weightDecay;
            if (optimizer instanceof final Optimizer.Adam a) {
                adam = true;
                momentum = (float) a.beta1();
                squareDecay = (float) a.beta2();
                epsilon = (float) a.epsilon();
                rate = (float) (learningRate / (1 - StrictMath.pow(a.beta1(), number)));
                rootCorrection = (float) (1 / Math.sqrt(1 - StrictMath.pow(a.beta2(), number)));
            } else {
                adam = false;
                momentum = (float) ((Optimizer.Descent) optimizer).momentum();
                squareDecay = 0;
                epsilon = 0;
                rate = (float) learningRate;
                rootCorrection = 1;
            }
        }

        private void update(
                final float[] values,
                final float[] gradient,
                final float[] mean,
                final float[] square,
                final int length) {
            if (weightDecay != 0) {
                MatrixProduct.addMultiple(gradient, values, weightDecay, length);
            }
            if (adam) {
                adamMoments(gradient, mean, square, momentum, squareDecay, length);
                adamStep(values, mean, square, rate, rootCorrection, epsilon, length);
            } else {
                descend(values, gradient, mean, momentum, rate, length);
            }
        }

        private static void adamMoments(
                final float[] gradient,
                final float[] mean,
                final float[] square,
                final float beta1,
                final float beta2,
                final int length) {
            final float rest1 = 1 - beta1;
            final float rest2 = 1 - beta2;
            for (int j = 0; j < length; j++) {
                final float g = gradient[j];
                mean[j] = Math.fma(beta1, mean[j], rest1 * g);
                square[j] = Math.fma(beta2, square[j], rest2 * g * g);
            }
        }

        private static void adamStep(
                final float[] values,
                final float[] mean,
                final float[] square,
                final float rate,
                final float rootCorrection,
                final float epsilon,
                final int length) {
            for (int j = 0; j < length; j++) {
                values[j] -= rate * mean[j] / Math.fma((float) Math.sqrt(square[j]), rootCorrection, epsilon);
            }
        }

        private static void descend(
                final float[] values,
                final float[] gradient,
                final float[] velocity,
                final float momentum,
                final float rate,
                final int length) {
            for (int j = 0; j < length; j++) {
                velocity[j] = Math.fma(momentum, velocity[j], gradient[j]);
                values[j] = Math.fma(-rate, velocity[j], values[j]);
            }
        }
    }
}
