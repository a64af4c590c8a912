package org.latentalign.format.words;

/** Where the fields of a line of text are. Fields are separated by blanks or tabs, one or more. */
final class TextLine {

    private TextLine() {}

    static boolean isSeparator(final byte b) {
        return b == ' ' || b == '\t';
    }

    /** @return after the last byte of the line that is no separator and no carriage return; from when there is none */
    static int trimEnd(final byte[] bytes, final int from, final int to) {
        int end = to;
        while (end > from && (isSeparator(bytes[end - 1]) || bytes[end - 1] == '\r')) {
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
     * word.
     */
    static int numbersAtEnd(final byte[] bytes, final int from, final int to) {
        int count = 0;
        final int first = trimStart(bytes, from, to);
        int end = trimEnd(bytes, from, to);
        while (end > first) {
            final int start = fieldStart(bytes, first, end);
            if (start == first || !Decimal.isNumber(bytes, start, end)) {
                break;
            }
            count++;
            end = trimEnd(bytes, first, start);
        }
        return count;
    }

    /** @return the index of the next line feed, or to when there is none */
    static int end(final byte[] bytes, final int from, final int to) {
        int i = from;
        while (i < to && bytes[i] != '\n') {
            i++;
        }
        return i;
    }
}
