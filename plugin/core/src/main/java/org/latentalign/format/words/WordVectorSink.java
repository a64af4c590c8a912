package org.latentalign.format.words;

import java.io.IOException;

/** Receives the words of a file, in the order of the file and on the thread that called the reader. */
public interface WordVectorSink {

    /**
     * Called once, before the first word.
     *
     * @param dimension d, the length of every vector
     * @throws IOException when the words cannot be taken
     */
    void begin(int dimension) throws IOException;

    /**
     * Called for each word that is to be kept.
     *
     * @param word the word as it is to appear; no two are equal
     * @param rank 1-based position in the file, counting words that were left out too
     * @param vector d numbers; the array is filled anew for the next word, so copy what you keep
     * @throws IOException when the word cannot be taken
     */
    void accept(String word, long rank, double[] vector) throws IOException;
}
