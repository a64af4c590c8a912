package org.latentalign.autoencoder;

import org.latentalign.kernel.RowProduct;

/** Runs the layers of a network up to the embedding. */
final class NeuralEncoder implements Encoder {

    private final NeuralAutoencoder model;
    private final NeuralPass pass;
    private final double[][] scratchRow;
    private final double[][] scratchEmbedding = new double[1][];
    private final RowCondition[] scratchCondition = new RowCondition[1];

    NeuralEncoder(final NeuralAutoencoder model) {
        this.model = model;
        pass = new NeuralPass(
                model, 0, model.embedding().layer(), null, model.embedding().afterActivation());
        scratchRow = new double[1][model.inputDimension()];
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
        final double[] center = model.centerShared();
        for (int r = 0; r < count; r++) {
            RowProduct.subtract(rows[r], center, center.length);
        }
        for (int start = 0; start < count; start += NeuralPass.BLOCK) {
            pass.run(rows, start, Math.min(NeuralPass.BLOCK, count - start), embeddings);
        }
        for (int r = 0; r < count; r++) {
            conditions[r] = Conditions.check(embeddings[r], model.latentDimension(), conditions[r]);
        }
    }
}
