package org.latentalign.format.h5ad;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.latentalign.format.Workers;
import org.latentalign.format.gct.VectorSink;
import org.latentalign.format.hdf5.Hdf5Dataset;
import org.latentalign.progress.Progress;

/**
 * A matrix that stores every number.
 *
 * @param dataset numbers, cells x genes
 */
record DenseMatrix(Hdf5Dataset dataset) implements CellMatrix {

    @Override
    public <X extends Exception> void forEach(final Choice choice, final VectorSink<X> sink, final Progress progress)
            throws IOException, X {
        final int[] cells = choice.cells();
        final boolean sums = choice.totals() != null;
        final int[] columns = sums ? IntStream.range(0, choice.allGenes()).toArray() : choice.genes();
        final var chosen = new double[choice.genes().length];
        final var told = new CellProgress(progress, cells.length, "cell");
        if (columns.length == 0 || cells.length == 0) {
            for (int i = 0; i < cells.length; i++) {
                told.next(i);
                sink.accept(i, chosen);
            }
            return;
        }
        final double[] row = sums ? new double[columns.length] : chosen;
        try (var workers = new Workers("cells", Workers.processors());
                var rows = new DenseRows(dataset, cells, columns, workers, told::report)) {
            for (int i = 0; i < cells.length; i++) {
                told.next(i);
                rows.next(row);
                if (sums) {
                    for (final double count : row) {
                        choice.totals().add(i, count);
                    }
                    Arrays.setAll(chosen, j -> row[choice.genes()[j]]);
                }
                sink.accept(i, chosen);
            }
        }
    }
}
