package org.latentalign.neural;

import org.latentalign.kernel.RowProduct;

/**
 * A dense layer: {@code y = phi(W x + bias)}.
 *
 * @param weights W, outputs x inputs, by rows; not to be changed
 * @param bias one for each output, or of length 0 for none; not to be changed
 * @param activation phi
 */
public record Layer(float[][] weights, float[] bias, Activation activation) {

    /** Checks that the shapes fit. */
    public Layer {
        if (weights.length == 0 || weights[0].length == 0) {
            throw new IllegalArgumentException("A layer needs inputs and outputs.");
        }
        for (final float[] row : weights) {
            if (row.length != weights[0].length) {
                throw new IllegalArgumentException("All rows of weights must have the same length.");
            }
        }
        if (bias.length != 0 && bias.length != weights.length) {
            throw new IllegalArgumentException("There must be no bias or one for each output.");
        }
    }

    /** @return how many numbers go in */
    public int inputs() {
        return weights[0].length;
    }

    /** @return how many come out */
    public int outputs() {
        return weights.length;
    }

    /** @return the product of rows in double precision with W */
    public RowProduct product() {
        final double[][] matrix = new double[outputs()][inputs()];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[i].length; j++) {
                matrix[i][j] = weights[i][j];
            }
        }
        return RowProduct.ofRows(matrix);
    }

    /** @return whether its outputs have biases */
    public boolean hasBias() {
        return bias.length > 0;
    }
}
