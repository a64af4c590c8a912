package org.latentalign.format.h5ad;

import java.io.IOException;
import java.util.Arrays;
import org.latentalign.format.gct.VectorSink;
import org.latentalign.progress.Progress;

/**
 * A sparse matrix whose numbers lie cell by cell; one row of it is in memory.
 *
 * @param entries a vector for each cell
 */
record SparseRows(SparseEntries entries) implements CellMatrix {

    /** The row that is being put together. */
    private static final class Row<X extends Exception> {

        private final double[] values;

        private final VectorSink<X> sink;

        private int cell;

        Row(final int length, final VectorSink<X> sink) {
            values = new double[length];
            this.sink = sink;
        }

        /** Hands on all rows before a cell's. */
        void moveTo(final int next) throws IOException, X {
            while (cell < next) {
                sink.accept(cell++, values);
                Arrays.fill(values, 0);
            }
        }
    }

    @Override
    public <X extends Exception> void forEach(final Choice choice, final VectorSink<X> sink, final Progress progress)
            throws IOException, X {
        final int[] places = choice.places();
        final var row = new Row<>(choice.genes().length, sink);
        entries.<X>forEach(
                choice.cells(),
                (cell, count, indices, values) -> {
                    row.moveTo(cell);
                    for (int i = 0; i < count; i++) {
                        if (choice.totals() != null) {
                            choice.totals().add(cell, values[i]);
                        }
                        final int place = places[(int) indices[i]];
                        if (place >= 0) {
                            row.values[place] += values[i];
                        }
                    }
                },
                progress);
        row.moveTo(choice.cells().length);
    }
}
