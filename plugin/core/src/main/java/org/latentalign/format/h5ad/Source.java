package org.latentalign.format.h5ad;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * A file that is open, with its parts found and compared, and nothing large read yet.
 *
 * @param name of the file, for messages
 * @param cells what it tells of cells
 * @param genes what it tells of the genes of the matrix
 * @param matrix the matrix; one without columns when none was asked for
 * @param embeddings those that were asked for
 * @param notes what a user should know
 * @param open is closed with it
 */
record Source(
        String name,
        Annotation cells,
        Annotation genes,
        CellMatrix matrix,
        List<Embedding> embeddings,
        Notes notes,
        Closeable open)
        implements Closeable {

    /**
     * What a user should know of the file.
     *
     * @param isLog whether it says that its main matrix holds logarithms
     * @param otherMatrices what else there is, as in "layer counts"
     * @param otherEmbeddings names of embeddings that were not asked for
     * @param implied which genes are read unless the user chooses
     */
    record Notes(boolean isLog, List<String> otherMatrices, List<String> otherEmbeddings, Features.Implied implied) {

        /** Of a file with nothing but a matrix of counts. */
        static Notes of(final Features.Implied implied) {
            return new Notes(false, List.of("X"), List.of(), implied);
        }
    }

    @Override
    public void close() throws IOException {
        open.close();
    }
}
