package org.latentalign.score.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.latentalign.score.statistics.Jackknife;

/**
 * The area under the ROC curve of all queries together: matched pairs, a query and a reference of its own drug, against
 * unmatched ones; and the areas without each drug, which leaves out its queries and its references. The unmatched pairs stream
 * by. Sums are whole numbers, so that they do not depend on the order. For one thread.
 */
final class PooledArea {

    /** By drug of queries, counted from 0: the cosines of its matched pairs, ascending. */
    private final double[][] own;

    private final IndexedValues[] indexedOwn;

    private final IndexedValues all;

    private final ThresholdCounts unmatched;

    /** Twice how many matched cosines are above unmatched ones, ties counted once; likewise below. */
    private long wins;

    /** By drug: the same of unmatched pairs with it, and matched pairs of others. */
    private final long[] winsWith;

    private final long[] unmatchedWith;

    /** @param own by drug of queries, counted from 0: the cosines of its matched pairs, ascending */
    PooledArea(final double[][] own) {
        this.own = own;
        final double[] pooled =
                Arrays.stream(own).flatMapToDouble(Arrays::stream).toArray();
        indexedOwn = Arrays.stream(own).map(IndexedValues::of).toArray(IndexedValues[]::new);
        all = IndexedValues.of(pooled);
        unmatched = new ThresholdCounts(pooled);
        winsWith = new long[own.length];
        unmatchedWith = new long[own.length];
    }

    /**
     * Takes an unmatched pair.
     *
     * @param ofQuery the query's drug, counted from 0
     * @param ofReference the reference's; -1 when no query is of it
     */
    void add(final int ofQuery, final int ofReference, final double cosine) {
        final long above = twiceAbove(all, cosine);
        wins += above;
        unmatched.add(cosine);
        addTo(ofQuery, above, cosine);
        if (ofReference >= 0) {
            addTo(ofReference, above, cosine);
        }
    }

    private void addTo(final int drug, final long above, final double cosine) {
        winsWith[drug] += above - twiceAbove(indexedOwn[drug], cosine);
        unmatchedWith[drug]++;
    }

    /** Twice how many values are above, those as high counted once. */
    private static long twiceAbove(final IndexedValues values, final double cosine) {
        final int below = values.below(cosine);
        return 2L * values.size() - below - values.notAbove(cosine, below);
    }

    void merge(final PooledArea other) {
        wins += other.wins;
        unmatched.merge(other.unmatched);
        for (int drug = 0; drug < own.length; drug++) {
            winsWith[drug] += other.winsWith[drug];
            unmatchedWith[drug] += other.unmatchedWith[drug];
        }
    }

    /**
     * The area and the areas without each drug.
     *
     * @param numbers of the drugs, ascending
     */
    Jackknife jackknife(final int[] numbers) {
        final List<Double> without = new ArrayList<>();
        for (int drug = 0; drug < own.length; drug++) {
            long lost = 0;
            for (final double cosine : own[drug]) {
                lost += 2 * unmatched.below(cosine) + unmatched.equal(cosine);
            }
            without.add(area(
                    wins - lost - winsWith[drug],
                    all.size() - own[drug].length,
                    unmatched.count() - unmatchedWith[drug]));
        }
        return new Jackknife(
                area(wins, all.size(), unmatched.count()),
                numbers,
                without.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double area(final long twice, final long matched, final long unmatched) {
        return matched == 0 || unmatched == 0 ? Double.NaN : twice / 2.0 / matched / unmatched;
    }
}
