package org.latentalign.score.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The connectivity scores of many pairs of gene lists with one reference after the other: what
 * {@link RankedReference#connectivity} gives for each pair, to the last bit, several times as fast for hundreds of them. The
 * reference's genes are walked down once; each gene moves the sums of those lists that hold it, which do not wait for each other
 * and need not be sorted. May be used by many threads.
 */
final class SetConnectivity {

    /** Numbers for each list, those of a cache line. */
    private static final int STATE = 8;

    /** The running sum of the list's genes, its extremes after less what fell, and how many genes came. */
    private static final int SUM = 0;

    private static final int HIGHEST = 1;

    private static final int LOWEST = 2;

    private static final int SEEN = 3;

    /** By what the sum rises for each unit of a value, and how much it falls at a gene that is not in the list. */
    private static final int UNIT = 4;

    private static final int FALL = 5;

    private final List<GeneSets> sets;

    private final int dimension;

    /** By gene: the begin of the state of each list that holds it. Raised and lowered genes of a pair are two lists. */
    private final int[][] listsOf;

    /**
     * @param sets pairs of lists of genes
     * @param dimension d, how many genes there are
     */
    SetConnectivity(final List<GeneSets> sets, final int dimension) {
        this.sets = List.copyOf(sets);
        this.dimension = dimension;
        final List<List<Integer>> lists = IntStream.range(0, dimension)
                .mapToObj(gene -> (List<Integer>) new ArrayList<Integer>())
                .toList();
        for (int b = 0; b < sets.size(); b++) {
            for (final int gene : sets.get(b).upGenes()) {
                lists.get(gene).add(raised(b));
            }
            for (final int gene : sets.get(b).downGenes()) {
                lists.get(gene).add(lowered(b));
            }
        }
        listsOf = lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private static int raised(final int pair) {
        return 2 * pair * STATE;
    }

    private static int lowered(final int pair) {
        return raised(pair) + STATE;
    }

    /** @return memory for one thread */
    Scratch newScratch() {
        return new Scratch();
    }

    /** Memory of one thread. */
    final class Scratch {

        private final double[] state = new double[2 * sets.size() * STATE];

        private Scratch() {}

        /**
         * Scores.
         *
         * @param ranked reference
         * @param connectivity takes the score of each pair
         */
        void score(final RankedReference ranked, final double[] connectivity) {
            for (int b = 0; b < sets.size(); b++) {
                begin(raised(b), sets.get(b).upGenes(), ranked);
                begin(lowered(b), sets.get(b).downGenes(), ranked);
            }
            for (int place = 0; place < dimension; place++) {
                walk(place, ranked.sizeAt(place), listsOf[ranked.geneAt(place)]);
            }
            for (int b = 0; b < sets.size(); b++) {
                final int[] up = sets.get(b).upGenes();
                final int[] down = sets.get(b).downGenes();
                connectivity[b] = RankedReference.connectivity(
                        up.length,
                        down.length,
                        enrichment(raised(b), up, ranked),
                        enrichment(lowered(b), down, ranked));
            }
        }

        private void begin(final int list, final int[] genes, final RankedReference ranked) {
            final double total = ranked.total(genes);
            Arrays.fill(state, list, list + SEEN + 1, 0);
            state[list + UNIT] = total == 0 ? 0 : 1 / total;
            state[list + FALL] = RankedReference.fall(dimension, genes.length);
        }

        private void walk(final int place, final double size, final int[] lists) {
            for (final int list : lists) {
                final double fallen = (place - state[list + SEEN]) * state[list + FALL];
                final double sum = state[list + SUM];
                final double risen = sum + size * state[list + UNIT];
                final double before = sum - fallen;
                final double after = risen - fallen;
                if (before < state[list + LOWEST]) {
                    state[list + LOWEST] = before;
                }
                if (after > state[list + HIGHEST]) {
                    state[list + HIGHEST] = after;
                }
                state[list + SUM] = risen;
                state[list + SEEN] += 1;
            }
        }

        /** Where all values of a list are zero its genes share equally: that is rare, and left to the reference. */
        private double enrichment(final int list, final int[] genes, final RankedReference ranked) {
            if (genes.length > 0 && state[list + UNIT] == 0) {
                return ranked.enrichment(genes);
            }
            return RankedReference.larger(state[list + HIGHEST], state[list + LOWEST]);
        }
    }
}
