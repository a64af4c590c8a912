package org.latentalign.format.words;

import java.util.HashMap;
import java.util.Map;

/** The first lines of a text that should be numbers alone, separated by blanks, tabs, commas or semicolons. */
final class NumberLines {

    private static final int LINES = 200;

    private final Map<Integer, Integer> frequencies = new HashMap<>();

    private boolean isFirstWithoutNumbers;

    /**
     * @param sample the start of the file
     * @param start the first byte that counts
     * @param isWhole whether the sample is the whole file
     */
    NumberLines(final byte[] sample, final int start, final boolean isWhole) {
        int from = start;
        for (int line = 0; line < LINES && from < sample.length; line++) {
            final int to = TextLine.end(sample, from, sample.length);
            if (to == sample.length && !isWhole && line > 0) {
                break; // the sample ends inside this line
            }
            final int count = count(sample, from, to);
            if (count > 0) {
                frequencies.merge(count, 1, Integer::sum);
            } else if (line == 0) {
                isFirstWithoutNumbers = true;
            }
            from = TextLine.next(sample, to, sample.length);
        }
    }

    /** @return the most frequent number of numbers in a line, or 0 when no line is numbers alone */
    int usual() {
        return frequencies.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /** @return whether the first line is none of numbers */
    boolean isFirstWithoutNumbers() {
        return isFirstWithoutNumbers;
    }

    /** @return whether the byte separates numbers */
    static boolean isSeparator(final byte b) {
        return b == ' ' || b == '\t' || b == ',' || b == ';';
    }

    /** @return how many values the line has, or 0 when something else is in it */
    private static int count(final byte[] bytes, final int from, final int to) {
        int count = 0;
        int at = from;
        while (at < to) {
            int end = at;
            while (end < to && !isSeparator(bytes[end])) {
                end++;
            }
            if (end > at) {
                if (!TextLine.isValue(bytes, at, end)) {
                    return 0;
                }
                count++;
            }
            at = end + 1;
        }
        return count;
    }
}
