package org.latentalign.score;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.latentalign.progress.Progress;

/**
 * Shifts seen in two places, such as the signatures of the same drugs in two cell lines: row i of the one belongs to
 * row i of the other (section 6.3 of the paper). Partners that do not belong together are the baseline.
 */
public final class MatchedShifts {

    private final double[][] first;

    private final double[][] second;

    private final int[] clusters;

    /**
     * @param first p shifts of d values each
     * @param second their p partners
     * @throws IllegalArgumentException when the two differ in number
     */
    public MatchedShifts(final double[][] first, final double[][] second) {
        this(first, second, IntStream.range(0, first.length).toArray());
    }

    /**
     * Shifts of which some are related without being matched, such as two doses of one drug: these are no unmatched
     * pairs, and no rivals in retrieval.
     *
     * @param first p shifts of d values each
     * @param second their p partners
     * @param clusters for each shift the cluster of related shifts that it belongs to
     * @throws IllegalArgumentException when they differ in number
     */
    public MatchedShifts(final double[][] first, final double[][] second, final int[] clusters) {
        if (first.length != second.length || first.length != clusters.length) {
            throw new IllegalArgumentException(
                    first.length + " shifts cannot be matched with " + second.length + " partners.");
        }
        this.first = first;
        this.second = second;
        this.clusters = clusters;
    }

    /** The p cosines of matched shifts, NaN where one has length zero. */
    public double[] cosines() {
        return IntStream.range(0, first.length)
                .mapToDouble(i -> Cosine.between(first[i], second[i]))
                .toArray();
    }

    /**
     * Scores the matched shifts against all unmatched partners, or against a sample of them when there are more than
     * the limit.
     *
     * @param bootstrap for the interval of the mean; its seed also draws the sample
     * @param unmatchedLimit the largest number of unmatched pairs that enter the baseline and the AUC
     * @param progress told after every shift
     */
    public AlignmentScore score(final Bootstrap bootstrap, final int unmatchedLimit, final Progress progress) {
        final int p = first.length;
        final double[] matched = cosines();
        final boolean[] retrievedForward = new boolean[p];
        final double[] bestBackward = new double[p];
        Arrays.fill(bestBackward, Double.NEGATIVE_INFINITY);
        final long all = unmatchedPairs();
        final boolean sampled = all > unmatchedLimit;
        final double[] unmatched = new double[(int) Math.min(all, unmatchedLimit)];
        int next = 0;
        for (int i = 0; i < p; i++) {
            final int shift = i;
            progress.report((double) i / p, () -> "Comparing shift " + (shift + 1) + " of " + p);
            double bestForward = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < p; j++) {
                if (clusters[i] == clusters[j]) {
                    continue;
                }
                final double cosine = Cosine.between(first[i], second[j]);
                if (!sampled) {
                    unmatched[next++] = cosine;
                }
                // a comparison with NaN is false: an undefined partner is no rival
                if (cosine > bestForward) {
                    bestForward = cosine;
                }
                if (cosine > bestBackward[j]) {
                    bestBackward[j] = cosine;
                }
            }
            retrievedForward[i] = matched[i] > bestForward;
        }
        if (sampled) {
            sample(unmatched, bootstrap.seed());
        }
        return AlignmentScore.of(
                matched, unmatched, sampled, retrieval(matched, retrievedForward, bestBackward), bootstrap);
    }

    /**
     * The share of successful searches over both directions: is the partner strictly nearer than every other shift of
     * the other side? NaN when there is no rival or nothing to search for.
     */
    private static double retrieval(
            final double[] matched, final boolean[] retrievedForward, final double[] bestBackward) {
        int searches = 0;
        int found = 0;
        for (int i = 0; i < matched.length; i++) {
            if (!Double.isNaN(matched[i])) {
                searches += 2;
                found += (retrievedForward[i] ? 1 : 0) + (matched[i] > bestBackward[i] ? 1 : 0);
            }
        }
        return searches <= 2 ? Double.NaN : (double) found / searches;
    }

    /** Ordered pairs of shifts of different clusters. */
    private long unmatchedPairs() {
        final Map<Integer, Long> sizes =
                Arrays.stream(clusters).boxed().collect(Collectors.groupingBy(c -> c, Collectors.counting()));
        final long p = clusters.length;
        return p * p - sizes.values().stream().mapToLong(size -> size * size).sum();
    }

    private void sample(final double[] unmatched, final long seed) {
        final int p = first.length;
        final var random = new SplittableRandom(seed);
        int draw = 0;
        while (draw < unmatched.length) {
            final int i = Bootstrap.index(random, p);
            final int j = Bootstrap.index(random, p);
            if (clusters[i] != clusters[j]) {
                unmatched[draw++] = Cosine.between(first[i], second[j]);
            }
        }
    }
}
