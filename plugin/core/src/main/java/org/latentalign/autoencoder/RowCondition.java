package org.latentalign.autoencoder;

/** What was found about a row when it was preprocessed, encoded or decoded; for counting and for telling the user. */
public enum RowCondition {
    /** Nothing special. */
    REGULAR(true, "is regular"),
    /** Min-max or z-score of a row whose values are all the same; the result is 0 in every position. */
    CONSTANT(true, "has the same value everywhere, so that it has no range to scale by; it was set to 0"),
    /** Unit norm of a row of zeros; the result is zeros again. */
    ZERO(true, "is 0 everywhere, so that it has no length to scale by; it was left as it is"),
    /** log2(x + 1) of a value at or below -1. */
    NOT_ABOVE_MINUS_ONE(false, "has a value at or below -1, where log2(x + 1) is not defined"),
    /** A value is NaN or infinite, or became so. */
    NOT_FINITE(false, "has a value that is NaN, infinite, or too large for a double");

    private final boolean usable;
    private final String predicate;

    RowCondition(final boolean usable, final String predicate) {
        this.usable = usable;
        this.predicate = predicate;
    }

    /** @return whether the result means something; if not, it is NaN in every position */
    public boolean isUsable() {
        return usable;
    }

    /** @return what is to be said about the row, to follow words such as "row 17"; without a full stop */
    public String predicate() {
        return predicate;
    }
}
