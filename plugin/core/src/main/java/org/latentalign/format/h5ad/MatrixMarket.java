package org.latentalign.format.h5ad;

import java.io.IOException;
import java.nio.file.Path;
import org.latentalign.format.FormatException;
import org.latentalign.progress.Progress;

/**
 * A sparse matrix as text in the Matrix Market exchange format (Boisvert, Pozo and Remington 1996, NIST IR 5935): a line for
 * each number with its row, a gene, its column, a cell, both counted from 1, and the number. Cell Ranger writes them cell by
 * cell, other programs gene by gene; what is in neither order is refused.
 */
final class MatrixMarket implements SparseEntries {

    private final Path path;

    private final int genes;

    private final int cells;

    private final boolean byCell;

    private MatrixMarket(final Path path, final int genes, final int cells, final boolean byCell) {
        this.path = path;
        this.genes = genes;
        this.cells = cells;
        this.byCell = byCell;
    }

    /**
     * Reads the header and the first numbers.
     *
     * @param genes how many there should be
     * @param cells how many there should be
     * @throws FormatException when it is no such file, or of another size
     */
    static MatrixMarket open(final Path path, final int genes, final int cells) throws IOException {
        try (var lines = new MarketLines(path, genes, cells)) {
            long gene = 0;
            long cell = 0;
            while (lines.next()) {
                // Where both ascend, it may be either.
                final boolean genesAscend = lines.gene() > gene;
                final boolean cellsAscend = lines.cell() > cell;
                if (gene > 0 && genesAscend != cellsAscend) {
                    return new MatrixMarket(
                            path, genes, cells, lines.cell() == cell || cellsAscend && lines.gene() != gene);
                }
                gene = lines.gene();
                cell = lines.cell();
            }
            return new MatrixMarket(path, genes, cells, true);
        }
    }

    /** @return whether numbers lie cell by cell, or else gene by gene */
    boolean isByCell() {
        return byCell;
    }

    @Override
    public <X extends Exception> void forEach(final int[] vectors, final Sink<X> sink, final Progress progress)
            throws IOException, X {
        final int[] places = Choice.places(vectors, byCell ? cells : genes);
        final var told = new CellProgress(progress, vectors.length, byCell ? "cell" : "gene");
        final var index = new long[1];
        final var value = new double[1];
        long before = 1;
        try (var lines = new MarketLines(path, genes, cells)) {
            while (lines.next()) {
                final long vector = byCell ? lines.cell() : lines.gene();
                if (vector < before) {
                    throw lines.wrong("is out of order, as neither cells nor genes ascend: sort it by cell");
                }
                before = vector;
                if (lines.number() % 1000 == 0) {
                    told.report();
                }
                final int place = places[(int) vector - 1];
                if (place >= 0) {
                    told.next(place);
                    index[0] = (byCell ? lines.gene() : lines.cell()) - 1;
                    value[0] = lines.value();
                    sink.accept(place, 1, index, value);
                }
            }
        }
    }
}
