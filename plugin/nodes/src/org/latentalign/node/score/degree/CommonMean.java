package org.latentalign.node.score.degree;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether shifts point the same way, whatever they belong to, as samples do that are no differences from controls. */
final class CommonMean {

    /** Shifts with a larger mean in common may be no differences at all. */
    private static final double LARGE_SHARE = 0.5;

    /** Of fewer keys, shifts that match make up as large a mean. */
    private static final int FEWEST_KEYS = 3;

    private final Set<String> keys = new HashSet<>();

    private final double[] sum;

    private double squares;

    private long count;

    /** @param dimension d */
    CommonMean(final int dimension) {
        sum = new double[dimension];
    }

    /**
     * @param key what the shift belongs to, such as a drug or a group
     * @param shift d values
     */
    void add(final String key, final double[] shift) {
        count++;
        if (keys.size() < FEWEST_KEYS) {
            keys.add(key);
        }
        for (int j = 0; j < sum.length; j++) {
            sum[j] += shift[j];
            squares += shift[j] * shift[j];
        }
    }

    /** The squared length of the mean shift over the mean squared length: near 1 when all point the same way. */
    private double share() {
        double square = 0;
        for (double value : sum) {
            square += value / count * (value / count);
        }
        return square / (squares / count);
    }

    /** @return a sentence for the user where the mean is a large share of the shifts */
    Optional<String> warning() {
        return keys.size() >= FEWEST_KEYS && share() > LARGE_SHARE
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "The shifts have a mean in common that is %.0f%% of their mean squared length: are they"
                                + " samples, and not differences from controls?",
                        100 * share()))
                : Optional.empty();
    }
}
