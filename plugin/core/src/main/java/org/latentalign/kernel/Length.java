package org.latentalign.kernel;

/** Lengths of vectors, right for very long and very short ones too. */
public final class Length {

    private static final double SAFE_LOW = 0x1p-900;

    private static final double SAFE_HIGH = 0x1p900;

    private Length() {}

    /** Whether a sum of squares has lost nothing to overflow or underflow. */
    public static boolean isSafe(final double squares) {
        return squares > SAFE_LOW && squares < SAFE_HIGH;
    }

    /** The vector divided by its length, new; zeros when its length is zero. */
    public static double[] unit(final double[] vector) {
        final double[] unit = new double[vector.length];
        toUnit(vector, unit);
        return unit;
    }

    /**
     * Divides by the length.
     *
     * @param unit takes the result; zeros when the length is zero
     * @return whether the length is above zero
     */
    public static boolean toUnit(final double[] vector, final double[] unit) {
        final double squares = squares(vector);
        if (isSafe(squares)) {
            divide(vector, Math.sqrt(squares), unit);
            return true;
        }
        double largest = 0;
        for (final double value : vector) {
            largest = Math.max(largest, Math.abs(value));
        }
        if (largest == 0) {
            divide(vector, 1, unit);
            return false;
        }
        // a power of two near the largest value changes no digit
        final int exponent = Math.max(Double.MIN_EXPONENT, Math.getExponent(largest));
        for (int j = 0; j < vector.length; j++) {
            unit[j] = Math.scalb(vector[j], -exponent);
        }
        divide(unit, Math.sqrt(squares(unit)), unit);
        return true;
    }

    /** One divided by the length, or 0 where that would lose digits or there is no length. */
    public static double inverse(final double[] vector) {
        double first = 0; // four sums side by side take as long as one
        double second = 0;
        double third = 0;
        double fourth = 0;
        int j = 0;
        for (; j + 4 <= vector.length; j += 4) {
            first += vector[j] * vector[j];
            second += vector[j + 1] * vector[j + 1];
            third += vector[j + 2] * vector[j + 2];
            fourth += vector[j + 3] * vector[j + 3];
        }
        for (; j < vector.length; j++) {
            first += vector[j] * vector[j];
        }
        final double squares = first + second + (third + fourth);
        return isSafe(squares) ? 1 / Math.sqrt(squares) : 0;
    }

    /** Whether all values are zero. */
    public static boolean isZero(final double[] vector) {
        for (final double value : vector) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /** The length, or infinity when it is beyond a double. */
    public static double of(final double[] vector) {
        final double squares = squares(vector);
        if (isSafe(squares)) {
            return Math.sqrt(squares);
        }
        double length = 0;
        for (final double value : vector) {
            length = Math.hypot(length, value);
        }
        return length;
    }

    public static double squares(final double[] vector) {
        double sum = 0;
        for (final double value : vector) {
            sum += value * value;
        }
        return sum;
    }

    private static void divide(final double[] vector, final double by, final double[] quotient) {
        for (int j = 0; j < vector.length; j++) {
            quotient[j] = vector[j] / by;
        }
    }
}
