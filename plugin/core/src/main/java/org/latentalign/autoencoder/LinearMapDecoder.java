package org.latentalign.autoencoder;

import org.latentalign.kernel.RowProduct;

/** Maps embeddings back by the pseudo-inverse. */
final class LinearMapDecoder implements Decoder {

    private final LinearMap map;
    private final RowProduct product;
    private final RowProduct.Scratch scratch;
    private final double[][] scratchEmbedding;
    private final double[][] scratchRow = new double[1][];
    private final RowCondition[] scratchCondition = new RowCondition[1];

    LinearMapDecoder(final LinearMap map) {
        this.map = map;
        product = map.backward();
        scratch = product.newScratch();
        scratchEmbedding = new double[1][map.latentDimension()];
    }

    @Override
    public RowCondition decode(final double[] embedding, final double[] row) {
        System.arraycopy(embedding, 0, scratchEmbedding[0], 0, scratchEmbedding[0].length);
        scratchRow[0] = row;
        decodeAll(scratchEmbedding, 1, scratchRow, scratchCondition);
        return scratchCondition[0];
    }

    @Override
    public void decodeAll(
            final double[][] embeddings, final int count, final double[][] rows, final RowCondition[] conditions) {
        for (int r = 0; r < count; r++) {
            RowProduct.subtract(embeddings[r], map.outputMean(), map.latentDimension());
        }
        product.multiply(embeddings, count, rows, scratch);
        for (int r = 0; r < count; r++) {
            RowProduct.add(rows[r], map.inputMean(), map.inputDimension());
            conditions[r] = Conditions.check(rows[r], map.inputDimension(), RowCondition.REGULAR);
        }
    }
}
