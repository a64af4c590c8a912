package org.latentalign.format.gct;

import java.util.List;

/**
 * A condition on one metadata field that chooses samples or genes.
 *
 * @param field the field's name; "id" is the identifier
 * @param match what the value has to be
 * @param values texts to compare with, case-sensitively; for the comparisons a single number. With {@link Match#IS} and
 *     {@link Match#IS_NOT}, {@code *} stands for any characters and {@code ?} for one, unless a backslash is before it or
 *     the field has a value that is written just so. Two numbers are the same when {@link FileNumber} says so: "10" finds
 *     "10.0", and "0.37" finds "0.370000005". No value finds a missing one
 */
public record Condition(String field, Match match, List<String> values) {

    /** The name by which conditions speak of the identifiers. */
    public static final String ID = "id";

    /** What a value has to be. */
    public enum Match {
        /** Among the values. */
        IS,
        /** None of the values, or missing. */
        IS_NOT,
        /** Among the values, letter by letter: {@code *} and {@code ?} are what they are. */
        LISTED,
        /** A smaller number. */
        LESS,
        /** A smaller number or the same. */
        AT_MOST,
        /** A greater number or the same. */
        AT_LEAST,
        /** A greater number. */
        GREATER,
        /** Not there. */
        MISSING,
        /** There, whatever it is. */
        PRESENT;

        /** @return whether it compares with a single number */
        public boolean isComparison() {
            return this == LESS || this == AT_MOST || this == AT_LEAST || this == GREATER;
        }

        /** @return whether it needs no values */
        public boolean isAboutPresence() {
            return this == MISSING || this == PRESENT;
        }
    }

    /** Copies the values. */
    public Condition {
        values = List.copyOf(values);
    }

    /**
     * @param ids identifiers of samples or genes
     * @return the condition that chooses them and no others
     */
    public static Condition listed(final List<String> ids) {
        return new Condition(ID, Match.LISTED, ids);
    }

    /** @return whether a text is a number that values can be compared with */
    public static boolean isNumber(final String text) {
        return FileNumber.isNumber(text);
    }

    /** @return the condition as a sentence says it */
    @Override
    public String toString() {
        final String relation =
                switch (match) {
                    case IS -> " is ";
                    case IS_NOT -> " is not ";
                    case LISTED -> " is listed: ";
                    case LESS -> " < ";
                    case AT_MOST -> " <= ";
                    case AT_LEAST -> " >= ";
                    case GREATER -> " > ";
                    case MISSING -> " is missing";
                    case PRESENT -> " is present";
                };
        final String first = String.join(" or ", values.subList(0, Math.min(3, values.size())));
        return field + relation + first + (values.size() > 3 ? " or " + (values.size() - 3) + " more" : "");
    }
}
