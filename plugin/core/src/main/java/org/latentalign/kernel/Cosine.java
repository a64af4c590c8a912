package org.latentalign.kernel;

/** The cosine of the angle between two vectors: the paper's measure of alignment (section 3). */
public final class Cosine {

    private Cosine() {}

    /**
     * The cosine of the angle between two vectors. Whoever compares a vector with many others makes a {@link Ray} of each,
     * which gives the same bits in a third of the time.
     *
     * @param first a vector of d values
     * @param second a vector of d values
     * @return as {@link Ray#cosine} gives it
     * @throws IllegalArgumentException when the vectors differ in length
     */
    public static double between(final double[] first, final double[] second) {
        return Ray.along(first).cosine(Ray.along(second));
    }
}
