package org.latentalign.spark.frame;

import org.latentalign.autoencoder.RowCondition;

/**
 * Why a row gives no vector. The kinds are those of the nodes, and so are the words.
 *
 * @param kind what is wrong
 * @param description the same for the user: reads well after "row 17"
 */
public record RowDefect(Kind kind, String description) {

    /** What can be wrong with the vector of a row. */
    public enum Kind {
        /** No list, or a missing element of one, or a missing number in one of several columns. */
        MISSING("missing values"),

        /** A number that is NaN. */
        NOT_A_NUMBER("NaN"),

        /** A number that is infinite. */
        INFINITE("infinite numbers"),

        /** A list that is longer or shorter than the others. */
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

    static RowDefect missing(final String place) {
        return new RowDefect(Kind.MISSING, "has a missing value " + place);
    }

    static RowDefect notFinite(final double value, final String place) {
        return Double.isNaN(value)
                ? new RowDefect(Kind.NOT_A_NUMBER, "has NaN (not a number) " + place)
                : new RowDefect(Kind.INFINITE, "has an infinite number " + place);
    }

    static RowDefect wrongLength(final int length, final int expected) {
        return new RowDefect(
                Kind.WRONG_LENGTH,
                "has " + length + (length == 1 ? " value" : " values") + " where " + expected
                        + (expected == 1 ? " is" : " are") + " expected");
    }

    static RowDefect notPreprocessed(final RowCondition condition) {
        return new RowDefect(Kind.NOT_PREPROCESSED, condition.predicate());
    }
}
