package org.latentalign.autoencoder;

import org.latentalign.kernel.RowProduct;
import org.latentalign.neural.LayerPass;

/** Runs the layers of a network up to the embedding. */
final class NeuralEncoder extends PreprocessingEncoder {

    private final NeuralAutoencoder model;
    private final LayerPass pass;

    NeuralEncoder(final NeuralAutoencoder model) {
        super(model.preprocessing(), model.inputDimension());
        this.model = model;
        pass = model.pass(0, model.embedding().layer(), null, model.embedding().afterActivation());
    }

    @Override
    public void encodePreprocessed(
            final double[][] rows, final int count, final double[][] embeddings, final RowCondition[] conditions) {
        final double[] center = model.centerShared();
        for (int r = 0; r < count; r++) {
            RowProduct.subtract(rows[r], center, center.length);
        }
        for (int start = 0; start < count; start += LayerPass.BLOCK) {
            pass.run(rows, start, Math.min(LayerPass.BLOCK, count - start), embeddings);
        }
        for (int r = 0; r < count; r++) {
            conditions[r] = Conditions.check(embeddings[r], model.latentDimension(), conditions[r]);
        }
    }
}
