package org.latentalign.autoencoder;

import org.latentalign.kernel.RowProduct;

/** Maps rows into the other space. */
final class LinearMapEncoder implements Encoder {

    private final LinearMap map;
    private final RowProduct product;
    private final RowProduct.Scratch scratch;
    private final double[][] scratchRow;
    private final double[][] scratchEmbedding = new double[1][];
    private final RowCondition[] scratchCondition = new RowCondition[1];

    LinearMapEncoder(final LinearMap map) {
        this.map = map;
        product = map.forward();
        scratch = product.newScratch();
        scratchRow = new double[1][map.inputDimension()];
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
            conditions[r] = map.preprocessing().apply(rows[r]);
        }
        encodePreprocessed(rows, count, embeddings, conditions);
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
