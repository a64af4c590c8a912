package org.latentalign.score;

import java.util.Arrays;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.LatentCosine;

/**
 * The shifts of one space, each divided by its length, so that a cosine is a product. Shifts of length zero, or with a
 * value that is not finite, have no direction and are marked.
 */
final class UnitShifts {

    /**
     * As near to 1 or -1 as this, a product of unit vectors is one of parallel vectors: some times its rounding error.
     * Parallel shifts then tie, as they do at a degree so high that one direction decides every cosine.
     */
    private static final double PARALLEL = 0x1p-44;

    /** Sums of squares in this range have lost nothing to overflow or underflow. */
    private static final double SAFE_LOW = 0x1p-900;

    private static final double SAFE_HIGH = 0x1p900;

    private final double[][] units;

    private final boolean[] hasDirection;

    private UnitShifts(final double[][] units) {
        this.units = units;
        hasDirection = new boolean[units.length];
    }

    /**
     * Divides shifts by their lengths.
     *
     * @param shifts p shifts of d values each, which stay as they are
     * @param progress told for every shift, without a fraction
     */
    static UnitShifts of(final double[][] shifts, final Progress progress) {
        final var result = new UnitShifts(new double[shifts.length][]);
        for (int i = 0; i < shifts.length; i++) {
            progress.report(Double.NaN, () -> "Measuring shifts");
            result.units[i] = shifts[i].clone();
            result.hasDirection[i] = divideByLength(result.units[i]);
        }
        return result;
    }

    /**
     * Stretches shifts by the gains of an encoder and divides them by their lengths.
     *
     * @param projections of the shifts on the encoder's directions
     * @param logGains logarithm of the gain of every direction
     * @param progress told for every shift, without a fraction
     */
    static UnitShifts stretched(final double[][] projections, final double[] logGains, final Progress progress) {
        final var result = new UnitShifts(new double[projections.length][]);
        for (int i = 0; i < projections.length; i++) {
            progress.report(Double.NaN, () -> "Stretching shifts");
            result.units[i] = LatentCosine.stretched(logGains, projections[i]);
            result.hasDirection[i] = divideByLength(result.units[i]);
        }
        return result;
    }

    /** @return whether the vector has a length; all 0 otherwise */
    private static boolean divideByLength(final double[] vector) {
        double square = square(vector);
        if (!(square > SAFE_LOW && square < SAFE_HIGH)) {
            double largest = 0;
            for (final double value : vector) {
                largest = Math.max(largest, Math.abs(value)); // NaN stays
            }
            if (largest == 0 || !Double.isFinite(largest)) {
                Arrays.fill(vector, 0);
                return false;
            }
            final int exponent = Math.getExponent(largest);
            for (int j = 0; j < vector.length; j++) {
                vector[j] = Math.scalb(vector[j], -exponent);
            }
            square = square(vector);
        }
        final double length = Math.sqrt(square);
        for (int j = 0; j < vector.length; j++) {
            vector[j] /= length;
        }
        return true;
    }

    private static double square(final double[] vector) {
        double square = 0;
        for (final double value : vector) {
            square = Math.fma(value, value, square);
        }
        return square;
    }

    int size() {
        return units.length;
    }

    /** The p vectors of length 1, or all 0 where there is no direction; to be read only. */
    double[][] units() {
        return units;
    }

    /** Whether a shift has a direction. */
    boolean hasDirection(final int index) {
        return hasDirection[index];
    }

    /**
     * The cosine of a shift with one of the same space.
     *
     * @param index of the shift
     * @param others may be these shifts themselves
     * @param other index of the other shift
     * @return between -1 and 1; NaN when one has no direction
     */
    double cosine(final int index, final UnitShifts others, final int other) {
        return hasDirection[index] && others.hasDirection[other]
                ? cosine(product(units[index], others.units[other]))
                : Double.NaN;
    }

    /**
     * The cosine of a shift with a vector of the same space.
     *
     * @param index of the shift
     * @param vector d values, which are divided by their length here
     * @return between -1 and 1; NaN when one has no direction
     */
    double cosineWith(final int index, final double[] vector) {
        return divideByLength(vector) && hasDirection[index] ? cosine(product(units[index], vector)) : Double.NaN;
    }

    /** A product of two unit vectors without what rounding has added. */
    static double cosine(final double product) {
        return Math.abs(product) > 1 - PARALLEL ? Math.signum(product) : product;
    }

    /** In four sums, which the processor can work on side by side. */
    private static double product(final double[] a, final double[] b) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int j = 0;
        for (; j + 4 <= a.length; j += 4) {
            sum0 = Math.fma(a[j], b[j], sum0);
            sum1 = Math.fma(a[j + 1], b[j + 1], sum1);
            sum2 = Math.fma(a[j + 2], b[j + 2], sum2);
            sum3 = Math.fma(a[j + 3], b[j + 3], sum3);
        }
        for (; j < a.length; j++) {
            sum0 = Math.fma(a[j], b[j], sum0);
        }
        return sum0 + sum1 + (sum2 + sum3);
    }
}
