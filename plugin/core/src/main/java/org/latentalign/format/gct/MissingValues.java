package org.latentalign.format.gct;

import java.util.regex.Pattern;

/**
 * How files write that a value is missing: nothing at all, -666, NA and NaN, and what databases, spreadsheets and programs
 * write for it.
 */
final class MissingValues {

    /** The number that CMap files write for a missing value. */
    private static final double CODE = -666;

    private static final int LONGEST = 10;

    private static final Pattern WRITTEN = Pattern.compile("-666(\\.0*)?"
            + "|(?i:[-+]?nan|#?n/?a|<na>|null|none)" // R, Python, databases
            + "|#(VALUE|REF|NAME|NUM|NULL)[!?]|#DIV/0!" // spreadsheets
            + "|[-+]?1\\.#(IND|QNAN|SNAN)0*" // C on Windows
            + "|[.?]|-");

    private MissingValues() {}

    /** @return the number of the matrix, or NaN where it stands for a missing value */
    static double orNaN(final double number) {
        return number == CODE ? Double.NaN : number;
    }

    /** @return whether the text, without blanks around it, stands for a missing value */
    static boolean isMissing(final String text) {
        if (text.isEmpty()) {
            return true;
        }
        final char first = text.charAt(0);
        // Nearly all texts are told by their first character to be none of these.
        return text.length() <= LONGEST
                && (first == '-' || first == '#' || "nN<.?+1".indexOf(first) >= 0)
                && WRITTEN.matcher(text).matches();
    }
}
