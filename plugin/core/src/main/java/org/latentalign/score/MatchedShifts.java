package org.latentalign.score;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.latentalign.kernel.Cosine;
import org.latentalign.progress.Progress;

/**
 * Shifts seen in two places, such as the signatures of the same drugs in two cell lines: row i of the one belongs to
 * row i of the other (section 6.3 of the paper). Partners that do not belong together are the baseline.
 */
public final class MatchedShifts {

    private static final int PAIRS_PER_REPORT = 1024;

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
        final double[] bestForward = new double[p];
        final double[] bestBackward = new double[p];
        Arrays.fill(bestForward, Double.NEGATIVE_INFINITY);
        Arrays.fill(bestBackward, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < p; i++) {
            final int shift = i;
            progress.report((double) i / p, () -> "Comparing shift " + (shift + 1) + " of " + p);
            for (int j = 0; j < p; j++) {
                if (clusters[i] == clusters[j]) {
                    continue;
                }
                final double cosine = Cosine.between(first[i], second[j]);
                // a comparison with NaN is false: an undefined partner is no rival
                if (cosine > bestForward[i]) {
                    bestForward[i] = cosine;
                }
                if (cosine > bestBackward[j]) {
                    bestBackward[j] = cosine;
                }
            }
        }
        final var pairs = IndexPairs.ofDifferentClusters(clusters, unmatchedLimit, bootstrap.seed());
        final double[] unmatched = new double[pairs.size()];
        for (int pair = 0; pair < unmatched.length; pair++) {
            if (pair % PAIRS_PER_REPORT == 0) {
                progress.report(Double.NaN, () -> "Comparing unmatched shifts");
            }
            unmatched[pair] = Cosine.between(first[pairs.first()[pair]], second[pairs.second()[pair]]);
        }
        return AlignmentScore.of(
                matched,
                unmatched,
                pairs.sampled(),
                retrieval(matched, bestForward, bestBackward),
                bootstrap,
                progress);
    }

    /**
     * The share of successful searches over both directions: is the partner strictly nearer than every other shift of
     * the other side? NaN when there is no rival or nothing to search for.
     */
    private static double retrieval(final double[] matched, final double[] bestForward, final double[] bestBackward) {
        int searches = 0;
        int found = 0;
        for (int i = 0; i < matched.length; i++) {
            for (final double best : new double[] {bestForward[i], bestBackward[i]}) {
                if (!Double.isNaN(matched[i]) && best > Double.NEGATIVE_INFINITY) {
                    searches++;
                    found += matched[i] > best ? 1 : 0;
                }
            }
        }
        return searches == 0 ? Double.NaN : (double) found / searches;
    }
}
