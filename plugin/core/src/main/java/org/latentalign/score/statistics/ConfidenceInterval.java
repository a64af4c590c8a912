package org.latentalign.score.statistics;

/**
 * A 95% interval over independent units (clusters), or why there is none. Everybody who shows one says so by its kind:
 * with few units an interval is a rough one, and with very few there is none that would hold.
 */
public sealed interface ConfidenceInterval {

    /** What the intervals aim to cover. */
    double LEVEL = 0.95;

    /** Fewer units give no interval. */
    int FEWEST_CLUSTERS = 6;

    /** Fewer units give an approximate interval. */
    int FEW_CLUSTERS = 15;

    /**
     * An interval that was found to hold its level.
     *
     * @param low its lower end
     * @param high its upper end
     * @param clusters over how many units, at least {@link #FEW_CLUSTERS}
     */
    record Calibrated(double low, double high, int clusters) implements ConfidenceInterval {}

    /**
     * An interval from few units.
     *
     * @param low its lower end
     * @param high its upper end
     * @param clusters over how many units, from {@link #FEWEST_CLUSTERS} to below {@link #FEW_CLUSTERS}
     */
    record Approximate(double low, double high, int clusters) implements ConfidenceInterval {}

    /**
     * No interval, because there are too few units.
     *
     * @param clusters how many, below {@link #FEWEST_CLUSTERS}
     */
    record TooFew(int clusters) implements ConfidenceInterval {}

    /**
     * No interval, because the estimate is not defined, or would not be without one of the units.
     *
     * @param clusters how many units there are
     */
    record Undefined(int clusters) implements ConfidenceInterval {}

    /** @return over how many independent units */
    int clusters();

    /** @return the lower end, or NaN when there is no interval */
    default double low() {
        return Double.NaN;
    }

    /** @return the upper end, or NaN when there is no interval */
    default double high() {
        return Double.NaN;
    }

    /** @return whether there is an interval and a value is outside of it */
    default boolean excludes(final double value) {
        return value < low() || value > high();
    }

    /**
     * An interval of the kind that the number of units allows.
     *
     * @param low its lower end; NaN where not defined
     * @param high its upper end; NaN where not defined
     * @param clusters over how many units
     */
    static ConfidenceInterval of(final double low, final double high, final int clusters) {
        if (clusters < FEWEST_CLUSTERS) {
            return new TooFew(clusters);
        }
        if (Double.isNaN(low) || Double.isNaN(high)) {
            return new Undefined(clusters);
        }
        return clusters < FEW_CLUSTERS ? new Approximate(low, high, clusters) : new Calibrated(low, high, clusters);
    }
}
