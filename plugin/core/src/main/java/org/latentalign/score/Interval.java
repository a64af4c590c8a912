package org.latentalign.score;

/**
 * An interval around an estimate.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {

    /** The interval of an estimate from no or too few values. */
    public static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);
}
