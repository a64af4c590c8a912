package org.latentalign.score;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.latentalign.kernel.RowProduct;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.ClusteredPairs;
import org.latentalign.score.statistics.Separation;

/**
 * Which shifts are compared with which, chosen before anything is measured, and then measured in any number of spaces:
 * before and after encoding, or under one gain after another. A difference between two spaces is so never one between
 * two samples.
 *
 * <p>A pair goes from a first to a second shift, which may be the same shifts. Shifts of one cluster, such as the doses
 * of a drug, are never unmatched.
 */
final class ComparedShifts {

    /** In one search for nearest shifts: beyond, only some shifts, evenly spread, are searched for. */
    private static final long COMPARISONS = 20_000_000;

    /** Multiplications between two looks at whether the user canceled, some tens of milliseconds. */
    private static final long WORK_PER_REPORT = 30_000_000;

    private static final int LARGEST_BLOCK = 48;

    private static final int PAIRS_PER_REPORT = 4096;

    private final int[] clusters;

    private final IndexPairs matched;

    private final IndexPairs unmatched;

    /** Searches for the nearest shift: from the first to the second, and the way back where the two differ. */
    private final List<Search> searches;

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
            final int[] clusters, final IndexPairs matched, final IndexPairs unmatched, final Search... searches) {
        this.clusters = clusters;
        this.matched = matched;
        this.unmatched = unmatched;
        this.searches = List.of(searches);
    }

    /**
     * Shifts seen in two contexts, such as the signatures of the same drugs in two cell lines (section 6.3 of the
     * paper): shift i of the one is matched with shift i of the other, and unmatched with those of other clusters.
     *
     * @param clusters for each shift the cluster of related shifts that it belongs to
     * @param unmatchedLimit with more unmatched pairs than this, so many are drawn
     * @param seed of the draw
     */
    static ComparedShifts inTwoContexts(final int[] clusters, final int unmatchedLimit, final long seed) {
        final int[] rows = IntStream.range(0, clusters.length).toArray();
        final int[] queries = spread(0, clusters.length, COMPARISONS / Math.max(1, clusters.length));
        final Relation own = (query, target) -> query == target;
        final Relation rival = (query, target) -> clusters[query] != clusters[target];
        return new ComparedShifts(
                clusters,
                new IndexPairs(rows, rows, false),
                IndexPairs.ofDifferentClusters(clusters, unmatchedLimit, seed),
                new Search(queries, true, own, rival),
                new Search(queries, false, own, rival));
    }

    /**
     * A group of directions among those of all groups (section 6.1 of the paper): every combination of two of the group
     * is matched, and a direction of the group is unmatched with those of others.
     *
     * @param clusters for each direction of all groups its cluster
     * @param start index of the first direction of the group
     * @param end index behind the last one
     * @param others indices of the directions that are not of the group, also not by another group's name
     * @param combinationLimit with more combinations than this, so many are drawn
     * @param unmatchedLimit with more unmatched pairs than this, so many are drawn
     * @param seed of the draws
     * @param progress told while they are chosen, without a fraction
     */
    static ComparedShifts inGroup(
            final int[] clusters,
            final int start,
            final int end,
            final int[] others,
            final int combinationLimit,
            final int unmatchedLimit,
            final long seed,
            final Progress progress) {
        final boolean[] isOther = new boolean[clusters.length];
        Arrays.stream(others).forEach(other -> isOther[other] = true);
        final long all = Math.max(1, clusters.length);
        return new ComparedShifts(
                clusters,
                IndexPairs.combinations(start, end, combinationLimit, seed, progress),
                IndexPairs.across(start, end, others, unmatchedLimit, seed),
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
     * The pairs with the units that their shifts belong to.
     *
     * @param units for every shift the number of its unit
     */
    Separation.Pairs of(final int[] units) {
        return new Separation.Pairs(matched.of(units), unmatched.of(units));
    }

    /** The matched pairs. */
    IndexPairs matched() {
        return matched;
    }

    /** The unmatched pairs. */
    IndexPairs unmatched() {
        return unmatched;
    }

    /** The cluster of every shift. */
    int[] clusters() {
        return clusters;
    }

    /**
     * What the searches found.
     *
     * @param found for every search 1 when a matched shift is nearer than every unmatched one, or else 0; NaN when there
     *     is nothing to find
     * @param byChance for the same ones how often chance would find as much: the share of matched shifts among those that
     *     are searched
     */
    record Searched(double[] found, double[] byChance) {

        static final Searched NONE = new Searched(new double[0], new double[0]);
    }

    /**
     * What the pairs score in one space.
     *
     * @param matched the cosines of matched pairs, NaN where not defined
     * @param unmatched the cosines of unmatched pairs, NaN where not defined
     * @param sampled whether the unmatched pairs are a sample
     * @param searched what the searches found
     */
    record Measured(double[] matched, double[] unmatched, boolean sampled, Searched searched) {

        /** The defined cosines of some matched pairs, by their numbers. */
        double[] matchedOf(final IntPredicate isWanted) {
            return chosen(matched, isWanted);
        }

        /** The defined cosines of some unmatched pairs, by their numbers. */
        double[] unmatchedOf(final IntPredicate isWanted) {
            return chosen(unmatched, isWanted);
        }

        private static double[] chosen(final double[] cosines, final IntPredicate isWanted) {
            final double[] chosen = new double[cosines.length];
            int count = 0;
            for (int pair = 0; pair < cosines.length; pair++) {
                if (!Double.isNaN(cosines[pair]) && isWanted.test(pair)) {
                    chosen[count++] = cosines[pair];
                }
            }
            return Arrays.copyOf(chosen, count);
        }

        /**
         * The same summed up.
         *
         * @param pairs with the units that they belong to
         * @param progress told now and then, without a fraction
         */
        AlignmentScore score(final Separation.Pairs pairs, final Progress progress) {
            return AlignmentScore.of(
                    pairs.measured(matched, unmatched),
                    sampled,
                    RetrievalRate.of(searched.found(), searched.byChance()),
                    progress);
        }
    }

    /**
     * Measures.
     *
     * @param first the shifts that pairs start from
     * @param second those that they end at
     * @param progress told often enough to cancel within a second, without a fraction
     */
    Measured measure(final UnitShifts first, final UnitShifts second, final Progress progress) {
        return new Measured(
                cosines(matched, first, second, progress),
                cosines(unmatched, first, second, progress),
                unmatched.sampled(),
                search(first, second, progress));
    }

    /**
     * The units of the shifts that are searched for, one a search.
     *
     * @param units for every shift the number of its unit
     */
    ClusteredPairs searched(final int[] units) {
        return ClusteredPairs.within(searches.stream()
                .flatMapToInt(search -> Arrays.stream(search.queries()))
                .map(query -> units[query])
                .toArray());
    }

    private static double[] cosines(
            final IndexPairs pairs, final UnitShifts first, final UnitShifts second, final Progress progress) {
        final double[] cosines = new double[pairs.size()];
        for (int pair = 0; pair < cosines.length; pair++) {
            if (pair % PAIRS_PER_REPORT == 0) {
                progress.report(Double.NaN, () -> "Comparing shifts");
            }
            cosines[pair] = first.cosine(pairs.first()[pair], second, pairs.second()[pair]);
        }
        return cosines;
    }

    private Searched search(final UnitShifts first, final UnitShifts second, final Progress progress) {
        final double[] found = new double
                [searches.stream().mapToInt(search -> search.queries().length).sum()];
        final double[] byChance = new double[found.length];
        int next = 0;
        for (final Search search : searches) {
            final UnitShifts queries = search.isForward() ? first : second;
            final UnitShifts targets = search.isForward() ? second : first;
            if (search.queries().length == 0) {
                continue;
            }
            final var product = RowProduct.ofRows(targets.units());
            final var scratch = product.newScratch();
            final long workPerRow = Math.max(1, (long) targets.size() * targets.units()[0].length);
            final int block = (int) Math.max(1, Math.min(LARGEST_BLOCK, WORK_PER_REPORT / workPerRow));
            final double[][] rows = new double[block][];
            final double[][] products = new double[block][targets.size()];
            for (int begin = 0; begin < search.queries().length; begin += block) {
                progress.report(Double.NaN, () -> "Searching for the nearest shifts");
                final int count = Math.min(block, search.queries().length - begin);
                for (int r = 0; r < count; r++) {
                    rows[r] = queries.units()[search.queries()[begin + r]];
                }
                product.multiply(rows, count, products, scratch);
                for (int r = 0; r < count; r++) {
                    final int query = search.queries()[begin + r];
                    final Nearest own = nearest(query, products[r], targets, search.own());
                    final Nearest rival = nearest(query, products[r], targets, search.rival());
                    final boolean isSearched =
                            queries.hasDirection(query) && own.candidates() > 0 && rival.candidates() > 0;
                    found[next] = !isSearched ? Double.NaN : own.cosine() > rival.cosine() ? 1 : 0;
                    byChance[next] = !isSearched
                            ? Double.NaN
                            : (double) own.candidates() / (own.candidates() + rival.candidates());
                    next++;
                }
            }
        }
        return new Searched(found, byChance);
    }

    /**
     * The nearest of some shifts.
     *
     * @param cosine with it
     * @param candidates how many there are
     */
    private record Nearest(double cosine, int candidates) {}

    private static Nearest nearest(
            final int query, final double[] products, final UnitShifts targets, final Relation relation) {
        double best = Double.NEGATIVE_INFINITY;
        int candidates = 0;
        for (int target = 0; target < products.length; target++) {
            if (relation.holds(query, target) && targets.hasDirection(target)) {
                best = Math.max(best, products[target]);
                candidates++;
            }
        }
        return new Nearest(candidates == 0 ? Double.NaN : UnitShifts.cosine(best), candidates);
    }
}
