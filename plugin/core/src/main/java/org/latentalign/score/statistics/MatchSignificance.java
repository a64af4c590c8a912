package org.latentalign.score.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * For every match, such as a drug in two cell lines, whether it is better than chance: its cosine, standardized by
 * unmatched ones of similar strength, is compared with all unmatched ones, standardized alike. Unmatched pairs share
 * their controls as matched ones do, so shared controls are no false alarm. Genes are not permuted (they are not
 * independent), nor are labels of samples (that asks whether there is any effect, not whether two are alike).
 *
 * @param standardized for every match the standardized cosine; NaN where there is none
 * @param p for every match the share of unmatched cosines that are as high, itself counted with them; NaN where there
 *     is none
 * @param falseDiscoveryRate p adjusted by {@link FalseDiscoveryRate}
 * @param smallestP the smallest p-value that can be attained with so many matches
 */
public record MatchSignificance(double[] standardized, double[] p, double[] falseDiscoveryRate, double smallestP) {

    /** Fewer drugs or directions give no p-value. */
    public static final int FEWEST_UNITS = StrengthMatching.FEWEST_UNITS;

    /** Standardized cosines that differ by less are the same. */
    private static final double ROUNDING = 1e-12;

    /**
     * Of every drug of two contexts.
     *
     * @param cosines between the drugs of the one and the other context
     * @return a figure for every drug, or nothing when fewer than {@link #FEWEST_UNITS} have a direction in both
     */
    public static Optional<MatchSignificance> ofDrugs(final DrugCosines cosines) {
        final int p = cosines.drugs().size();
        final var matching = new StrengthMatching(
                cosines.cosines(),
                cosines.drugs(),
                cosines.firstLogStrength(),
                cosines.secondLogStrength(),
                IntStream.range(0, p).toArray());
        final double[] z = new double[p];
        Arrays.fill(z, Double.NaN);
        matching.forEach((first, second, isMatched, value) -> {
            if (isMatched) {
                z[first] = value;
            }
        });
        return of(matching, z, false);
    }

    /**
     * Of pairs of directions of one group, among the directions of all groups.
     *
     * @param cosines n x n, between all directions
     * @param names of the directions
     * @param logLengths the natural logarithms of their lengths; NaN for a direction of length 0
     * @param groups for every direction the number of its group
     * @param pairs the matched pairs, by their indices, two a pair
     * @return a figure for every pair, or nothing when there are fewer than {@link #FEWEST_UNITS} directions, or none of
     *     another group
     */
    public static Optional<MatchSignificance> ofPairs(
            final double[][] cosines,
            final List<String> names,
            final double[] logLengths,
            final int[] groups,
            final int[][] pairs) {
        final var matching = new StrengthMatching(cosines, names, logLengths, logLengths, groups);
        final double[][] z = new double[groups.length][];
        for (final int[] pair : pairs) {
            if (z[pair[0]] == null) {
                z[pair[0]] = new double[groups.length];
                Arrays.fill(z[pair[0]], Double.NaN);
            }
        }
        matching.forEach((first, second, isMatched, value) -> {
            if (isMatched && z[first] != null) {
                z[first][second] = value;
            }
        });
        return of(
                matching,
                Arrays.stream(pairs).mapToDouble(pair -> z[pair[0]][pair[1]]).toArray(),
                true);
    }

    private static Optional<MatchSignificance> of(
            final StrengthMatching matching, final double[] z, final boolean isSymmetric) {
        final int[] order = IntStream.range(0, z.length)
                .filter(i -> !Double.isNaN(z[i]))
                .boxed()
                .sorted((i, j) -> Double.compare(z[i], z[j]))
                .mapToInt(i -> i)
                .toArray();
        final double[] limits = Arrays.stream(order)
                .mapToDouble(i -> Double.isInfinite(z[i]) ? z[i] : z[i] - ROUNDING * (1 + Math.abs(z[i])))
                .toArray();
        // reached[r]: how many unmatched cosines reach the r lowest limits and no further one
        final long[] reached = new long[limits.length + 1];
        matching.forEach((first, second, isMatched, value) -> {
            if (!isMatched && !Double.isNaN(value) && (!isSymmetric || first < second)) {
                final int below = SortedValues.below(limits, value);
                reached[SortedValues.notAbove(limits, value, below)]++;
            }
        });
        final long all = Arrays.stream(reached).sum();
        if (matching.size() < FEWEST_UNITS || all == 0) {
            return Optional.empty();
        }
        final double[] p = new double[z.length];
        Arrays.fill(p, Double.NaN);
        long asHigh = 0;
        for (int rank = limits.length; rank > 0; rank--) {
            asHigh += reached[rank];
            p[order[rank - 1]] = (1.0 + asHigh) / (1 + all);
        }
        return Optional.of(new MatchSignificance(z, p, FalseDiscoveryRate.adjusted(p), 1.0 / (1 + all)));
    }
}
