package org.latentalign.kernel;

/** The cosine of the angle between two vectors: the paper's measure of alignment (section 3). */
public final class Cosine {

    /** Sums of squares in this range have lost nothing to overflow or underflow. */
    private static final double SAFE_LOW = 0x1p-900;

    private static final double SAFE_HIGH = 0x1p900;

    private Cosine() {}

    /**
     * The cosine of the angle between two vectors, right for very long and very short ones too.
     *
     * @param first a vector of d values
     * @param second a vector of d values
     * @return the cosine, between -1 and 1, or NaN when it is not defined: a vector has length zero or holds a value
     *     that is not finite. Callers count these and show the count.
     * @throws IllegalArgumentException when the vectors differ in length
     */
    public static double between(final double[] first, final double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "Vectors of " + first.length + " and of " + second.length + " values cannot be compared.");
        }
        double product = 0;
        double firstSquare = 0;
        double secondSquare = 0;
        for (int j = 0; j < first.length; j++) {
            product += first[j] * second[j];
            firstSquare += first[j] * first[j];
            secondSquare += second[j] * second[j];
        }
        if (isSafe(firstSquare) && isSafe(secondSquare)) {
            return clamp(product / (Math.sqrt(firstSquare) * Math.sqrt(secondSquare)));
        }
        return betweenScaled(first, second);
    }

    private static boolean isSafe(final double square) {
        return square > SAFE_LOW && square < SAFE_HIGH;
    }

    /** The same after each vector is divided by a power of two near its largest value, which changes no digit. */
    private static double betweenScaled(final double[] first, final double[] second) {
        final int firstExponent = largestExponent(first);
        final int secondExponent = largestExponent(second);
        double product = 0;
        double firstSquare = 0;
        double secondSquare = 0;
        for (int j = 0; j < first.length; j++) {
            final double a = Math.scalb(first[j], -firstExponent);
            final double b = Math.scalb(second[j], -secondExponent);
            product += a * b;
            firstSquare += a * a;
            secondSquare += b * b;
        }
        return clamp(product / (Math.sqrt(firstSquare) * Math.sqrt(secondSquare)));
    }

    private static int largestExponent(final double[] vector) {
        double largest = 0;
        for (final double value : vector) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest == 0 || !Double.isFinite(largest) ? 0 : Math.getExponent(largest);
    }

    /** Rounding may carry the cosine of parallel vectors a little over 1; NaN stays NaN. */
    private static double clamp(final double cosine) {
        return Math.max(-1, Math.min(1, cosine));
    }
}
