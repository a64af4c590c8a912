package org.latentalign.node.shared.vectors;

/**
 * Why a row gives no vector.
 *
 * @param kind what is wrong
 * @param description the same for the user, with the column: reads well after "Row x"
 */
public record VectorDefect(Kind kind, String description) {

    /** What can be wrong with the vector of a row. */
    public enum Kind {
        /** A missing cell, or a missing element of a list. */
        MISSING("missing values"),

        /** A number that is NaN. */
        NOT_A_NUMBER("NaN"),

        /** A number that is infinite. */
        INFINITE("infinite numbers"),

        /** A list or vector that is longer or shorter than the others. */
        WRONG_LENGTH("a different number of values"),

        /** A number for which the model's preprocessing is not defined. */
        NOT_PREPROCESSED("values that the preprocessing cannot take");

        private final String plural;

        Kind(final String plural) {
            this.plural = plural;
        }

        /** @return the kind for a message that counts rows: reads well after "3 with" */
        String plural() {
            return plural;
        }
    }

    static VectorDefect missingCell(final String column) {
        return new VectorDefect(Kind.MISSING, "has a missing value in the column \"" + column + "\"");
    }

    static VectorDefect missingElement(final String column, final int position) {
        return new VectorDefect(
                Kind.MISSING, "has a missing value at position " + position + " of the column \"" + column + "\"");
    }

    static VectorDefect notFinite(final String column, final double value) {
        return notFinite(value, "in the column \"" + column + "\"");
    }

    static VectorDefect notFiniteElement(final String column, final int position, final double value) {
        return notFinite(value, "at position " + position + " of the column \"" + column + "\"");
    }

    private static VectorDefect notFinite(final double value, final String where) {
        return Double.isNaN(value)
                ? new VectorDefect(Kind.NOT_A_NUMBER, "has NaN (not a number) " + where)
                : new VectorDefect(Kind.INFINITE, "has an infinite number " + where);
    }

    static VectorDefect wrongLength(final String column, final int length, final int expected) {
        return new VectorDefect(
                Kind.WRONG_LENGTH,
                "has " + length + (length == 1 ? " value" : " values") + " in the column \"" + column + "\" where "
                        + expected + (expected == 1 ? " is" : " are") + " expected");
    }

    /**
     * A defect that the model's preprocessing found.
     *
     * @param predicate what is wrong with the row: reads well after "Row x"
     * @return the defect
     */
    public static VectorDefect notPreprocessed(final String predicate) {
        return new VectorDefect(Kind.NOT_PREPROCESSED, predicate);
    }
}
