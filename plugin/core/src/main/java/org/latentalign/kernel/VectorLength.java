package org.latentalign.kernel;

/** What happens to the length of a vector before vectors are added and subtracted. */
public enum VectorLength {
    /** Nothing: differences are those of the vectors themselves, as in the paper. */
    AS_GIVEN,
    /** Every vector is divided by its length, the habit of word vector libraries; one of length zero stays zero. */
    UNIT;

    /**
     * @param vector any vector
     * @return the vector itself, or a new one of length one
     */
    public double[] of(final double[] vector) {
        return this == AS_GIVEN ? vector : Length.unit(vector);
    }
}
