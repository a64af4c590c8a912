package org.latentalign.score.statistics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * An estimate, and what it would be without each of the independent units (clusters) that it rests on: the delete-one
 * jackknife (Tukey 1958; Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 11) with Student's t and
 * one degree of freedom less than units. Percentile bootstraps over few units cover too little.
 *
 * @param estimate from all units; NaN where not defined
 * @param clusters the n units, ascending, by their numbers
 * @param leftOut for each of them, the estimate without it; NaN where not defined
 */
public record Jackknife(double estimate, int[] clusters, double[] leftOut) {

    /** Keeps the inverse hyperbolic tangent finite. */
    private static final double BELOW_ONE = Math.nextDown(1.0);

    /** @throws IllegalArgumentException when there are not as many estimates as units */
    public Jackknife {
        if (clusters.length != leftOut.length) {
            throw new IllegalArgumentException(
                    leftOut.length + " estimates do not belong to " + clusters.length + " units.");
        }
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof Jackknife jackknife
                && Double.compare(estimate, jackknife.estimate) == 0
                && Arrays.equals(clusters, jackknife.clusters)
                && Arrays.equals(leftOut, jackknife.leftOut);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Double.hashCode(estimate) + Arrays.hashCode(clusters)) + Arrays.hashCode(leftOut);
    }

    @Override
    public String toString() {
        return estimate + " over " + size() + " units";
    }

    /** @return n, how many independent units there are */
    public int size() {
        return clusters.length;
    }

    /** @return the standard error of the estimate; NaN for fewer than two units */
    public double standardError() {
        return standardError(value -> value);
    }

    /**
     * The interval on the scale of the estimate itself; for a difference.
     *
     * @return what the number of units allows
     */
    public ConfidenceInterval interval() {
        return interval(value -> value, value -> value);
    }

    /**
     * The interval of a mean cosine or a correlation, found on the scale of Fisher's z (the inverse hyperbolic tangent),
     * where it is nearly symmetric.
     *
     * @return what the number of units allows, within -1 and 1
     */
    public ConfidenceInterval correlationInterval() {
        return interval(Jackknife::fisher, Math::tanh);
    }

    /**
     * The interval of an area under the curve, with the standard error of the area on the scale of the logit. Where
     * matched and unmatched pairs are apart altogether, the area has no error to be seen; then it is as for n
     * successes in n trials.
     *
     * @return what the number of units allows, within 0 and 1
     */
    public ConfidenceInterval areaInterval() {
        final int n = size();
        if (n < ConfidenceInterval.FEWEST_CLUSTERS) {
            return new ConfidenceInterval.TooFew(n);
        }
        final double edge = Math.pow((1 - ConfidenceInterval.LEVEL) / 2, 1.0 / n);
        if (estimate >= 1) {
            return ConfidenceInterval.of(edge, 1, n);
        }
        if (estimate <= 0) {
            return ConfidenceInterval.of(0, 1 - edge, n);
        }
        final double logit = Math.log(estimate / (1 - estimate));
        final double distance = quantile() * standardError() / (estimate * (1 - estimate));
        return ConfidenceInterval.of(logistic(logit - distance), logistic(logit + distance), n);
    }

    /**
     * A paired difference: this estimate less another one of the same units, such as after less before.
     *
     * @param other rests on the same units; one that it does not rest on leaves it as it is
     */
    public Jackknife minus(final Jackknife other) {
        final int[] both = IntStream.concat(Arrays.stream(clusters), Arrays.stream(other.clusters))
                .distinct()
                .sorted()
                .toArray();
        return new Jackknife(
                estimate - other.estimate,
                both,
                Arrays.stream(both)
                        .mapToDouble(cluster -> without(cluster) - other.without(cluster))
                        .toArray());
    }

    private double without(final int cluster) {
        final int place = Arrays.binarySearch(clusters, cluster);
        return place < 0 ? estimate : leftOut[place];
    }

    private ConfidenceInterval interval(final DoubleUnaryOperator scale, final DoubleUnaryOperator back) {
        if (size() < ConfidenceInterval.FEWEST_CLUSTERS) {
            return new ConfidenceInterval.TooFew(size());
        }
        final double center = scale.applyAsDouble(estimate);
        final double distance = quantile() * standardError(scale);
        return ConfidenceInterval.of(
                back.applyAsDouble(center - distance), back.applyAsDouble(center + distance), size());
    }

    private double standardError(final DoubleUnaryOperator scale) {
        final int n = size();
        if (n < 2) {
            return Double.NaN;
        }
        final double[] scaled = Arrays.stream(leftOut).map(scale).toArray();
        final double mean = Arrays.stream(scaled).sum() / n;
        double square = 0;
        for (final double value : scaled) {
            square += (value - mean) * (value - mean);
        }
        return Math.sqrt((n - 1.0) / n * square);
    }

    private double quantile() {
        return new StudentT(size() - 1).quantile((1 + ConfidenceInterval.LEVEL) / 2);
    }

    /** The inverse hyperbolic tangent. */
    private static double fisher(final double r) {
        final double inside = Math.max(-BELOW_ONE, Math.min(BELOW_ONE, r));
        return 0.5 * (Math.log1p(inside) - Math.log1p(-inside));
    }

    private static double logistic(final double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
