package org.latentalign.autoencoder;

/** What all encoders do alike: a row alone as a batch of one, and preprocessing before anything else. */
abstract class PreprocessingEncoder implements Encoder {

    private final Preprocessing preprocessing;
    private final double[][] scratchRow;
    private final double[][] scratchEmbedding = new double[1][];
    private final RowCondition[] scratchCondition = new RowCondition[1];

    /**
     * @param preprocessing of the model
     * @param inputDimension d
     */
    PreprocessingEncoder(final Preprocessing preprocessing, final int inputDimension) {
        this.preprocessing = preprocessing;
        scratchRow = new double[1][inputDimension];
    }

    @Override
    public final RowCondition encode(final double[] row, final double[] embedding) {
        System.arraycopy(row, 0, scratchRow[0], 0, scratchRow[0].length);
        scratchEmbedding[0] = embedding;
        encodeAll(scratchRow, 1, scratchEmbedding, scratchCondition);
        return scratchCondition[0];
    }

    @Override
    public final void encodeAll(
            final double[][] rows, final int count, final double[][] embeddings, final RowCondition[] conditions) {
        for (int r = 0; r < count; r++) {
            conditions[r] = preprocessing.apply(rows[r]);
        }
        encodePreprocessed(rows, count, embeddings, conditions);
    }
}
