package org.latentalign.neural;

import java.util.ArrayList;
import java.util.List;
import org.latentalign.kernel.RowProduct;

/** Consecutive layers of a network in double precision, for a block of rows at a time. For one thread at a time. */
public final class LayerPass {

    /** Rows that can go through together. */
    public static final int BLOCK = 64;

    private final List<Layer> layers;
    private final List<RowProduct> products;
    private final List<RowProduct.Scratch> scratches;

    /** Applied to what goes in, or null for none. */
    private final Activation first;

    /** Whether the activation of the last layer is applied. */
    private final boolean activateLast;

    /** By layer: results for a block; the last layer's go to the caller. */
    private final List<double[][]> results = new ArrayList<>();

    private final double[][] block = new double[BLOCK][];

    /**
     * @param layers in order
     * @param products with their weights, by layer
     * @param first applied to what goes in, or null for none
     * @param activateLast whether the activation of the last layer is applied
     */
    public LayerPass(
            final List<Layer> layers,
            final List<RowProduct> products,
            final Activation first,
            final boolean activateLast) {
        this.layers = List.copyOf(layers);
        this.products = List.copyOf(products);
        scratches = products.stream().map(RowProduct::newScratch).toList();
        this.first = first;
        this.activateLast = activateLast;
        for (int i = 0; i + 1 < layers.size(); i++) {
            results.add(new double[BLOCK][layers.get(i).outputs()]);
        }
        results.add(new double[BLOCK][]);
    }

    /**
     * Sends rows through.
     *
     * @param in their values; may be changed
     * @param start position of the first of them
     * @param count how many, at most {@link #BLOCK}
     * @param out takes the results, at the same positions
     */
    public void run(final double[][] in, final int start, final int count, final double[][] out) {
        System.arraycopy(in, start, block, 0, count);
        System.arraycopy(out, start, results.get(layers.size() - 1), 0, count);
        if (first != null) {
            for (int r = 0; r < count; r++) {
                activate(first, block[r]);
            }
        }
        double[][] x = block;
        for (int i = 0; i < layers.size(); i++) {
            final Layer layer = layers.get(i);
            final double[][] y = results.get(i);
            products.get(i).multiply(x, count, y, scratches.get(i));
            for (int r = 0; r < count; r++) {
                for (int j = 0; j < layer.bias().length; j++) {
                    y[r][j] += layer.bias()[j];
                }
                if (activateLast || i + 1 < layers.size()) {
                    activate(layer.activation(), y[r]);
                }
            }
            x = y;
        }
    }

    private static void activate(final Activation activation, final double[] row) {
        for (int j = 0; j < row.length; j++) {
            row[j] = activation.value(row[j]);
        }
    }
}
