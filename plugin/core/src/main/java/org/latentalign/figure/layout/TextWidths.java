package org.latentalign.figure.layout;

/**
 * How wide a text is about, whatever font will write it: the widths of Helvetica's letters, as its font metrics give them,
 * and a square for the letters of East Asia. So names can be cut once, before anybody knows the font.
 */
final class TextWidths {

    private static final String ELLIPSIS = "…";

    /** In thousandths of the size, from the blank to the tilde. */
    private static final int[] HELVETICA = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
        556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667,
        556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556,
        556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
        500, 500, 500, 334, 260, 334, 584
    };

    private static final int USUAL = 556;

    private static final int SQUARE = 1000;

    /** From here on letters are as wide as they are high. */
    private static final int EAST_ASIA = 0x2E80;

    private TextWidths() {}

    /** @return pixels at a font size in pixels */
    static double of(final String text, final double size) {
        return text.codePoints().mapToLong(TextWidths::thousandths).sum() * size / SQUARE;
    }

    private static int thousandths(final int letter) {
        if (letter >= EAST_ASIA) {
            return SQUARE;
        }
        return letter >= ' ' && letter <= '~' ? HELVETICA[letter - ' '] : USUAL;
    }

    /**
     * Cuts a text between letters.
     *
     * @param width pixels that it may take at a font size
     * @return the text, or as much of its beginning as fits, and an ellipsis
     */
    static String cut(final String text, final double size, final double width) {
        if (of(text, size) <= width) {
            return text;
        }
        double room = width - of(ELLIPSIS, size);
        int end = 0;
        while (end < text.length()) {
            final int letter = text.codePointAt(end);
            room -= thousandths(letter) * size / SQUARE;
            if (room < 0) {
                break;
            }
            end += Character.charCount(letter);
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }
}
