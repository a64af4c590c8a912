package org.latentalign.score.statistics;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * To which independent units (clusters) the two sides of every pair belong. A unit is left out with all pairs that it
 * has a side in: a drug with all its doses, a word pair with all its questions, a word with all its rated pairs.
 *
 * <p>Chosen once; values of the pairs may be measured in any number of spaces.
 *
 * @param first for each pair, the number of the unit of its one side
 * @param second for each pair, the number of the unit of its other side; the same where both sides are of one unit
 */
public record ClusteredPairs(int[] first, int[] second) {

    /** Units are numbered densely when the largest number is not above so many times how many there are. */
    private static final int DENSE = 100;

    /** @throws IllegalArgumentException when the two differ in length */
    public ClusteredPairs {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    first.length + " sides of pairs do not belong to " + second.length + " other sides.");
        }
    }

    /**
     * Pairs, or single values, that belong to one unit each.
     *
     * @param clusters for each, the number of its unit
     */
    public static ClusteredPairs within(final int[] clusters) {
        return new ClusteredPairs(clusters, clusters);
    }

    /** @return how many pairs there are */
    public int size() {
        return first.length;
    }

    /**
     * The mean of values of the pairs, and the means without each unit.
     *
     * @param values one a pair; NaN where not defined, which is left out
     */
    public Jackknife mean(final double[] values) {
        final int[] clusters = clustersOf(values);
        final double[] sums = new double[clusters.length];
        final int[] counts = new int[clusters.length];
        double sum = 0;
        int count = 0;
        for (int pair = 0; pair < values.length; pair++) {
            if (Double.isNaN(values[pair])) {
                continue;
            }
            sum += values[pair];
            count++;
            final int start = Arrays.binarySearch(clusters, first[pair]);
            sums[start] += values[pair];
            counts[start]++;
            if (second[pair] != first[pair]) {
                final int end = Arrays.binarySearch(clusters, second[pair]);
                sums[end] += values[pair];
                counts[end]++;
            }
        }
        final double[] leftOut = new double[clusters.length];
        for (int c = 0; c < leftOut.length; c++) {
            leftOut[c] = (sum - sums[c]) / (count - counts[c]); // 0 / 0 is NaN
        }
        return new Jackknife(sum / count, clusters, leftOut);
    }

    /**
     * Any statistic of the pairs, and the same without each unit.
     *
     * @param statistic computes it; is told for every pair whether it is left out
     */
    public Jackknife leavingOut(final ToDoubleFunction<boolean[]> statistic) {
        final int[] clusters = IntStream.concat(IntStream.of(first), IntStream.of(second))
                .distinct()
                .sorted()
                .toArray();
        final int[][] pairs = pairsOf(clusters);
        final boolean[] isOut = new boolean[first.length];
        final double estimate = statistic.applyAsDouble(isOut);
        final double[] leftOut = new double[clusters.length];
        for (int c = 0; c < clusters.length; c++) {
            for (final int pair : pairs[c]) {
                isOut[pair] = true;
            }
            leftOut[c] = statistic.applyAsDouble(isOut);
            for (final int pair : pairs[c]) {
                isOut[pair] = false;
            }
        }
        return new Jackknife(estimate, clusters, leftOut);
    }

    /** The units that have a side in a pair with a value, ascending. */
    int[] clustersOf(final double[] values) {
        if (values.length != first.length) {
            throw new IllegalArgumentException(values.length + " values do not belong to " + first.length + " pairs.");
        }
        return IntStream.range(0, values.length)
                .filter(pair -> !Double.isNaN(values[pair]))
                .flatMap(pair -> IntStream.of(first[pair], second[pair]))
                .distinct()
                .sorted()
                .toArray();
    }

    /** Of every one of some units, the pairs in which it has a side. */
    int[][] pairsOf(final int[] clusters) {
        final IntUnaryOperator placeOf = placeIn(clusters);
        final int[] starts = Arrays.stream(first).map(placeOf).toArray();
        final int[] ends = Arrays.stream(second).map(placeOf).toArray();
        final int[] counts = new int[clusters.length];
        for (int pair = 0; pair < first.length; pair++) {
            count(counts, starts[pair]);
            if (second[pair] != first[pair]) {
                count(counts, ends[pair]);
            }
        }
        final int[][] pairs = new int[clusters.length][];
        Arrays.setAll(pairs, c -> new int[counts[c]]);
        Arrays.fill(counts, 0);
        for (int pair = 0; pair < first.length; pair++) {
            put(pairs, counts, starts[pair], pair);
            if (second[pair] != first[pair]) {
                put(pairs, counts, ends[pair], pair);
            }
        }
        return pairs;
    }

    /** Gives the place of a unit among some, or a negative number; from a table where units are numbered densely. */
    private static IntUnaryOperator placeIn(final int[] clusters) {
        final int last = clusters.length == 0 ? -1 : clusters[clusters.length - 1];
        if (clusters.length == 0 || clusters[0] < 0 || last / DENSE > clusters.length) {
            return cluster -> Arrays.binarySearch(clusters, cluster);
        }
        final int[] places = new int[last + 1];
        Arrays.fill(places, -1);
        for (int place = 0; place < clusters.length; place++) {
            places[clusters[place]] = place;
        }
        return cluster -> cluster >= 0 && cluster <= last ? places[cluster] : -1;
    }

    private static void count(final int[] counts, final int cluster) {
        if (cluster >= 0) {
            counts[cluster]++;
        }
    }

    private static void put(final int[][] pairs, final int[] counts, final int cluster, final int pair) {
        if (cluster >= 0) {
            pairs[cluster][counts[cluster]++] = pair;
        }
    }
}
