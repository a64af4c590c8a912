package org.latentalign.score.query;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.latentalign.score.statistics.Jackknife;

/**
 * How well queries find their own drug in one space. Independent units are the queries' drugs.
 *
 * @param queries how many have a drug that the references have, too
 * @param drugs how many different drugs these have
 * @param meanReciprocalRank the mean of 1 / rank of the best reference of the own drug
 * @param first the share of queries at rank 1
 * @param amongFive the share at rank 5 at most
 * @param area under the ROC curve: the probability that a matched cosine is above an unmatched one, of whatever queries
 * @param chance what the mean reciprocal rank would be if all orders were equally likely
 */
public record RetrievalScore(
        int queries,
        int drugs,
        Jackknife meanReciprocalRank,
        double first,
        double amongFive,
        Jackknife area,
        double chance) {

    private static final int FEW = 5;

    /**
     * Sums up.
     *
     * @param ranks of one space
     * @param drugs by rank: the number of the query's drug
     * @param area of the same space
     */
    public static RetrievalScore of(final List<OwnDrugRank> ranks, final int[] drugs, final Jackknife area) {
        return new RetrievalScore(
                ranks.size(),
                (int) Arrays.stream(drugs).distinct().count(),
                mean(ranks, drugs, rank -> 1 / rank.rank()),
                share(ranks, 1),
                share(ranks, FEW),
                area,
                ranks.stream().mapToDouble(RetrievalScore::byChance).average().orElse(Double.NaN));
    }

    private static double share(final List<OwnDrugRank> ranks, final int limit) {
        return ranks.isEmpty()
                ? Double.NaN
                : (double) ranks.stream().filter(rank -> rank.rank() <= limit).count() / ranks.size();
    }

    private static Jackknife mean(
            final List<OwnDrugRank> ranks, final int[] drugs, final ToDoubleFunction<OwnDrugRank> figure) {
        final double[] values = ranks.stream().mapToDouble(figure).toArray();
        final int[] clusters = Arrays.stream(drugs).distinct().sorted().toArray();
        final double[] leftOut = Arrays.stream(clusters)
                .mapToDouble(drug -> meanWithout(values, drugs, drug))
                .toArray();
        return new Jackknife(Arrays.stream(values).average().orElse(Double.NaN), clusters, leftOut);
    }

    private static double meanWithout(final double[] values, final int[] drugs, final int drug) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (drugs[i] != drug) {
                sum += values[i];
                count++;
            }
        }
        return sum / count; // 0 / 0 is NaN
    }

    /**
     * The expected 1 / rank when all orders of the references are equally likely: they are drawn one after the other until one
     * is of the own drug.
     */
    private static double byChance(final OwnDrugRank rank) {
        double expected = 0;
        double allOthers = 1; // the probability that the first r - 1 are others
        final long all = rank.own() + rank.others();
        for (long r = 1; r <= rank.others() + 1 && allOthers > 1e-15; r++) {
            final double ownNext = rank.own() / (double) (all - r + 1);
            expected += allOthers * ownNext / r;
            allOthers *= 1 - ownNext;
        }
        return expected;
    }
}
