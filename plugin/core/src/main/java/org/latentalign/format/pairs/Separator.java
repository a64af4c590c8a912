package org.latentalign.format.pairs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What stands between two fields. The constants are in the order in which they are tried: a blank last, because blanks also
 * follow the others and stand inside words.
 */
public enum Separator {
    /** One tab. */
    TAB('\t', "tabs"),

    /** One semicolon. */
    SEMICOLON(';', "semicolons"),

    /** One comma. */
    COMMA(',', "commas"),

    /** Any number of blanks and tabs. */
    BLANK(' ', "blanks");

    private static final char QUOTE = '"';

    private final char mark;

    private final String plural;

    Separator(final char mark, final String plural) {
        this.mark = mark;
        this.plural = plural;
    }

    /** The name for messages, as in "separated by commas". */
    String plural() {
        return plural;
    }

    /**
     * Splits a line into fields without blanks around them. A field that begins with a quotation mark ends at the next, and
     * may hold the separator, and two quotation marks for one; but not where blanks separate, as no program writes that.
     *
     * @return the fields, or empty when a quotation mark is not closed
     */
    Optional<List<String>> split(final String line) {
        return this == BLANK ? Optional.of(Arrays.asList(line.strip().split("\\s+"))) : splitAtMarks(line);
    }

    private Optional<List<String>> splitAtMarks(final String line) {
        final List<String> fields = new ArrayList<>();
        final var field = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            final char c = line.charAt(i);
            if (c == QUOTE && isQuoted && i + 1 < line.length() && line.charAt(i + 1) == QUOTE) {
                field.append(c);
                i++;
            } else if (c == QUOTE && (isQuoted || field.toString().isBlank())) {
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
}
