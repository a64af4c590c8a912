package org.latentalign.score.analogy;

import org.latentalign.kernel.FloatProduct;
import org.latentalign.search.RowBlock;

/** Lets the benchmark call the search's kernel by itself; possible in this package only. */
public final class FloatKernel {

    private final FloatProduct product;

    private final float[][] candidates;

    private final float[][] products;

    /**
     * @param vectors of the same length, that candidates are to be multiplied with
     * @param others as many candidates as a block has, of the same length
     */
    public FloatKernel(final float[][] vectors, final float[][] others) {
        product = new FloatProduct(vectors);
        candidates = new float[product.depth()][RowBlock.CAPACITY];
        products = new float[product.rows()][RowBlock.CAPACITY];
        for (int r = 0; r < RowBlock.CAPACITY; r++) {
            for (int j = 0; j < others[r].length; j++) {
                candidates[j][r] = others[r][j];
            }
        }
    }

    /** Multiplies them all; gives one of the products. */
    public float run() {
        product.multiply(candidates, RowBlock.CAPACITY, products);
        return products[0][0];
    }
}
