package org.latentalign.autoencoder;

import org.latentalign.kernel.RowProduct;
import org.latentalign.neural.Layer;
import org.latentalign.neural.LayerPass;

/** Runs the layers of a network from the embedding to the output. */
final class NeuralDecoder implements Decoder {

    private final NeuralAutoencoder model;
    private final LayerPass pass;
    private final double[][] scratchEmbedding;
    private final double[][] scratchRow = new double[1][];
    private final RowCondition[] scratchCondition = new RowCondition[1];

    NeuralDecoder(final NeuralAutoencoder model) {
        this.model = model;
        final int first = model.embedding().layer();
        final Layer embedding = model.network().layers().get(first - 1);
        pass = model.pass(
                first,
                model.network().layers().size(),
                model.embedding().afterActivation() ? null : embedding.activation(),
                true);
        scratchEmbedding = new double[1][model.latentDimension()];
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
        for (int start = 0; start < count; start += LayerPass.BLOCK) {
            pass.run(embeddings, start, Math.min(LayerPass.BLOCK, count - start), rows);
        }
        final double[] center = model.centerShared();
        for (int r = 0; r < count; r++) {
            RowProduct.add(rows[r], center, center.length);
            model.preprocessing().invert(rows[r]);
            conditions[r] = Conditions.check(rows[r], model.inputDimension(), RowCondition.REGULAR);
        }
    }
}
