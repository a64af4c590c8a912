package org.latentalign.format.pairs;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells numbers and names apart. */
final class Numbers {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+");

    /** How programs write a number that is missing or not finite. */
    private static final Set<String> NO_VALUE = Set.of("na", "n/a", "nan", "null", "none", "inf", "infinity");

    private Numbers() {}

    /** Whether the text is a decimal number; Java's own syntax is wider, with type letters and hexadecimal digits. */
    static boolean isDecimal(final String text) {
        return DECIMAL.matcher(text).matches();
    }

    /** Whether the text is a number with a decimal point or a decimal comma. */
    static boolean isNumber(final String text) {
        return isDecimal(text) || hasDecimalComma(text);
    }

    /** The number that the text is, with a decimal point or a decimal comma. */
    static double number(final String text) {
        return Double.parseDouble(text.replace(',', '.'));
    }

    /** The value of a 1 in the last decimal place of a number, as 0.01 for 3.25. */
    static double lastDecimal(final String text) {
        final int point = Math.max(text.indexOf('.'), text.indexOf(','));
        return point < 0 ? 1 : Math.pow(10, point + 1.0 - text.length());
    }

    /** Whether the text is a number with a decimal comma, as in 3,5. */
    static boolean hasDecimalComma(final String text) {
        return DECIMAL_COMMA.matcher(text).matches();
    }

    /** Whether the text can be the name of a column: a number that went wrong cannot. */
    static boolean isName(final String text) {
        return !text.isEmpty()
                && Character.isLetter(text.codePointAt(0))
                && !NO_VALUE.contains(text.toLowerCase(Locale.ROOT));
    }
}
