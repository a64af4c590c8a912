package org.latentalign.autoencoder;

/**
 * Turns embeddings back into rows, undoing the preprocessing where that is possible (see
 * {@link Preprocessing#inversionLimit()}). For one thread at a time.
 */
public interface Decoder {

    /**
     * Decodes an embedding. Allocates nothing. The result is the same to the last bit as that of {@link #decodeAll}.
     *
     * @param embedding h values; not changed
     * @param row takes d values; NaN when the embedding is not usable
     * @return what was found: regular or not finite
     */
    RowCondition decode(double[] embedding, double[] row);

    /**
     * Decodes many embeddings, faster than one by one. Allocates nothing.
     *
     * @param embeddings at least {@code count} embeddings of h values; <strong>used as scratch: their content is
     *     lost</strong>
     * @param count how many
     * @param rows as many arrays that take d values each; other arrays than the embeddings
     * @param conditions takes what was found about each
     */
    void decodeAll(double[][] embeddings, int count, double[][] rows, RowCondition[] conditions);
}
