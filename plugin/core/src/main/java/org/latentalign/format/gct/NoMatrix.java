package org.latentalign.format.gct;

import java.io.Closeable;
import java.io.IOException;
import org.latentalign.progress.Progress;

/**
 * Stands for a matrix that is left alone, because only the metadata are wanted.
 *
 * @param file to be closed with the data
 */
record NoMatrix(Closeable file) implements GctData.Rows {

    @Override
    public <X extends Exception> void forEach(final VectorSink<X> sink, final Progress progress) {
        throw new IllegalStateException("only the metadata were asked for");
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
