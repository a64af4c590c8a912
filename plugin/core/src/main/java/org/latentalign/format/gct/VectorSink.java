package org.latentalign.format.gct;

import java.io.IOException;

/**
 * Takes the rows of an expression matrix one after the other.
 *
 * @param <X> what else the taker throws
 */
@FunctionalInterface
public interface VectorSink<X extends Exception> {

    /**
     * @param index the row's number, counted from 0
     * @param values the row; the next row reuses the array; NaN is a missing value
     * @throws IOException when reading fails
     * @throws X when the taker fails
     */
    void accept(int index, double[] values) throws IOException, X;
}
