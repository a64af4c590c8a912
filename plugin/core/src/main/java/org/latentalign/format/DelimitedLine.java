package org.latentalign.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A line of fields that a mark separates, as spreadsheets and data frames write it. */
public final class DelimitedLine {

    private static final char QUOTE = '"';

    private DelimitedLine() {}

    /**
     * Splits a line into fields without blanks around them. A field that begins with a quotation mark ends at the next, and
     * may hold the mark that separates, and two quotation marks for one.
     *
     * @param line without its end
     * @param mark what separates the fields
     * @return the fields, at least one, or empty when a quotation mark is not closed
     */
    public static Optional<List<String>> split(final String line, final char mark) {
        final List<String> fields = new ArrayList<>();
        final var field = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            final char c = line.charAt(i);
            if (c == QUOTE && isQuoted && i + 1 < line.length() && line.charAt(i + 1) == QUOTE) {
                field.append(c);
                i++;
            } else if (c == QUOTE && (isQuoted || isBlank(field))) {
                isQuoted = !isQuoted;
            } else if (c == mark && !isQuoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return isQuoted ? Optional.empty() : Optional.of(fields);
    }

    private static boolean isBlank(final CharSequence text) {
        return text.chars().allMatch(Character::isWhitespace);
    }
}
