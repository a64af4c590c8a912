package org.latentalign.format.h5ad;

import java.io.IOException;
import org.latentalign.progress.Progress;

/**
 * The stored numbers of a sparse matrix, all of one row after those of another, or all of one column after those of another:
 * vectors. What is not stored is 0; what is stored twice adds up.
 */
interface SparseEntries {

    /** Takes some of the numbers of a vector. */
    interface Sink<X extends Exception> {

        /**
         * @param vector index among the chosen vectors; ascends from call to call, and may repeat, or be left out
         * @param count how many numbers
         * @param indices where in the vector they are
         * @param values what they are
         */
        void accept(int vector, int count, long[] indices, double[] values) throws IOException, X;
    }

    /**
     * Gives the numbers of the chosen vectors.
     *
     * @param <X> what else the taker throws
     * @param vectors which, ascending
     * @param heartbeat tells how far it is, and learns of a cancel
     * @throws org.latentalign.format.FormatException when a number is where there is no place for it, or the file is damaged
     */
    <X extends Exception> void forEach(int[] vectors, Sink<X> sink, Progress progress) throws IOException, X;
}
