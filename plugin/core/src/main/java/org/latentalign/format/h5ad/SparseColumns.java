package org.latentalign.format.h5ad;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.latentalign.format.gct.MatrixStore;
import org.latentalign.format.gct.VectorSink;
import org.latentalign.progress.Progress;

/**
 * A sparse matrix whose numbers lie gene by gene. It is read once; its chosen part is transposed, in memory or in a temporary
 * file of 8 bytes a number.
 *
 * @param entries a vector for each gene
 * @param allCells how many cells there are
 * @param memoryBytes how much memory may be taken
 * @param temporaryFolder where the file may be
 */
record SparseColumns(SparseEntries entries, int allCells, long memoryBytes, Path temporaryFolder)
        implements CellMatrix {

    @Override
    public <X extends Exception> void forEach(final Choice choice, final VectorSink<X> sink, final Progress progress)
            throws IOException, X {
        final int[] cellPlaces = Choice.places(choice.cells(), allCells);
        final int[] genePlaces = choice.places();
        final int[] genes = choice.totals() == null
                ? choice.genes()
                : IntStream.range(0, choice.allGenes()).toArray();
        final var column = new double[choice.cells().length];
        try (var store = new MatrixStore(column.length, true, memoryBytes, temporaryFolder, progress)) {
            final var gene = new int[1];
            entries.<IOException>forEach(
                    genes,
                    (vector, count, indices, values) -> {
                        store(gene, vector, genes, genePlaces, column, store);
                        for (int i = 0; i < count; i++) {
                            final int place = cellPlaces[(int) indices[i]];
                            if (place >= 0) {
                                column[place] += values[i];
                                if (choice.totals() != null) {
                                    choice.totals().add(place, values[i]);
                                }
                            }
                        }
                    },
                    progress);
            store(gene, genes.length, genes, genePlaces, column, store);
            if (choice.genes().length > 0) {
                store.forEach(sink, progress);
            } else {
                for (int i = 0; i < choice.cells().length; i++) {
                    sink.accept(i, new double[0]);
                }
            }
        }
    }

    /** Stores all columns before a gene's that were chosen. */
    private static void store(
            final int[] gene,
            final int next,
            final int[] genes,
            final int[] genePlaces,
            final double[] column,
            final MatrixStore store)
            throws IOException {
        for (; gene[0] < next; gene[0]++) {
            if (genePlaces[genes[gene[0]]] >= 0) {
                store.add(column);
            }
            Arrays.fill(column, 0);
        }
    }
}
