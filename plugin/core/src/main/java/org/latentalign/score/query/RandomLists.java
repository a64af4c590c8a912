package org.latentalign.score.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.latentalign.search.FloatColumns;
import org.latentalign.search.RowBlock;

/**
 * Whether a query's lists of genes agree with the references at all: the mean square of the cosines of their direction with
 * references, among that of lists of random genes. Genes of a signature rise and fall together in the references, those of random
 * lists do not. p-values of references do not tell: they compare a query with signatures of drugs, among which a list without any
 * meaning may be the least alike. May be used by many threads.
 */
final class RandomLists {

    /** Whole numbers in which squares are summed, so that the order does not matter; a million of them have room. */
    private static final double UNIT = 0x1p40;

    /** By group. */
    private final List<SetProduct> products = new ArrayList<>();

    /** By group: how many queries come before the lists of random genes. */
    private final int[] queries;

    private final int dimension;

    RandomLists(final List<QuerySignature> asked, final List<QueryGroup> groups, final int dimension) {
        this.dimension = dimension;
        queries = new int[groups.size()];
        for (int group = 0; group < queries.length; group++) {
            final int number = group;
            final List<GeneSets> own = asked.stream()
                    .filter(query -> query.group() == number)
                    .map(QuerySignature::sets)
                    .toList();
            queries[group] = own.size();
            final List<GeneSets> all = Stream.concat(own.stream(), groups.get(group).random().stream())
                    .toList();
            products.add(all.isEmpty() ? null : new SetProduct(all, dimension));
        }
    }

    /**
     * Draws lists of random genes.
     *
     * @param count how many pairs of lists
     * @param up how many raised genes
     * @param down how many lowered genes; no gene is both
     * @param genes d, how many genes there are, at least as many as both lists have
     * @param seed for the same lists each time
     */
    static List<GeneSets> drawn(final int count, final int up, final int down, final int genes, final long seed) {
        final var random = new SplittableRandom(seed);
        final int[] order = IntStream.range(0, genes).toArray();
        final List<GeneSets> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (int place = 0; place < up + down; place++) {
                final int other = random.nextInt(place, genes);
                final int gene = order[other];
                order[other] = order[place];
                order[place] = gene;
            }
            drawn.add(new GeneSets(Arrays.copyOf(order, up), Arrays.copyOfRange(order, up, up + down)));
        }
        return drawn;
    }

    /** @return sums for one thread */
    Sums newSums() {
        return new Sums();
    }

    /** Sums over references. For one thread. */
    final class Sums {

        private final FloatColumns columns = new FloatColumns(dimension);

        private final List<float[][]> cosines = new ArrayList<>();

        /** By group: those of the queries and then those of the lists of random genes. */
        private final List<long[]> squares = new ArrayList<>();

        private Sums() {
            for (final SetProduct product : products) {
                final int size = product == null ? 0 : product.size();
                cosines.add(new float[size][RowBlock.CAPACITY]);
                squares.add(new long[size]);
            }
        }

        /**
         * Adds references.
         *
         * @param units their unit vectors
         * @param count how many
         */
        void add(final double[][] units, final int count) {
            columns.load(units, count);
            for (int group = 0; group < squares.size() && count > 0; group++) {
                if (products.get(group) != null) {
                    products.get(group).multiply(columns, cosines.get(group));
                    for (int i = 0; i < squares.get(group).length; i++) {
                        squares.get(group)[i] += sumOfSquares(cosines.get(group)[i], count);
                    }
                }
            }
        }

        private static long sumOfSquares(final float[] values, final int count) {
            long sum = 0;
            for (int r = 0; r < count; r++) {
                sum += Math.round((double) values[r] * values[r] * UNIT);
            }
            return sum;
        }

        void merge(final Sums other) {
            for (int group = 0; group < squares.size(); group++) {
                for (int i = 0; i < squares.get(group).length; i++) {
                    squares.get(group)[i] += other.squares.get(group)[i];
                }
            }
        }

        /**
         * The share of lists of random genes that agree with the references as much as a query does, counting it as one.
         *
         * @param group of the query
         * @param place of the query among those of its group
         * @return NaN without lists of random genes
         */
        double p(final int group, final int place) {
            final long[] all = squares.get(group);
            final int random = all.length - queries[group];
            final long reaching = Arrays.stream(all, queries[group], all.length)
                    .filter(square -> square >= all[place])
                    .count();
            return TailCounts.p((int) reaching, random);
        }
    }
}
