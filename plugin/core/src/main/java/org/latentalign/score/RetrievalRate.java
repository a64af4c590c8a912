package org.latentalign.score;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How often a shift finds its own partner nearer than every unmatched one, and how often it would if nothing told them
 * apart: with m partners among k candidates, in m of k searches.
 *
 * @param found the share of searches that find it, or NaN without any
 * @param byChance the mean of m / k over the same searches, or NaN
 */
public record RetrievalRate(double found, double byChance) {

    /** Where nothing is searched for. */
    public static final RetrievalRate NONE = new RetrievalRate(Double.NaN, Double.NaN);

    /**
     * @param found for every search 1 or 0, NaN when there is nothing to find
     * @param byChance for every search the probability of finding by chance, NaN for the same ones
     */
    static RetrievalRate of(final double[] found, final double[] byChance) {
        return new RetrievalRate(mean(found), mean(byChance));
    }

    /**
     * The mean of what is defined.
     *
     * @param rates of parts
     * @param weights of the same
     */
    static RetrievalRate weighted(final List<RetrievalRate> rates, final double... weights) {
        return new RetrievalRate(
                weighted(rates, RetrievalRate::found, weights), weighted(rates, RetrievalRate::byChance, weights));
    }

    private static double weighted(
            final List<RetrievalRate> rates, final ToDoubleFunction<RetrievalRate> figure, final double... weights) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < weights.length; i++) {
            final double value = figure.applyAsDouble(rates.get(i));
            if (!Double.isNaN(value)) {
                sum += weights[i] * value;
                all += weights[i];
            }
        }
        return all == 0 ? Double.NaN : sum / all;
    }

    private static double mean(final double... values) {
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
