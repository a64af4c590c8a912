package org.latentalign.format.h5ad;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Executor;

/** Further vectors of the cells, of a width that is known. */
interface Embedding {

    /** The vectors of the chosen cells, one after the other. */
    interface Rows extends Closeable {

        /** @param target receives the next one */
        void next(double[] target) throws IOException;
    }

    /** @return the name that it has in the file */
    String name();

    /** @return how many numbers a cell has */
    int width();

    /**
     * @param cells which cells, ascending
     * @param executor whose threads help
     * @param heartbeat called several times a second while it waits
     */
    Rows open(int[] cells, Executor executor, Runnable heartbeat) throws IOException;
}
