package org.latentalign.score.distance;

/**
 * Two groups and how far they are apart.
 *
 * @param first number of the one group
 * @param second number of the other
 * @param firstRows rows of the first group that were compared
 * @param secondRows rows of the second group that were compared
 * @param distance between them; NaN when it could not be computed
 * @param nullMedian the median distance of relabeled rows
 * @param standardized the distance less the mean of the relabeled ones, in their standard deviations; NaN when all
 *     relabeled distances are the same
 * @param exceedances how many relabeled distances were at least as large
 * @param permutations how many there were; 0 when no label could be exchanged
 * @param undefined how many of the relabeled distances could not be computed; they count as at least as large
 * @param smallestPValue the p-value that no number of permutations gets below, because the groups are small
 * @param falseDiscoveryRate the adjusted p-value; NaN without a p-value
 * @param meanShare the share of the distance, as far as it exceeds its null median, that vanishes when both groups are
 *     moved to the same mean, from 0 to 1; NaN when it does not exceed it
 */
public record PairComparison(
        int first,
        int second,
        int firstRows,
        int secondRows,
        double distance,
        double nullMedian,
        double standardized,
        int exceedances,
        int permutations,
        int undefined,
        double smallestPValue,
        double falseDiscoveryRate,
        double meanShare) {

    /** @return {@code (1 + exceedances) / (1 + permutations)}; NaN when there is none */
    public double pValue() {
        return permutations == 0 || Double.isNaN(distance) ? Double.NaN : (1.0 + exceedances) / (1.0 + permutations);
    }

    PairComparison with(final int moreExceedances, final int morePermutations, final int moreUndefined) {
        return new PairComparison(
                first,
                second,
                firstRows,
                secondRows,
                distance,
                nullMedian,
                standardized,
                exceedances + moreExceedances,
                permutations + morePermutations,
                undefined + moreUndefined,
                smallestPValue,
                falseDiscoveryRate,
                meanShare);
    }

    PairComparison withFalseDiscoveryRate(final double rate) {
        return new PairComparison(
                first,
                second,
                firstRows,
                secondRows,
                distance,
                nullMedian,
                standardized,
                exceedances,
                permutations,
                undefined,
                smallestPValue,
                rate,
                meanShare);
    }
}
