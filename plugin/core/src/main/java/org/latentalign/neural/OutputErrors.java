package org.latentalign.neural;

/** What the output of a network is off by, and the derivatives of a loss by the output's weighted sums. */
final class OutputErrors {

    private final boolean isCrossEntropy;

    /** By panel of the output and row. */
    private final double[][] squares;

    /** The same for the cross-entropy, or of length 0. */
    private final double[][] entropies;

    private OutputErrors(final boolean isCrossEntropy, final int panels, final int rows) {
        this.isCrossEntropy = isCrossEntropy;
        squares = new double[panels][rows];
        entropies = isCrossEntropy ? new double[panels][rows] : new double[0][];
    }

    /** The squared error of a linear layer, the cross-entropy of a sigmoid one, for so many rows at most. */
    static OutputErrors of(final Layer output, final int rows) {
        final boolean isSigmoid = output.activation() instanceof Activation.Sigmoid;
        if (!isSigmoid && !LayerChain.isLinear(output)) {
            throw new IllegalArgumentException("The output layer must be linear or sigmoid.");
        }
        return new OutputErrors(isSigmoid, new PanelMatrix(1, output.outputs()).panels.length, rows);
    }

    /**
     * Puts the differences of output and target into the chain's gradient.
     *
     * @param sums takes loss and squared error, summed over all values, in addition
     */
    void add(final LayerChain chain, final PanelMatrix target, final int count, final Team team, final double[] sums) {
        final PanelMatrix output = chain.output();
        final PanelMatrix weighted = chain.sums();
        final PanelMatrix gradient = chain.gradient();
        team.run(LayerChain.blocks(count), block -> {
            final int from = block * MatrixProduct.BLOCK;
            for (int p = 0; p < gradient.panels.length; p++) {
                for (int r = from; r < LayerChain.end(from, count); r++) {
                    final float[] t = target.panels[p][r];
                    squares[p][r] = subtract(output.panels[p][r], t, gradient.panels[p][r], gradient.width(p));
                    if (isCrossEntropy) {
                        entropies[p][r] = crossEntropy(weighted.panels[p][r], t, gradient.width(p));
                    }
                }
            }
        });
        final double square = total(squares, count);
        sums[0] += isCrossEntropy ? total(entropies, count) : square;
        sums[1] += square;
    }

    private static double total(final double[][] parts, final int count) {
        double sum = 0;
        for (int r = 0; r < count; r++) {
            for (final double[] panel : parts) {
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

    /** {@code log(1 + e^z) - x z}, which is the same as the definition and never overflows. */
    private static double crossEntropy(final float[] z, final float[] target, final int length) {
        final Activation softplus = new Activation.Softplus();
        double sum = 0;
        for (int j = 0; j < length; j++) {
            sum += softplus.value(z[j]) - (double) target[j] * z[j];
        }
        return sum;
    }

    /** Turns differences into derivatives: twice the difference for the square, the difference for the cross-entropy. */
    void scaleGradient(final PanelMatrix gradient, final int count, final double factor, final Team team) {
        final float scale = (float) (isCrossEntropy ? factor : 2 * factor);
        team.run(LayerChain.blocks(count), block -> {
            final int from = block * MatrixProduct.BLOCK;
            for (int p = 0; p < gradient.panels.length; p++) {
                for (int r = from; r < LayerChain.end(from, count); r++) {
                    scale(gradient.panels[p][r], scale, gradient.width(p));
                }
            }
        });
    }

    private static void scale(final float[] row, final float factor, final int length) {
        for (int j = 0; j < length; j++) {
            row[j] *= factor;
        }
    }
}
