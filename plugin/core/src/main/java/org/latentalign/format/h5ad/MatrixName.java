package org.latentalign.format.h5ad;

/** Which of a file's matrices is read. */
public sealed interface MatrixName {

    /** The main one. */
    record X() implements MatrixName {}

    /** The one set aside before genes were chosen, with genes of its own. */
    record Raw() implements MatrixName {}

    /**
     * Another one of the same cells and genes.
     *
     * @param name of the layer
     */
    record Layer(String name) implements MatrixName {}

    /** No matrix: embeddings and annotations alone. */
    record None() implements MatrixName {}
}
