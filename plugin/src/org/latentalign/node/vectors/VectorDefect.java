package org.latentalign.node.vectors;

/**
 * Why a row gives no vector.
 *
 * @param kind what is wrong
 * @param description the same for the user, with the column: reads well after "Row x has"
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
        WRONG_LENGTH("a different number of values");

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
        return new VectorDefect(Kind.MISSING, "a missing value in the column \"" + column + "\"");
    }

    static VectorDefect missingElement(final String column, final int position) {
        return new VectorDefect(
                Kind.MISSING, "a missing value at position " + position + " of the column \"" + column + "\"");
    }

    static VectorDefect notFinite(final String column, final double value) {
        return notFinite(value, "in the column \"" + column + "\"");
    }

    static VectorDefect notFiniteElement(final String column, final int position, final double value) {
        return notFinite(value, "at position " + position + " of the column \"" + column + "\"");
    }

    private static VectorDefect notFinite(final double value, final String where) {
        return Double.isNaN(value)
                ? new VectorDefect(Kind.NOT_A_NUMBER, "NaN (not a number) " + where)
                : new VectorDefect(Kind.INFINITE, "an infinite number " + where);
    }

    static VectorDefect wrongLength(final String column, final int length, final int expected) {
        return new VectorDefect(
                Kind.WRONG_LENGTH,
                length + (length == 1 ? " value" : " values") + " in the column \"" + column + "\" where " + expected
                        + (expected == 1 ? " is" : " are") + " expected");
    }
}
