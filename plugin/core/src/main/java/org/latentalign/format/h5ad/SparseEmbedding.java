package org.latentalign.format.h5ad;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/**
 * Further vectors of the cells that are stored as a sparse matrix. What is not 0 is held in memory, since the main matrix is read
 * beside it.
 *
 * @param name that it has in the file
 * @param width how many numbers a cell has
 * @param matrix its numbers
 */
record SparseEmbedding(String name, int width, CellMatrix matrix) implements Embedding {

    /** What is not 0 of a cell. */
    private record Entries(int[] places, double[] values) {

        static Entries of(final double[] row) {
            final int[] places = IntStream.range(0, row.length)
                    .filter(i -> row[i] != 0) // missing values are not 0
                    .toArray();
            return new Entries(
                    places, Arrays.stream(places).mapToDouble(i -> row[i]).toArray());
        }
    }

    @Override
    public Rows open(final int[] cells, final Executor executor, final Runnable heartbeat) throws IOException {
        final List<Entries> held = new ArrayList<>();
        final int[] all = IntStream.range(0, width).toArray();
        matrix.<IOException>forEach(
                new Choice(cells, all, width, null),
                (index, row) -> held.add(Entries.of(row)),
                (fraction, message) -> heartbeat.run());
        return new Held(held);
    }

    private static final class Held implements Rows {

        private final List<Entries> cells;

        private int next;

        Held(final List<Entries> cells) {
            this.cells = cells;
        }

        @Override
        public void next(final double[] target) {
            Arrays.fill(target, 0);
            final Entries entries = cells.get(next);
            for (int i = 0; i < entries.places.length; i++) {
                target[entries.places[i]] = entries.values[i];
            }
            next++;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
