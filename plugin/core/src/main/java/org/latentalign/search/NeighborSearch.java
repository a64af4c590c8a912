package org.latentalign.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Finds the k nearest rows of a table to each of many queries, in one pass over a table that is never in memory as a whole.
 *
 * <p>Rows are given in blocks, each to one of the {@linkplain #worker() workers}, in any order and from any number of threads:
 * the answers are the same to the last bit. They are those of scoring every row in double; of equally near rows that of the
 * lower number comes first. A worker needs memory for k neighbors a query and one block.
 */
public final class NeighborSearch {

    private final Queries queries;

    private final int count;

    /**
     * @param queries what to look for
     * @param count k, how many neighbors a query has at most; at least 1
     */
    public NeighborSearch(final Queries queries, final int count) {
        if (count < 1) {
            throw new IllegalArgumentException("There is no search for " + count + " neighbors.");
        }
        this.queries = queries;
        this.count = count;
    }

    /** @return a new worker, for one thread at a time */
    public Worker worker() {
        return new Worker();
    }

    /** Searches blocks of the table. */
    public final class Worker implements BlockSearch.Visitor {

        private final BlockSearch search = new BlockSearch(queries);

        private final Nearest[] nearest = new Nearest[queries.size()];

        private final float[] gates = new float[queries.size()];

        private RowBlock block;

        private Worker() {
            Arrays.setAll(nearest, q -> new Nearest(count));
            Arrays.fill(gates, Float.NEGATIVE_INFINITY);
        }

        /**
         * Searches a block.
         *
         * @param rows no row of which was given before; not changed
         */
        public void search(final RowBlock rows) {
            block = rows;
            search.search(rows, this);
        }

        @Override
        public float gate(final int query) {
            return gates[query];
        }

        @Override
        public void accept(final int query, final int candidate, final float raised) {
            final int place = search.place(candidate);
            if (queries.isOwn(query, block.row(place))) {
                return;
            }
            final double score = search.score(query, candidate);
            if (nearest[query].offer(score, block.row(place), block.name(place)) && nearest[query].isFull()) {
                gates[query] = queries.gate(query, nearest[query].worst());
            }
        }
    }

    /**
     * Puts together what the workers found.
     *
     * @param workers all that were used
     * @return by query, its neighbors, the nearest first; fewer than k where the table has fewer rows, none for a query that is
     *     not {@linkplain Queries#isDefined defined}
     */
    public List<List<Neighbor>> neighbors(final Collection<Worker> workers) {
        final List<List<Neighbor>> neighbors = new ArrayList<>();
        for (int q = 0; q < queries.size(); q++) {
            final int query = q;
            neighbors.add(workers.stream()
                    .flatMap(worker -> worker.nearest[query].stream())
                    .sorted(Neighbor.ORDER)
                    .limit(count)
                    .toList());
        }
        return neighbors;
    }
}
