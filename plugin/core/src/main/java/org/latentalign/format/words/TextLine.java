package org.latentalign.format.words;

/**
 * Where the fields of a line of text are. Fields are separated by blanks or tabs, one or more; a line ends with a line feed,
 * a carriage return, or both.
 */
final class TextLine {

    private TextLine() {}

    static boolean isSeparator(final byte b) {
        return b == ' ' || b == '\t';
    }

    /** @return after the last byte of the line that is no separator; from when there is none */
    static int trimEnd(final byte[] bytes, final int from, final int to) {
        int end = to;
        while (end > from && isSeparator(bytes[end - 1])) {
            end--;
        }
        return end;
    }

    /** @return the first byte of the field that ends before to */
    static int fieldStart(final byte[] bytes, final int from, final int to) {
        int start = to;
        while (start > from && !isSeparator(bytes[start - 1])) {
            start--;
        }
        return start;
    }

    /** @return after the last byte of the field that starts at from */
    static int fieldEnd(final byte[] bytes, final int from, final int to) {
        int end = from;
        while (end < to && !isSeparator(bytes[end])) {
            end++;
        }
        return end;
    }

    /** @return the first byte of the line that is no separator; to when there is none */
    static int trimStart(final byte[] bytes, final int from, final int to) {
        int start = from;
        while (start < to && isSeparator(bytes[start])) {
            start++;
        }
        return start;
    }

    /** @return the number of fields */
    static int fields(final byte[] bytes, final int from, final int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if (!isSeparator(bytes[i]) && (i == from || isSeparator(bytes[i - 1]))) {
                count++;
            }
        }
        return count;
    }

    /**
     * How many values the line has, if the values are the numbers at its end and at least one field is left for the
     * word. A spelling of infinity or of no number is a value, too, though none that is read.
     */
    static int numbersAtEnd(final byte[] bytes, final int from, final int to) {
        int count = 0;
        final int first = trimStart(bytes, from, to);
        int end = trimEnd(bytes, from, to);
        while (end > first) {
            final int start = fieldStart(bytes, first, end);
            if (start == first || !isValue(bytes, start, end)) {
                break;
            }
            count++;
            end = trimEnd(bytes, first, start);
        }
        return count;
    }

    /** @return whether a field is meant as a number, finite or not */
    static boolean isValue(final byte[] bytes, final int from, final int to) {
        return Decimal.isNumber(bytes, from, to) || Decimal.isNotFinite(bytes, from, to);
    }

    /** @return whether the byte ends a line */
    static boolean isEnd(final byte b) {
        return b == '\n' || b == '\r';
    }

    /** @return the index of the next line feed or carriage return, or to when there is none */
    static int end(final byte[] bytes, final int from, final int to) {
        int i = from;
        while (i < to && !isEnd(bytes[i])) {
            i++;
        }
        return i;
    }

    /**
     * @param end the index of a line feed or carriage return, or to when there is none
     * @return the start of the next line, at most to
     */
    static int next(final byte[] bytes, final int end, final int to) {
        final boolean isPair = end + 1 < to && bytes[end] == '\r' && bytes[end + 1] == '\n';
        return Math.min(to, end + (isPair ? 2 : 1));
    }
}
