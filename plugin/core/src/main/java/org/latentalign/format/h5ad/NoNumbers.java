package org.latentalign.format.h5ad;

import java.io.IOException;
import org.latentalign.format.gct.VectorSink;
import org.latentalign.progress.Progress;

/** A matrix that was not asked for: rows without numbers. */
final class NoNumbers implements CellMatrix {

    @Override
    public <X extends Exception> void forEach(final Choice choice, final VectorSink<X> sink, final Progress progress)
            throws IOException, X {
        final var told = new CellProgress(progress, choice.cells().length, "cell");
        for (int i = 0; i < choice.cells().length; i++) {
            told.next(i);
            sink.accept(i, new double[0]);
        }
    }
}
