package org.latentalign.autoencoder;

/** Turns rows into embeddings, preprocessing included. For one thread at a time. */
public interface Encoder {

    /**
     * Encodes a row. Allocates nothing. The result is the same to the last bit as that of {@link #encodeAll}.
     *
     * @param row d values; not changed
     * @param embedding takes h values; NaN when the row is not usable
     * @return what was found about the row
     */
    RowCondition encode(double[] row, double[] embedding);

    /**
     * Encodes many rows, faster than one by one; some hundreds at a time suffice. Allocates nothing.
     *
     * @param rows at least {@code count} rows of d values; <strong>used as scratch: their content is lost</strong>, and
     *     usable rows are preprocessed and, where the model does so, centered afterwards
     * @param count how many
     * @param embeddings as many arrays that take h values each; other arrays than the rows
     * @param conditions takes what was found about each row
     */
    void encodeAll(double[][] rows, int count, double[][] embeddings, RowCondition[] conditions);

    /**
     * The same for rows that have been preprocessed already, by the model's preprocessing.
     *
     * @param rows at least {@code count} preprocessed rows of d values; <strong>used as scratch</strong>
     * @param count how many
     * @param embeddings as many arrays that take h values each; other arrays than the rows
     * @param conditions what preprocessing found about each row; takes what is found besides
     */
    void encodePreprocessed(double[][] rows, int count, double[][] embeddings, RowCondition[] conditions);
}
