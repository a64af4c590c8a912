package org.latentalign.autoencoder;

import org.latentalign.kernel.RowProduct;

/** Maps rows into the other space. */
final class LinearMapEncoder extends PreprocessingEncoder {

    private final LinearMap map;
    private final RowProduct product;
    private final RowProduct.Scratch scratch;

    LinearMapEncoder(final LinearMap map) {
        super(map.preprocessing(), map.inputDimension());
        this.map = map;
        product = map.forward();
        scratch = product.newScratch();
    }

    @Override
    public void encodePreprocessed(
            final double[][] rows, final int count, final double[][] embeddings, final RowCondition[] conditions) {
        for (int r = 0; r < count; r++) {
            RowProduct.subtract(rows[r], map.inputMean(), map.inputDimension());
        }
        product.multiply(rows, count, embeddings, scratch);
        for (int r = 0; r < count; r++) {
            RowProduct.add(embeddings[r], map.outputMean(), map.latentDimension());
            conditions[r] = Conditions.check(embeddings[r], map.latentDimension(), conditions[r]);
        }
    }
}
