package org.latentalign.format.h5ad;

import java.io.IOException;
import org.latentalign.format.gct.VectorSink;
import org.latentalign.progress.Progress;

/** A matrix with a row for each cell, whose size and type have been checked. */
interface CellMatrix {

    /**
     * Gives the chosen cells, once. The totals of a cell are complete when it is given.
     *
     * @param <X> what else the taker throws
     * @param choice of cells and genes
     * @param sink takes a row for each chosen cell, with a number for each chosen gene
     * @throws org.latentalign.format.FormatException when the file turns out to be damaged
     */
    <X extends Exception> void forEach(Choice choice, VectorSink<X> sink, Progress progress) throws IOException, X;
}
