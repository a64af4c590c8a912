package org.latentalign.score.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.latentalign.progress.Progress;

/** How well matched cosines stand out from unmatched ones. */
public final class Separation {

    private Separation() {}

    /**
     * Pairs that are compared with each other and with no others, such as those of one pair of cell lines; chosen once,
     * and measured in any number of spaces.
     *
     * @param matched the units of the matched pairs
     * @param unmatched the units of the unmatched pairs
     */
    public record Pairs(ClusteredPairs matched, ClusteredPairs unmatched) {

        /**
         * @param ofMatched a cosine for every matched pair, NaN where not defined
         * @param ofUnmatched a cosine for every unmatched pair, NaN where not defined
         */
        public Measured measured(final double[] ofMatched, final double[] ofUnmatched) {
            return new Measured(this, ofMatched, ofUnmatched);
        }
    }

    /**
     * Pairs with their cosines in one space.
     *
     * @param pairs which pairs
     * @param matched a cosine for every matched pair, NaN where not defined
     * @param unmatched a cosine for every unmatched pair, NaN where not defined
     */
    public record Measured(Pairs pairs, double[] matched, double[] unmatched) {}

    /**
     * The area under the ROC curve: the probability that a matched cosine is larger than an unmatched one, ties counted
     * half (the Mann-Whitney statistic over the number of pairs). 0.5 means that matched pairs look like any other.
     *
     * @param matched cosines of matched pairs, without NaN
     * @param unmatched cosines of unmatched pairs, without NaN
     * @return NaN when one of them is empty
     */
    public static double areaUnderCurve(final double[] matched, final double[] unmatched) {
        if (matched.length == 0 || unmatched.length == 0) {
            return Double.NaN;
        }
        final double[] sorted = matched.clone();
        Arrays.sort(sorted);
        double wins = 0;
        for (final double cosine : unmatched) {
            wins += above(cosine, sorted);
        }
        return wins / matched.length / unmatched.length;
    }

    /**
     * The area under the ROC curve, and the areas without each unit: a unit is left out on both sides, with all its
     * matched and unmatched pairs. Over several parts it is the mean of their areas, each with the weight of its matched
     * pairs.
     *
     * @param parts in one space; a unit has the same number in all of them
     * @param progress told before each part, without a fraction
     * @return with the units of matched pairs
     */
    public static Jackknife areaUnderCurve(final List<Measured> parts, final Progress progress) {
        final List<PartArea> areas = new ArrayList<>();
        for (final Measured part : parts) {
            progress.report(Double.NaN, () -> "Leaving out one after another");
            areas.add(PartArea.of(part));
        }
        final int[] clusters = areas.stream()
                .filter(part -> !Double.isNaN(part.area()))
                .flatMapToInt(part -> Arrays.stream(part.clusters()))
                .distinct()
                .sorted()
                .toArray();
        return new Jackknife(
                mean(areas, PartArea::area, PartArea::matched),
                clusters,
                Arrays.stream(clusters)
                        .mapToDouble(cluster ->
                                mean(areas, part -> part.areaWithout(cluster), part -> part.matchedWithout(cluster)))
                        .toArray());
    }

    private static double mean(
            final List<PartArea> parts, final ToDoubleFunction<PartArea> area, final ToIntFunction<PartArea> weight) {
        double sum = 0;
        double weights = 0;
        for (final PartArea part : parts) {
            final double value = area.applyAsDouble(part);
            if (!Double.isNaN(value)) {
                sum += weight.applyAsInt(part) * value;
                weights += weight.applyAsInt(part);
            }
        }
        return sum / weights; // 0 / 0 is NaN
    }

    /** How many values are above a cosine, those that equal it counted half. */
    private static double above(final double cosine, final double[] sorted) {
        final int below = SortedValues.below(sorted, cosine);
        return sorted.length - 0.5 * (below + SortedValues.notAbove(sorted, cosine, below));
    }

    private static double[] definedSorted(final double[] cosines) {
        return Arrays.stream(cosines)
                .filter(cosine -> !Double.isNaN(cosine))
                .sorted()
                .toArray();
    }

    /**
     * The area of one part. Counts of wins are kept, not shares, so that a unit is taken out without an error. There are
     * far fewer matched pairs than unmatched ones: those are sorted, and these only looked up.
     *
     * @param clusters the units of its matched pairs, ascending
     * @param area with all of them
     * @param matched how many matched pairs have a cosine
     * @param areasWithout for each unit, the area without it
     * @param matchedLeft for each unit, how many matched pairs there are without it
     */
    private record PartArea(int[] clusters, double area, int matched, double[] areasWithout, int[] matchedLeft) {

        static PartArea of(final Measured part) {
            final double[] sorted = definedSorted(part.matched());
            final int[] clusters = part.pairs().matched().clustersOf(part.matched());
            final int[][] matchedOf = part.pairs().matched().pairsOf(clusters);
            final int[][] unmatchedOf = part.pairs().unmatched().pairsOf(clusters);
            // for every unmatched pair, how many matched ones it loses to; by rank, how often a matched one wins
            final double[] lost = new double[part.unmatched().length];
            final double[] won = new double[sorted.length + 1];
            double wins = 0;
            int unmatched = 0;
            for (int pair = 0; pair < lost.length; pair++) {
                final double cosine = part.unmatched()[pair];
                if (!Double.isNaN(cosine)) {
                    final int below = SortedValues.below(sorted, cosine);
                    final int notAbove = SortedValues.notAbove(sorted, cosine, below);
                    lost[pair] = sorted.length - 0.5 * (below + notAbove);
                    won[below] += 0.5;
                    won[notAbove] += 0.5;
                    wins += lost[pair];
                    unmatched++;
                }
            }
            for (int rank = 1; rank < won.length; rank++) {
                won[rank] += won[rank - 1];
            }
            final double[] areas = new double[clusters.length];
            final int[] left = new int[clusters.length];
            for (int c = 0; c < clusters.length; c++) {
                final double[] own = definedSorted(Arrays.stream(matchedOf[c])
                        .mapToDouble(pair -> part.matched()[pair])
                        .toArray());
                double winsLeft = wins;
                for (final double cosine : own) {
                    winsLeft -= won[SortedValues.below(sorted, cosine)];
                }
                int unmatchedLeft = unmatched;
                for (final int pair : unmatchedOf[c]) {
                    final double cosine = part.unmatched()[pair];
                    if (!Double.isNaN(cosine)) {
                        winsLeft += above(cosine, own) - lost[pair];
                        unmatchedLeft--;
                    }
                }
                left[c] = sorted.length - own.length;
                areas[c] = left[c] == 0 ? Double.NaN : winsLeft / left[c] / unmatchedLeft;
            }
            return new PartArea(
                    clusters,
                    sorted.length == 0 || unmatched == 0 ? Double.NaN : wins / sorted.length / unmatched,
                    sorted.length,
                    areas,
                    left);
        }

        double areaWithout(final int cluster) {
            final int place = Arrays.binarySearch(clusters, cluster);
            return place < 0 ? area : areasWithout[place];
        }

        int matchedWithout(final int cluster) {
            final int place = Arrays.binarySearch(clusters, cluster);
            return place < 0 ? matched : matchedLeft[place];
        }
    }
}
