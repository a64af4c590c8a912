package org.latentalign.format.vectors;

import java.io.IOException;

/** Vectors to be written, which are given one by one. */
public interface NamedVectors {

    /** @return how many there are */
    long size();

    /** @return d, how many numbers each has */
    int dimension();

    /**
     * Gives all of them, in order.
     *
     * @param sink takes them
     * @throws IOException from where they come, and from the sink
     */
    void forEach(Sink sink) throws IOException;

    /** Takes vectors. */
    @FunctionalInterface
    interface Sink {

        /**
         * @param name of the vector
         * @param vector d numbers; overwritten after the call
         * @throws IOException when it cannot be written
         */
        void accept(String name, double[] vector) throws IOException;
    }
}
