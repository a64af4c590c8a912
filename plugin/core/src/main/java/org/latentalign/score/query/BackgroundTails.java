package org.latentalign.score.query;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.latentalign.search.FloatColumns;
import org.latentalign.search.RowBlock;

/**
 * How many background signatures score as much, and as little, as each query against the references of a block. Background
 * cosines are computed in single precision, and again in double where a query's is within the error; so counts are those of
 * cosines in double. For one thread.
 */
final class BackgroundTails {

    /** References whose background cosines are gathered together: those of a cache line. */
    private static final int TILE = 16;

    /** A part that the kernels have in registers may reach so far beyond the last position. */
    private static final int PADDING = 2;

    private final QueryPlan plan;

    private final BlockCosines cosines;

    /** By space. */
    private final FloatColumns[] columns;

    /** By background signature and reference. */
    private final float[][] products;

    private final float[][] tile;

    /** By space, query and place of the reference. */
    private final int[][][] reachingQuery;

    private final int[][][] reachedByQuery;

    private final int[][][] sizes;

    /** The cosines of a group's queries with one reference. */
    private final IndexedValues known;

    /** By place among them: how many background signatures score as much, and how many as little. */
    private final int[] reaching;

    private final int[] reached;

    /** The background signatures whose place among the queries single precision leaves open, and their cosines in double. */
    private final int[] open;

    private final double[] exact;

    BackgroundTails(final QueryPlan plan, final BlockCosines cosines) {
        this.plan = plan;
        this.cosines = cosines;
        final int queries = plan.queries().size();
        columns = IntStream.range(0, plan.spaces())
                .mapToObj(space -> new FloatColumns(plan.dimension(space) + PADDING))
                .toArray(FloatColumns[]::new);
        products = new float[plan.background()][RowBlock.CAPACITY];
        tile = new float[TILE][plan.background()];
        reachingQuery = new int[plan.spaces()][queries][RowBlock.CAPACITY];
        reachedByQuery = new int[plan.spaces()][queries][RowBlock.CAPACITY];
        sizes = new int[plan.spaces()][queries][RowBlock.CAPACITY];
        known = new IndexedValues(queries);
        reaching = new int[queries + 1];
        reached = new int[queries + 1];
        open = new int[plan.background()];
        exact = new double[plan.background()];
    }

    /** Counts, once the cosines of queries are those of the block. */
    void load(final RowBlock block) {
        if (plan.background() == 0) {
            return;
        }
        for (int space = 0; space < plan.spaces(); space++) {
            columns[space].load(cosines.units(space), block.size());
            for (int group = 0; group < plan.groups().size(); group++) {
                if (plan.groups().get(group).size() > 0) {
                    plan.backgroundProduct(space, group).multiply(columns[space], products);
                    for (int start = 0; start < block.size(); start += TILE) {
                        count(space, group, start, block);
                    }
                }
            }
        }
    }

    private void count(final int space, final int group, final int start, final RowBlock block) {
        final int end = Math.min(block.size(), start + TILE);
        final int size = plan.groups().get(group).size();
        for (int b = 0; b < size; b++) {
            for (int place = start; place < end; place++) {
                tile[place - start][b] = products[b][place];
            }
        }
        for (int place = start; place < end; place++) {
            count(space, group, place, block.row(place), tile[place - start]);
        }
    }

    /** The queries are in order, and each background signature finds its place among them: there are more of the latter. */
    private void count(final int space, final int group, final int place, final long row, final float[] background) {
        final int[] queries = plan.queriesOf(group);
        known.clear();
        for (final int q : queries) {
            final double cosine = cosines.cosine(space, place, q);
            if (!Double.isNaN(cosine)) {
                known.add(cosine);
            }
        }
        if (known.size() == 0) {
            return;
        }
        known.order();
        Arrays.fill(reaching, 0, known.size() + 1, 0);
        Arrays.fill(reached, 0, known.size() + 1, 0);
        final BackgroundProduct product = plan.backgroundProduct(space, group);
        final double error = product.error();
        final double[] unit = cosines.units(space)[place];
        final int drug = plan.labels().drug(row);
        int size = 0;
        int left = 0;
        for (int b = 0; b < plan.groups().get(group).size(); b++) {
            if (!plan.isOfReference(b, row, drug)) {
                final int below = known.below(background[b] - error);
                if (known.get(below) <= background[b] + error) {
                    open[left++] = b;
                } else {
                    reached[below]++;
                    reaching[below]++;
                }
                size++;
            }
        }
        product.exact(open, left, unit, exact);
        for (int i = 0; i < left; i++) {
            final int below = known.below(exact[i]);
            reached[below]++;
            reaching[known.notAbove(exact[i], below)]++;
        }
        for (int i = 1; i <= known.size(); i++) {
            reached[i] += reached[i - 1];
            reaching[known.size() - i] += reaching[known.size() - i + 1];
        }
        for (final int q : queries) {
            final double cosine = cosines.cosine(space, place, q);
            if (!Double.isNaN(cosine)) {
                final int first = known.below(cosine);
                reachingQuery[space][q][place] = reaching[first + 1];
                reachedByQuery[space][q][place] = reached[first];
                sizes[space][q][place] = size;
                leaveOutOwn(space, q, place, row, product, background);
            }
        }
    }

    private void leaveOutOwn(
            final int space,
            final int q,
            final int place,
            final long row,
            final BackgroundProduct product,
            final float[] background) {
        final double ofQuery = cosines.cosine(space, place, q);
        for (final int b : plan.ownBackground(q)) {
            if (!plan.isOfReference(b, row)) {
                final double cosine = Math.abs(background[b] - ofQuery) > product.error()
                        ? background[b]
                        : product.exact(b, cosines.units(space)[place]);
                reachingQuery[space][q][place] -= cosine >= ofQuery ? 1 : 0;
                reachedByQuery[space][q][place] -= cosine <= ofQuery ? 1 : 0;
                sizes[space][q][place]--;
            }
        }
    }

    /** How many background signatures score as much as a query, or more. */
    int reaching(final int space, final int query, final int place) {
        return reachingQuery[space][query][place];
    }

    /** How many score as little, or less. */
    int reached(final int space, final int query, final int place) {
        return reachedByQuery[space][query][place];
    }

    /** How many there are, which are of another drug than the reference and the query. */
    int size(final int space, final int query, final int place) {
        return sizes[space][query][place];
    }
}
