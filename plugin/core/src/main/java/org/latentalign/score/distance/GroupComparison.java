package org.latentalign.score.distance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Randoms;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.FalseDiscoveryRate;
import org.latentalign.threads.ParallelParts;

/**
 * How far groups of rows are apart, and whether farther than chance puts them: every distance stands beside those that
 * the same rows have when their labels are exchanged.
 *
 * @param pairs the compared pairs, in the order of their groups
 * @param standardizedNull how many relabeled distances, standardized as those of the pairs are, lie in each of as many
 *     equally wide bins from {@link #NULL_FROM} to {@link #NULL_TO}; those beyond count in the last bin
 * @param smallestSingleRate the smallest false discovery rate that one pair alone can reach with so many pairs and
 *     permutations
 */
public record GroupComparison(List<PairComparison> pairs, long[] standardizedNull, double smallestSingleRate) {

    /** Where the bins of the null begin, in standard deviations. */
    public static final double NULL_FROM = -5;

    /** Where they end. */
    public static final double NULL_TO = 15;

    /** How many there are. */
    public static final int NULL_BINS = 400;

    /**
     * A pair that more permutations than this have reached needs no more of them: it is far from passing. That only
     * pairs with fewer get more keeps their p-values valid (Besag and Clifford, "Sequential Monte Carlo p-values", 1991).
     */
    private static final int FEW_EXCEEDANCES = 10;

    /** Independent streams of random numbers. */
    private static final long FIRST_STREAM = 1L << 40;

    private static final long LAST_STREAM = 2L << 40;

    /**
     * Compares.
     *
     * @param all the rows
     * @param reference the group that all others are compared with; empty for all pairs
     * @param options how
     * @param executor runs helpers
     * @param helpers how many threads beside the calling one; the result does not depend on it
     * @param progress told often enough to cancel within a second
     * @throws FitException when values are so far apart that a double cannot hold their squared distance
     */
    public static GroupComparison of(
            final GroupedRows all,
            final OptionalInt reference,
            final ComparisonOptions options,
            final Executor executor,
            final int helpers,
            final Progress progress)
            throws FitException {
        requireMeasurable(all);
        final GroupedRows rows = all.limited(options.rows(), options.seed());
        final List<int[]> chosen = choose(rows.names().size(), reference);
        final AtomicLongArray standardized = new AtomicLongArray(NULL_BINS);
        final PairComparison[] pairs = new PairComparison[chosen.size()];
        final Pairs work = new Pairs(rows, rows.members(), chosen, options);
        final double firstShare = options.lastPermutations(pairs.length) > options.firstPermutations() ? 0.5 : 1;
        ParallelParts.run(
                pairs.length,
                (k, check) -> pairs[k] = work.compare(k, standardized, check),
                executor,
                helpers,
                (fraction, message) -> progress.report(firstShare * fraction, message),
                () -> "Comparing groups");
        adjust(pairs);
        final int[] open = open(pairs, options);
        ParallelParts.run(
                open.length,
                (k, check) -> pairs[open[k]] = work.grow(open[k], pairs[open[k]], pairs.length, check),
                executor,
                helpers,
                (fraction, message) -> progress.report(firstShare + (1 - firstShare) * fraction, message),
                () -> "Permuting further where a pair could pass");
        adjust(pairs);
        final long[] bins = new long[NULL_BINS];
        Arrays.setAll(bins, standardized::get);
        return new GroupComparison(List.of(pairs), bins, smallestSingleRate(pairs, options));
    }

    /** A square that is infinite would make every distance infinite. */
    private static void requireMeasurable(final GroupedRows rows) throws FitException {
        double largest = 0;
        for (final double[] row : rows.rows()) {
            for (final double value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        final double d = rows.rows().length == 0 ? 1 : rows.rows()[0].length;
        if (!(4 * largest * largest * d * rows.rows().length < Double.MAX_VALUE)) {
            throw new FitException("Values as large as " + largest
                    + " are too large for a double to hold their squared distances: divide all vectors by a constant.");
        }
    }

    /**
     * The pairs that are compared.
     *
     * @param groups how many there are
     * @param reference the group that all others are compared with; empty for all pairs
     * @return the numbers of both groups, the reference second
     */
    public static List<int[]> choose(final int groups, final OptionalInt reference) {
        final List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            if (reference.isPresent()) {
                if (i != reference.getAsInt()) {
                    pairs.add(new int[] {i, reference.getAsInt()});
                }
            } else {
                for (int j = i + 1; j < groups; j++) {
                    pairs.add(new int[] {i, j});
                }
            }
        }
        return pairs;
    }

    private static void adjust(final PairComparison[] pairs) {
        final double[] rates = FalseDiscoveryRate.adjusted(
                Arrays.stream(pairs).mapToDouble(PairComparison::pValue).toArray());
        for (int k = 0; k < pairs.length; k++) {
            pairs[k] = pairs[k].withFalseDiscoveryRate(rates[k]);
        }
    }

    /** Pairs that have not passed and could with more permutations. */
    private static int[] open(final PairComparison[] pairs, final ComparisonOptions options) {
        final int last = options.lastPermutations(pairs.length);
        return IntStream.range(0, pairs.length)
                .filter(k -> pairs[k].permutations() > 0
                        && pairs[k].permutations() < last
                        && pairs[k].exceedances() <= FEW_EXCEEDANCES
                        && pairs[k].falseDiscoveryRate() > options.level())
                .toArray();
    }

    private static double smallestSingleRate(final PairComparison[] pairs, final ComparisonOptions options) {
        final long tested = Arrays.stream(pairs)
                .filter(pair -> !Double.isNaN(pair.pValue()))
                .count();
        final double smallest = Arrays.stream(pairs)
                .filter(pair -> !Double.isNaN(pair.pValue()))
                .mapToDouble(PairComparison::smallestPValue)
                .min()
                .orElse(1);
        final double byPermutations = 1.0 / (1 + options.lastPermutations(pairs.length));
        return Math.min(1, tested * Math.max(smallest, byPermutations));
    }

    /** @return how many pairs have a p-value */
    public long tested() {
        return pairs.stream().filter(pair -> !Double.isNaN(pair.pValue())).count();
    }

    /** @return how many pairs differ at a false discovery rate */
    public long differing(final double level) {
        return pairs.stream().filter(pair -> pair.falseDiscoveryRate() <= level).count();
    }

    /** The work on single pairs. */
    private record Pairs(GroupedRows rows, int[][] members, List<int[]> chosen, ComparisonOptions options) {

        PairComparison compare(final int k, final AtomicLongArray standardized, final Runnable check) {
            final int[] first = members[chosen.get(k)[0]];
            final int[] second = members[chosen.get(k)[1]];
            if (first.length < 2 || second.length < 2) {
                return undefined(k, Double.NaN, 1);
            }
            final double[][] pooled = pooled(first, second);
            final double[] labels = labels(first.length, pooled.length);
            final LabeledDistance distance = options.distance().on(pooled, check);
            final double observed = distance.of(labels);
            check.run();
            final Relabeling relabeling = relabeling(first, second, labels);
            final double smallest = relabeling.smallestPValue();
            if (smallest == 1 || Double.isNaN(observed)) {
                return undefined(k, observed, smallest);
            }
            final RelabeledDistances test = RelabeledDistances.run(
                    distance,
                    labels,
                    relabeling,
                    options.firstPermutations(),
                    Randoms.seed(options.seed(), FIRST_STREAM + k),
                    check);
            final double[] nulls = test.distances();
            final double nullMedian = nulls.length == 0 ? Double.NaN : Medians.of(nulls);
            final double mean = Arrays.stream(nulls).average().orElse(Double.NaN);
            final double deviation = Math.sqrt(Arrays.stream(nulls)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElse(Double.NaN));
            if (deviation > 0) {
                for (final double value : nulls) {
                    final double place = ((value - mean) / deviation - NULL_FROM) / (NULL_TO - NULL_FROM) * NULL_BINS;
                    standardized.incrementAndGet((int) Math.max(0, Math.min(NULL_BINS - 1, place)));
                }
            }
            return new PairComparison(
                    chosen.get(k)[0],
                    chosen.get(k)[1],
                    first.length,
                    second.length,
                    observed,
                    nullMedian,
                    deviation > 0 ? (observed - mean) / deviation : Double.NaN,
                    test.exceedances(),
                    options.firstPermutations(),
                    test.undefined(),
                    smallest,
                    Double.NaN,
                    meanShare(distance, pooled, labels, observed, nullMedian, check));
        }

        private PairComparison undefined(final int k, final double distance, final double smallest) {
            return new PairComparison(
                    chosen.get(k)[0],
                    chosen.get(k)[1],
                    members[chosen.get(k)[0]].length,
                    members[chosen.get(k)[1]].length,
                    distance,
                    Double.NaN,
                    Double.NaN,
                    0,
                    0,
                    0,
                    smallest,
                    Double.NaN,
                    Double.NaN);
        }

        PairComparison grow(final int k, final PairComparison pair, final int pairs, final Runnable check) {
            final int[] first = members[pair.first()];
            final int[] second = members[pair.second()];
            final double[][] pooled = pooled(first, second);
            final double[] labels = labels(first.length, pooled.length);
            final int more = options.lastPermutations(pairs) - pair.permutations();
            final RelabeledDistances test = RelabeledDistances.run(
                    options.distance().on(pooled, check),
                    labels,
                    relabeling(first, second, labels),
                    more,
                    Randoms.seed(options.seed(), LAST_STREAM + k),
                    check);
            return pair.with(test.exceedances(), more, test.undefined());
        }

        private double[][] pooled(final int[] first, final int[] second) {
            final double[][] pooled = new double[first.length + second.length][];
            for (int i = 0; i < pooled.length; i++) {
                pooled[i] = rows.rows()[i < first.length ? first[i] : second[i - first.length]];
            }
            return pooled;
        }

        private static double[] labels(final int first, final int all) {
            final double[] labels = new double[all];
            Arrays.fill(labels, 0, first, 1);
            return labels;
        }

        private Relabeling relabeling(final int[] first, final int[] second, final double[] labels) {
            final int[] strata = new int[labels.length];
            final int[] clusters = new int[labels.length];
            for (int i = 0; i < labels.length; i++) {
                final int row = i < first.length ? first[i] : second[i - first.length];
                strata[i] = rows.strata()[row];
                clusters[i] = rows.clusters()[row];
            }
            return Relabeling.of(labels, strata, clusters);
        }

        /**
         * How much smaller the distance is between the centered groups. Sampling alone moves means apart, by {@code
         * trace (1/n + 1/m)} in squares on average; to second order distances grow with the square of a shift, so that
         * share of what vanishes is not counted.
         */
        private double meanShare(
                final LabeledDistance distance,
                final double[][] pooled,
                final double[] labels,
                final double observed,
                final double nullMedian,
                final Runnable check) {
            if (!(observed > nullMedian)) {
                return Double.NaN;
            }
            final MeanShift shift = MeanShift.of(pooled, labels);
            final double rest = options.distance().moved(distance, shift.centered(), labels, check);
            return Math.max(0, Math.min(1, shift.realShare() * (observed - rest) / (observed - nullMedian)));
        }
    }
}
