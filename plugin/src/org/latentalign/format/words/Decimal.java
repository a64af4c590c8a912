package org.latentalign.format.words;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.nio.charset.StandardCharsets;

/**
 * Decimal numbers as word vector files hold them: digits with an optional sign, point and exponent. Java's own number
 * syntax is wider: it has hexadecimal digits and type letters, which here are signs of a damaged file.
 */
final class Decimal {

    private Decimal() {}

    /**
     * @param bytes holds the number
     * @param from its first byte
     * @param to after its last byte
     * @return the double nearest to the number; infinite when it is too large
     * @throws NumberFormatException when the bytes are not a decimal number
     */
    static double parse(final byte[] bytes, final int from, final int to) {
        final byte last = to > from ? bytes[to - 1] : 0;
        if (last > '9' || last < '.' || last == '/' || isHexadecimal(bytes, from, to)) {
            throw new NumberFormatException();
        }
        return JavaDoubleParser.parseDouble(bytes, from, to - from);
    }

    static boolean isNumber(final byte[] bytes, final int from, final int to) {
        try {
            return Double.isFinite(parse(bytes, from, to));
        } catch (final NumberFormatException e) { // the question is whether it is one
            return false;
        }
    }

    /** @return whether the bytes spell a value that is not finite, as Python, C and Java write it */
    static boolean isNotFinite(final byte[] bytes, final int from, final int to) {
        final String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        return text.matches("(?i)[+-]?(nan|inf|infinity|1\\.#(inf|ind|qnan)0*)");
    }

    /** A 0x may follow a sign. */
    private static boolean isHexadecimal(final byte[] bytes, final int from, final int to) {
        return to - from > 2 && ((bytes[from + 1] | 0x20) == 'x' || (bytes[from + 2] | 0x20) == 'x');
    }
}
