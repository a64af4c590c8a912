package org.latentalign.score;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.latentalign.kernel.RowProduct;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.LatentCosine;

/**
 * Shifts that are compared under one gain after another. Which with which is chosen once, so that a difference between
 * two gains is never one between two samples.
 */
final class ComparedShifts {

    /** In one search for nearest shifts: beyond, only some shifts, evenly spread, are searched for. */
    private static final long COMPARISONS = 20_000_000;

    /** Multiplications between two looks at whether the user canceled, some tens of milliseconds. */
    private static final long WORK_PER_REPORT = 30_000_000;

    private static final int LARGEST_BLOCK = 48;

    private static final int PAIRS_PER_REPORT = 4096;

    /** Projections of the shifts that pairs start from. */
    private final double[][] first;

    /** Projections of those that they end at; the same array where shifts are compared among themselves. */
    private final double[][] second;

    private final int[] firstKeys;

    private final int[] secondKeys;

    private final IndexPairs matched;

    private final IndexPairs unmatched;

    /** Searches for the nearest shift: from the first to the second, and the way back where the two differ. */
    private final Search[] searches;

    /**
     * A search for the nearest shift among others.
     *
     * @param queries indices of the shifts that are searched for
     * @param isForward whether they are first ones
     * @param own says of a query and a target whether they are matched
     * @param rival says of them whether they are unmatched
     */
    private record Search(int[] queries, boolean isForward, Relation own, Relation rival) {}

    @FunctionalInterface
    private interface Relation {
        boolean holds(int query, int target);
    }

    private ComparedShifts(
            final double[][] first,
            final double[][] second,
            final int[] firstKeys,
            final int[] secondKeys,
            final IndexPairs matched,
            final IndexPairs unmatched,
            final Search... searches) {
        this.first = first;
        this.second = second;
        this.firstKeys = firstKeys;
        this.secondKeys = secondKeys;
        this.matched = matched;
        this.unmatched = unmatched;
        this.searches = searches;
    }

    /** Shifts seen in two contexts, row i of the one matched with row i of the other, as {@link MatchedShifts} has them. */
    static ComparedShifts of(final DegreeSweep.Contexts contexts, final int unmatchedLimit, final long seed) {
        final int[] keys = contexts.keys();
        final int[] rows = IntStream.range(0, keys.length).toArray();
        final int[] queries = spread(0, keys.length, COMPARISONS / Math.max(1, keys.length));
        final Relation own = (query, target) -> query == target;
        final Relation rival = (query, target) -> keys[query] != keys[target];
        return new ComparedShifts(
                contexts.first(),
                contexts.second(),
                keys,
                keys,
                new IndexPairs(rows, rows, false),
                IndexPairs.ofDifferentClusters(keys, unmatchedLimit, seed),
                new Search(queries, true, own, rival),
                new Search(queries, false, own, rival));
    }

    /** A group of directions among those of all groups, as {@link DirectionAlignment} has them. */
    static ComparedShifts of(
            final DegreeSweep.Group group, final int unmatchedLimit, final long seed, final Progress progress) {
        final int start = group.start();
        final int end = group.end();
        final boolean[] isOther = new boolean[group.shifts().length];
        Arrays.stream(group.others()).forEach(other -> isOther[other] = true);
        final long all = Math.max(1, group.shifts().length);
        return new ComparedShifts(
                group.shifts(),
                group.shifts(),
                group.groups(),
                group.groups(),
                IndexPairs.combinations(start, end, group.combinationLimit(), seed, progress),
                IndexPairs.across(start, end, group.others(), unmatchedLimit, seed),
                new Search(
                        spread(start, end, COMPARISONS / all * (end - start) / all),
                        true,
                        (query, target) -> query != target && target >= start && target < end,
                        (query, target) -> isOther[target]));
    }

    private static int[] spread(final int start, final int end, final long affordable) {
        final int n = end - start;
        final int count = (int) Math.min(n, Math.max(1, affordable));
        return IntStream.range(0, count)
                .map(query -> start + (int) ((long) query * n / count))
                .toArray();
    }

    /**
     * The same comparisons in other coordinates.
     *
     * @param change makes new projections of old ones; called once for each array
     */
    ComparedShifts inCoordinates(final UnaryOperator<double[][]> change) {
        final double[][] changedFirst = change.apply(first);
        return new ComparedShifts(
                changedFirst,
                second == first ? changedFirst : change.apply(second),
                firstKeys,
                secondKeys,
                matched,
                unmatched,
                searches);
    }

    /** The keys of the matched pairs. */
    int[] matchedKeys() {
        return Arrays.stream(matched.first()).map(i -> firstKeys[i]).toArray();
    }

    /** The key at the start of an unmatched pair. */
    int startKey(final int pair) {
        return firstKeys[unmatched.first()[pair]];
    }

    /** The key at the end of an unmatched pair. */
    int endKey(final int pair) {
        return secondKeys[unmatched.second()[pair]];
    }

    /**
     * What the shifts of a part score under one gain.
     *
     * @param matched the cosines of matched pairs, NaN where not defined
     * @param unmatched the cosines of unmatched pairs, NaN where not defined
     * @param score the two summed up, without an interval
     */
    record Measured(double[] matched, double[] unmatched, AlignmentScore score) {}

    /**
     * Measures.
     *
     * @param logGains of the directions on which the shifts are projected
     * @param stretched keeps what is stretched already, by the array of projections
     * @param progress told often enough to cancel within a second, without a fraction
     */
    Measured measure(final double[] logGains, final Map<double[][], Stretched> stretched, final Progress progress) {
        final Stretched from = stretched.computeIfAbsent(first, shifts -> Stretched.of(shifts, logGains, progress));
        final Stretched to = stretched.computeIfAbsent(second, shifts -> Stretched.of(shifts, logGains, progress));
        final double[] ofMatched = cosines(matched, from, to, progress);
        final double[] ofUnmatched = cosines(unmatched, from, to, progress);
        return new Measured(
                ofMatched,
                ofUnmatched,
                AlignmentScore.of(
                        ofMatched, ofUnmatched, unmatched.sampled(), retrieval(from, to, progress), Interval.UNKNOWN));
    }

    /** @return an empty store for {@link #measure} */
    static Map<double[][], Stretched> store() {
        return new IdentityHashMap<>();
    }

    private static double[] cosines(
            final IndexPairs pairs, final Stretched from, final Stretched to, final Progress progress) {
        final double[] cosines = new double[pairs.size()];
        for (int pair = 0; pair < cosines.length; pair++) {
            if (pair % PAIRS_PER_REPORT == 0) {
                progress.report(Double.NaN, () -> "Comparing shifts");
            }
            final int i = pairs.first()[pair];
            final int j = pairs.second()[pair];
            cosines[pair] = from.isZero()[i] || to.isZero()[j]
                    ? Double.NaN
                    : Math.max(-1, Math.min(1, product(from.units()[i], to.units()[j])));
        }
        return cosines;
    }

    /** In four sums, which the processor can work on side by side. */
    private static double product(final double[] a, final double[] b) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int j = 0;
        for (; j + 4 <= a.length; j += 4) {
            sum0 = Math.fma(a[j], b[j], sum0);
            sum1 = Math.fma(a[j + 1], b[j + 1], sum1);
            sum2 = Math.fma(a[j + 2], b[j + 2], sum2);
            sum3 = Math.fma(a[j + 3], b[j + 3], sum3);
        }
        for (; j < a.length; j++) {
            sum0 = Math.fma(a[j], b[j], sum0);
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    /** The share of searches that find a matched shift nearer than every unmatched one; NaN when there is nothing to find. */
    private double retrieval(final Stretched from, final Stretched to, final Progress progress) {
        long searched = 0;
        long found = 0;
        for (final Search search : searches) {
            final Stretched queries = search.isForward() ? from : to;
            final Stretched targets = search.isForward() ? to : from;
            if (search.queries().length == 0) {
                continue;
            }
            final var product = RowProduct.ofRows(targets.units());
            final var scratch = product.newScratch();
            final long workPerRow = Math.max(1, (long) targets.units().length * targets.units()[0].length);
            final int block = (int) Math.max(1, Math.min(LARGEST_BLOCK, WORK_PER_REPORT / workPerRow));
            final double[][] rows = new double[block][];
            final double[][] cosines = new double[block][targets.units().length];
            for (int begin = 0; begin < search.queries().length; begin += block) {
                progress.report(Double.NaN, () -> "Searching for the nearest shifts");
                final int count = Math.min(block, search.queries().length - begin);
                for (int r = 0; r < count; r++) {
                    rows[r] = queries.units()[search.queries()[begin + r]];
                }
                product.multiply(rows, count, cosines, scratch);
                for (int r = 0; r < count; r++) {
                    final int query = search.queries()[begin + r];
                    final double own = nearest(query, cosines[r], targets, search.own());
                    final double rival = nearest(query, cosines[r], targets, search.rival());
                    if (!queries.isZero()[query]
                            && own > Double.NEGATIVE_INFINITY
                            && rival > Double.NEGATIVE_INFINITY) {
                        searched++;
                        found += own > rival ? 1 : 0;
                    }
                }
            }
        }
        return searched == 0 ? Double.NaN : (double) found / searched;
    }

    private static double nearest(
            final int query, final double[] cosines, final Stretched targets, final Relation relation) {
        double best = Double.NEGATIVE_INFINITY;
        for (int target = 0; target < cosines.length; target++) {
            if (cosines[target] > best && relation.holds(query, target) && !targets.isZero()[target]) {
                best = cosines[target];
            }
        }
        return best;
    }

    /**
     * Shifts in the latent space of a gain, of unit length.
     *
     * @param units as many values as there are directions; all 0 for a shift that is 0 there
     * @param isZero which are
     */
    record Stretched(double[][] units, boolean[] isZero) {

        private static Stretched of(final double[][] projections, final double[] logGains, final Progress progress) {
            final double[][] units = new double[projections.length][];
            final boolean[] isZero = new boolean[projections.length];
            for (int i = 0; i < units.length; i++) {
                progress.report(Double.NaN, () -> "Stretching shifts");
                units[i] = LatentCosine.stretched(logGains, projections[i]);
                double square = 0;
                for (final double value : units[i]) {
                    square = Math.fma(value, value, square);
                }
                isZero[i] = square == 0;
                final double length = isZero[i] ? 1 : Math.sqrt(square);
                for (int j = 0; j < units[i].length; j++) {
                    units[i][j] /= length;
                }
            }
            return new Stretched(units, isZero);
        }
    }
}
