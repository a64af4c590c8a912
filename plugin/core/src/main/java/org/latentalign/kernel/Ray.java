package org.latentalign.kernel;

/**
 * A vector of which only the direction counts, with what it needs to be compared with many others.
 *
 * <p>Products and squares are summed in twice the precision of a double, and the quotient is rounded once. So equal
 * vectors have the cosine 1 and not some number beside it, by which ties would break in ranks.
 */
public final class Ray {

    private final double[] vector;

    private final TwofoldSum length;

    private Ray(final double[] vector, final TwofoldSum length) {
        this.vector = vector;
        this.length = length;
    }

    /**
     * @param vector of any length, very long and very short ones too; it is not copied and must not change
     * @return its direction
     */
    public static Ray along(final double[] vector) {
        final TwofoldSum squares = TwofoldSum.ofProducts(vector, vector);
        if (Length.isSafe(squares.value())) {
            return new Ray(vector, squares.root());
        }
        final double[] scaled = scaled(vector);
        return new Ray(scaled, TwofoldSum.ofProducts(scaled, scaled).root());
    }

    /** Divided by a power of two near the largest value, which changes no digit. */
    private static double[] scaled(final double[] vector) {
        double largest = 0;
        for (final double value : vector) {
            largest = Math.max(largest, Math.abs(value));
        }
        final int exponent = largest == 0 || !Double.isFinite(largest) ? 0 : Math.getExponent(largest);
        final double[] scaled = new double[vector.length];
        for (int j = 0; j < scaled.length; j++) {
            scaled[j] = Math.scalb(vector[j], -exponent);
        }
        return scaled;
    }

    /** @return whether cosines are defined: the vector has a length and finite values */
    public boolean isDefined() {
        return length.value() > 0;
    }

    /**
     * The cosine of the angle between two vectors.
     *
     * @param other of the same dimension
     * @return the cosine, between -1 and 1: exactly 1 for equal vectors, and for one that is a power of two times the
     *     other; the same bits when the two change places; within a unit in the last place of the exact cosine, unless the
     *     products of the values cancel to less than 2^-50 of their size. NaN when it is not {@linkplain #isDefined()
     *     defined} for one of the two. Callers count these and show the count.
     * @throws IllegalArgumentException when the vectors differ in dimension
     */
    public double cosine(final Ray other) {
        if (vector.length != other.vector.length) {
            throw new IllegalArgumentException(
                    "Vectors of " + vector.length + " and of " + other.vector.length + " values cannot be compared.");
        }
        final double cosine = TwofoldSum.ofProducts(vector, other.vector).dividedBy(length.times(other.length));
        // rounding may carry the cosine of parallel vectors a little over 1; NaN stays NaN
        return Math.max(-1, Math.min(1, cosine));
    }
}
