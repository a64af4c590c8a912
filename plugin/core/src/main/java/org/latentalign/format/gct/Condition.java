package org.latentalign.format.gct;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A condition on one metadata field that chooses samples or genes.
 *
 * @param field the field's name; "id" is the identifier
 * @param match whether the value is, or is not, to be among the values
 * @param values texts to compare with, case-sensitively; {@code *} stands for any characters and {@code ?} for one.
 *     Two numbers are the same when they are equal: "10" finds "10.0". No value finds a missing one.
 */
public record Condition(String field, Match match, List<String> values) {

    /** The name by which conditions speak of the identifiers. */
    public static final String ID = "id";

    /** What a value has to be. */
    public enum Match {
        /** Among the values. */
        IS,
        /** None of the values, or missing. */
        IS_NOT
    }

    /** Copies the values. */
    public Condition {
        values = List.copyOf(values);
    }

    /** @return whether a text chooses by the condition; null and texts for a missing value are missing */
    Test test() {
        return new Test(this);
    }

    /** A condition made ready for many values. */
    static final class Test {

        private final Condition condition;

        private final List<Pattern> patterns;

        private final double[] numbers;

        Test(final Condition condition) {
            this.condition = condition;
            this.patterns = condition.values.stream()
                    .filter(value -> value.indexOf('*') >= 0 || value.indexOf('?') >= 0)
                    .map(Test::wildcard)
                    .toList();
            this.numbers = condition.values.stream()
                    .filter(value -> !value.isEmpty() && MetadataColumn.isNumber(value))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }

        private static Pattern wildcard(final String value) {
            var regex = new StringBuilder();
            value.codePoints()
                    .forEach(c -> regex.append(
                            switch (c) {
                                case '*' -> ".*";
                                case '?' -> ".";
                                default -> Pattern.quote(Character.toString(c));
                            }));
            return Pattern.compile(regex.toString(), Pattern.DOTALL);
        }

        Condition condition() {
            return condition;
        }

        boolean accepts(final String text) {
            boolean found = text != null && !MissingValues.isMissing(text) && isAmongValues(text);
            return found == (condition.match == Match.IS);
        }

        private boolean isAmongValues(final String text) {
            if (condition.values.contains(text)) {
                return true;
            }
            for (Pattern pattern : patterns) {
                if (pattern.matcher(text).matches()) {
                    return true;
                }
            }
            if (numbers.length > 0 && MetadataColumn.isNumber(text)) {
                double number = Double.parseDouble(text);
                for (double wanted : numbers) {
                    if (number == wanted) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
