package org.latentalign.score.shape;

/**
 * How differently two groups vary around their means, along the leading directions of all groups.
 *
 * @param first number of the one group
 * @param second number of the other
 * @param covarianceDistance {@code |S^1/2 - T^1/2|}; NaN when it could not be computed
 * @param nullMedian the median of relabeled contrasts
 * @param pValue with the observed labeling counted among the permutations; NaN when no label could be exchanged, or
 *     rows come in clusters, whose contrasts depend on one another
 * @param falseDiscoveryRate the adjusted p-value
 * @param angles between the leading directions of the groups, in radians, ascending
 * @param nullLargestAngle the median, over relabeled contrasts, of the largest angle
 */
public record PairShape(
        int first,
        int second,
        double covarianceDistance,
        double nullMedian,
        double pValue,
        double falseDiscoveryRate,
        double[] angles,
        double nullLargestAngle) {

    /**
     * A pair whose shapes cannot be compared.
     *
     * @param first number of the one group
     * @param second number of the other
     */
    public static PairShape undefined(final int first, final int second) {
        return new PairShape(first, second, Double.NaN, Double.NaN, Double.NaN, Double.NaN, new double[0], Double.NaN);
    }

    /** @return the largest angle, in radians; NaN when there is none */
    public double largestAngle() {
        return angles.length == 0 ? Double.NaN : angles[angles.length - 1];
    }

    PairShape withFalseDiscoveryRate(final double rate) {
        return new PairShape(first, second, covarianceDistance, nullMedian, pValue, rate, angles, nullLargestAngle);
    }
}
