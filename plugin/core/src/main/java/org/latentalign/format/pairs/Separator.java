package org.latentalign.format.pairs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.latentalign.format.DelimitedLine;

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
        return this == BLANK ? Optional.of(Arrays.asList(line.strip().split("\\s+"))) : DelimitedLine.split(line, mark);
    }
}
