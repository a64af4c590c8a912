package org.latentalign.autoencoder;

import org.latentalign.kernel.RowProduct;

/** Encodes by one product with the rows of a matrix, and a gain for each of them. */
final class SpectralEncoder extends PreprocessingEncoder {

    private final SpectralAutoencoder model;
    private final RowProduct product;

    /** By output; empty when the matrix contains them. */
    private final double[] gains;

    private final RowProduct.Scratch scratch;

    SpectralEncoder(final SpectralAutoencoder model, final RowProduct product, final double[] gains) {
        super(model.preprocessing(), model.inputDimension());
        this.model = model;
        this.product = product;
        this.gains = gains;
        scratch = product.newScratch();
    }

    @Override
    public void encodePreprocessed(
            final double[][] rows, final int count, final double[][] embeddings, final RowCondition[] conditions) {
        final double[] center = model.center();
        for (int r = 0; r < count; r++) {
            if (center != null) {
                RowProduct.subtract(rows[r], center, center.length);
            }
        }
        product.multiply(rows, count, embeddings, scratch);
        for (int r = 0; r < count; r++) {
            RowProduct.times(embeddings[r], gains, gains.length);
            conditions[r] = Conditions.check(embeddings[r], model.latentDimension(), conditions[r]);
        }
    }
}
