package org.latentalign.autoencoder;

import org.latentalign.kernel.RowProduct;

/** Encodes by one product with the rows of a matrix, and a gain for each of them. */
final class SpectralEncoder implements Encoder {

    private final SpectralAutoencoder model;
    private final RowProduct product;

    /** By output; empty when the matrix contains them. */
    private final double[] gains;

    private final double[][] scratchRow;
    private final double[][] scratchEmbedding = new double[1][];
    private final RowCondition[] scratchCondition = new RowCondition[1];
    private final RowProduct.Scratch scratch;

    SpectralEncoder(final SpectralAutoencoder model, final RowProduct product, final double[] gains) {
        this.model = model;
        this.product = product;
        this.gains = gains;
        scratchRow = new double[1][model.inputDimension()];
        scratch = product.newScratch();
    }

    @Override
    public RowCondition encode(final double[] row, final double[] embedding) {
        System.arraycopy(row, 0, scratchRow[0], 0, scratchRow[0].length);
        scratchEmbedding[0] = embedding;
        encodeAll(scratchRow, 1, scratchEmbedding, scratchCondition);
        return scratchCondition[0];
    }

    @Override
    public void encodeAll(
            final double[][] rows, final int count, final double[][] embeddings, final RowCondition[] conditions) {
        for (int r = 0; r < count; r++) {
            conditions[r] = model.preprocessing().apply(rows[r]);
        }
        encodePreprocessed(rows, count, embeddings, conditions);
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
