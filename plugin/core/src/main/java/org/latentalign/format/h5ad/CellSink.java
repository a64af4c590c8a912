package org.latentalign.format.h5ad;

import java.io.IOException;

/**
 * Takes cells one after the other.
 *
 * @param <X> what else the taker throws
 */
@FunctionalInterface
public interface CellSink<X extends Exception> {

    /**
     * @param index the cell's number, counted from 0
     * @param values of the genes; the next cell reuses the array; NaN is a missing value
     * @param embeddings further vectors, in the order in which they were asked for; the next cell reuses the arrays
     * @throws IOException when reading fails
     * @throws X when the taker fails
     */
    void accept(int index, double[] values, double[][] embeddings) throws IOException, X;
}
