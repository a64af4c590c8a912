package org.latentalign.node.score.degree;

import java.util.Locale;
import java.util.Optional;

/** Whether shifts point the same way, whatever they belong to, as samples do that are no differences from controls. */
final class CommonMean {

    /** Shifts with a larger mean in common may be no differences at all. */
    private static final double LARGE_SHARE = 0.5;

    private final double[] sum;

    private double squares;

    private long count;

    /** @param dimension d */
    CommonMean(final int dimension) {
        sum = new double[dimension];
    }

    /** @param shift d values */
    void add(final double[] shift) {
        count++;
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
        return count > 1 && share() > LARGE_SHARE
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "The shifts have a mean in common that is %.0f%% of their mean squared length: are they samples,"
                                + " and not differences from controls?",
                        100 * share()))
                : Optional.empty();
    }
}
