package org.latentalign.score.transfer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.latentalign.kernel.Length;
import org.latentalign.kernel.Shift;

/**
 * How much the effect of a drug in each source context, such as a cell line, counts in a prediction for another one: the
 * more, the nearer the two contexts' controls are, {@code exp(-distance / tau)}. Tau is chosen among the sources alone:
 * each is predicted from the others, and the target has no part in the choice.
 *
 * @param distances by source, between the means of its controls and of those of the target
 * @param tau how fast weights fall with distance; nothing when there are fewer than {@link #FEWEST_SOURCES} sources, or
 *     no drug was measured in two of them
 */
public record ContextWeights(Map<String, Double> distances, Optional<Double> tau) {

    /** Fewer sources do not tell how fast weights should fall. */
    public static final int FEWEST_SOURCES = 3;

    /** Times the median distance between sources; infinity weighs all alike. */
    private static final double[] FACTORS = {1 / 16.0, 1 / 8.0, 1 / 4.0, 1 / 2.0, 1, 2, 4, Double.POSITIVE_INFINITY};

    /**
     * Chooses tau.
     *
     * @param controls by source, the mean of its controls, d values
     * @param target the mean of the target's controls
     * @param shifts by source and drug, the signature
     */
    public static ContextWeights of(
            final Map<String, double[]> controls,
            final double[] target,
            final Map<String, Map<String, double[]>> shifts) {
        final Map<String, Double> distances = new TreeMap<>();
        controls.forEach((source, mean) -> distances.put(source, distance(mean, target)));
        if (controls.size() < FEWEST_SOURCES) {
            return new ContextWeights(distances, Optional.empty());
        }
        final List<String> sources = List.copyOf(controls.keySet());
        final double[] between = sources.stream()
                .flatMapToDouble(a -> sources.stream()
                        .filter(b -> a.compareTo(b) < 0)
                        .mapToDouble(b -> distance(controls.get(a), controls.get(b))))
                .sorted()
                .toArray();
        final double median = between[between.length / 2];
        double best = Double.POSITIVE_INFINITY;
        double chosen = Double.NaN;
        for (final double factor : FACTORS) {
            final double tau = factor * median;
            final double error = errorAmongSources(controls, shifts, tau);
            if (error <= best) { // of equals, the one that trusts no single source
                best = error;
                chosen = tau;
            }
        }
        return new ContextWeights(distances, Double.isNaN(chosen) ? Optional.empty() : Optional.of(chosen));
    }

    private static double distance(final double[] a, final double[] b) {
        return Length.of(Shift.between(a, b));
    }

    /** The mean relative error of the drugs of each source, predicted from the others; NaN when there is none. */
    private static double errorAmongSources(
            final Map<String, double[]> controls, final Map<String, Map<String, double[]>> shifts, final double tau) {
        double sum = 0;
        int count = 0;
        for (final String left : controls.keySet()) {
            final Map<String, Double> distances = new TreeMap<>();
            controls.forEach((source, mean) -> {
                if (!source.equals(left)) {
                    distances.put(source, distance(mean, controls.get(left)));
                }
            });
            final var weights = new ContextWeights(distances, Optional.of(tau));
            for (final var drug : shifts.getOrDefault(left, Map.of()).entrySet()) {
                final Map<String, double[]> ofOthers = new TreeMap<>();
                shifts.forEach((source, bySource) -> {
                    if (!source.equals(left) && bySource.containsKey(drug.getKey())) {
                        ofOthers.put(source, bySource.get(drug.getKey()));
                    }
                });
                final double length = Length.of(drug.getValue());
                if (!ofOthers.isEmpty() && length > 0) {
                    final double[] predicted = weighted(weights.weighted(ofOthers.keySet()), ofOthers);
                    final double error = Length.of(Shift.between(drug.getValue(), predicted));
                    sum += error / length * (error / length);
                    count++;
                }
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /** @return the same weight for each of some sources */
    public static Map<String, Double> equal(final Iterable<String> sources) {
        final Map<String, Double> weights = new TreeMap<>();
        sources.forEach(source -> weights.put(source, 1.0));
        return normalized(weights);
    }

    /** @return all weight for the nearest of some sources, of equals the first by name */
    public Map<String, Double> nearest(final Iterable<String> sources) {
        String nearest = null;
        for (final String source : sources) {
            if (nearest == null
                    || distances.get(source) < distances.get(nearest)
                    || distances.get(source).equals(distances.get(nearest)) && source.compareTo(nearest) < 0) {
                nearest = source;
            }
        }
        return nearest == null ? Map.of() : Map.of(nearest, 1.0);
    }

    /**
     * The weights of some sources.
     *
     * @param sources in which a drug was measured
     * @return they sum up to 1; none without a tau
     */
    public Map<String, Double> weighted(final Iterable<String> sources) {
        if (tau.isEmpty()) {
            return Map.of();
        }
        double least = Double.POSITIVE_INFINITY;
        for (final String source : sources) {
            least = Math.min(least, distances.get(source));
        }
        final Map<String, Double> weights = new TreeMap<>();
        for (final String source : sources) {
            final double farther = distances.get(source) - least;
            weights.put(source, farther == 0 ? 1 : Math.exp(-farther / tau.get()));
        }
        return normalized(weights);
    }

    private static Map<String, Double> normalized(final Map<String, Double> weights) {
        final double sum =
                weights.values().stream().mapToDouble(weight -> weight).sum();
        final Map<String, Double> normalized = new TreeMap<>();
        weights.forEach((source, weight) -> normalized.put(source, weight / sum));
        return normalized;
    }

    /**
     * A weighted mean.
     *
     * @param weights by source
     * @param shifts of every source that has a weight
     * @return as many values, new
     */
    public static double[] weighted(final Map<String, Double> weights, final Map<String, double[]> shifts) {
        final int dimension = shifts.values().iterator().next().length;
        final double[] mean = new double[dimension];
        weights.forEach((source, weight) -> {
            final double[] shift = shifts.get(source);
            for (int j = 0; j < dimension; j++) {
                mean[j] += weight * shift[j];
            }
        });
        return mean;
    }
}
