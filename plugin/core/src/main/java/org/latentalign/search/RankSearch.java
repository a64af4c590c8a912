package org.latentalign.search;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Counts for certain rows how many rows of a table are nearer to a query, in one pass: their ranks, from 1. Blocks are given as
 * to a {@link NeighborSearch}, and the ranks are as exact.
 */
public final class RankSearch {

    private final Queries queries;

    /** By query: ascending places of what is ranked, in the order of {@link Neighbor#ORDER}. */
    private final List<List<Neighbor>> ranked;

    /**
     * @param queries what was looked for
     * @param ranked by query: rows with their scores by the same queries, in the order of {@link Neighbor#ORDER}
     */
    public RankSearch(final Queries queries, final List<List<Neighbor>> ranked) {
        if (ranked.size() != queries.size()) {
            throw new IllegalArgumentException(ranked.size() + " lists of rows do not belong to the queries.");
        }
        this.queries = queries;
        this.ranked = ranked.stream().map(List::copyOf).toList();
    }

    /** @return a new worker, for one thread at a time */
    public Worker worker() {
        return new Worker();
    }

    /** Counts in blocks of the table. */
    public final class Worker implements BlockSearch.Visitor {

        private final BlockSearch search = new BlockSearch(queries);

        /** By query and place: how many rows come before this one, but not before the one before it. */
        private final long[][] counts = new long[queries.size()][];

        private final float[] gates = new float[queries.size()];

        /** By query and place: below, no row comes before it; from there on every row does. */
        private final double[][] lowest = new double[queries.size()][];

        private final double[][] highest = new double[queries.size()][];

        private RowBlock block;

        private Worker() {
            for (int q = 0; q < counts.length; q++) {
                final int query = q;
                final List<Neighbor> rows = ranked.get(q);
                counts[q] = new long[rows.size()];
                gates[q] = rows.isEmpty()
                        ? Float.POSITIVE_INFINITY
                        : queries.gate(q, rows.get(rows.size() - 1).score());
                lowest[q] = rows.stream()
                        .mapToDouble(row -> queries.lowest(query, row.score()))
                        .toArray();
                highest[q] = rows.stream()
                        .mapToDouble(row -> queries.highest(query, row.score()))
                        .toArray();
            }
        }

        /**
         * Counts in a block.
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
            if (ranked.get(query).isEmpty()) {
                return;
            }
            final int place = search.place(candidate);
            if (queries.isOwn(query, block.row(place))) {
                return;
            }
            final double low = search.lowest(query, candidate, raised);
            final int sure = firstNotAbove(highest[query], low);
            final int possible = firstNotAbove(lowest[query], raised);
            final boolean isKnown = sure == possible && Double.isFinite(low); // not so where numbers were too large
            final int before = isKnown ? sure : before(query, search.score(query, candidate), block.row(place));
            if (before < counts[query].length) {
                counts[query][before]++;
            }
        }

        /** The first place whose limit is not above the value: rows of the value come before that place and all behind it. */
        private int firstNotAbove(final double[] limits, final double value) {
            int low = 0;
            int high = limits.length;
            while (low < high) {
                final int middle = (low + high) >>> 1;
                if (limits[middle] > value) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        private int before(final int query, final double score, final long row) {
            final var found = new Neighbor("", row, score);
            int place = 0;
            while (place < counts[query].length
                    && Neighbor.ORDER.compare(found, ranked.get(query).get(place)) >= 0) {
                place++;
            }
            return place;
        }
    }

    /**
     * Puts together what the workers counted.
     *
     * @param workers all that were used
     * @return by query and place in its list, the rank from 1
     */
    public long[][] ranks(final Collection<Worker> workers) {
        final long[][] ranks = new long[queries.size()][];
        for (int q = 0; q < ranks.length; q++) {
            ranks[q] = new long[ranked.get(q).size()];
            Arrays.fill(ranks[q], 1);
            long before = 0;
            for (int place = 0; place < ranks[q].length; place++) {
                for (final Worker worker : workers) {
                    before += worker.counts[q][place];
                }
                ranks[q][place] += before;
            }
        }
        return ranks;
    }
}
