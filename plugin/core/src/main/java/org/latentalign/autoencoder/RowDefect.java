package org.latentalign.autoencoder;

/**
 * Why a row gives no vector.
 *
 * @param kind what is wrong
 * @param description the same for the user: reads well after "row 17", without a full stop
 */
public record RowDefect(Kind kind, String description) {

    /** What can be wrong with the vector of a row. */
    public enum Kind {
        /** No vector, or a missing number of one. */
        MISSING("missing values"),

        /** A number that is NaN. */
        NOT_A_NUMBER("NaN"),

        /** A number that is infinite. */
        INFINITE("infinite numbers"),

        /** A vector that is longer or shorter than the others. */
        WRONG_LENGTH("a different number of values"),

        /** A number for which the preprocessing is not defined. */
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

    /**
     * @param place where nothing is, such as "at position 3"
     * @return the defect
     */
    public static RowDefect missing(final String place) {
        return new RowDefect(Kind.MISSING, "has a missing value " + place);
    }

    /**
     * @param value NaN or infinite
     * @param place where it is, such as "at position 3"
     * @return the defect
     */
    public static RowDefect notFinite(final double value, final String place) {
        return Double.isNaN(value)
                ? new RowDefect(Kind.NOT_A_NUMBER, "has NaN (not a number) " + place)
                : new RowDefect(Kind.INFINITE, "has an infinite number " + place);
    }

    /**
     * @param length how many values the vector has
     * @param expected how many it should have
     * @param place what has them, such as "in the list"
     * @return the defect
     */
    public static RowDefect wrongLength(final int length, final int expected, final String place) {
        return new RowDefect(
                Kind.WRONG_LENGTH,
                "has " + length + (length == 1 ? " value " : " values ") + place + " where " + expected
                        + (expected == 1 ? " is" : " are") + " expected");
    }

    /**
     * @param condition what the preprocessing or the model found, not usable
     * @return the defect
     */
    public static RowDefect notPreprocessed(final RowCondition condition) {
        return new RowDefect(Kind.NOT_PREPROCESSED, condition.predicate());
    }
}
