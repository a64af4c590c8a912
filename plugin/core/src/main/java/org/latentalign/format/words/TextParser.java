package org.latentalign.format.words;

import java.nio.charset.CharacterCodingException;
import java.util.function.Predicate;

/**
 * Reads lines of a word and d numbers. A line of the usual form is read from left to right in one go; any other is looked
 * at again from its right end, where the d numbers must be, because the word may hold blanks.
 */
final class TextParser implements BlockParser {

    private final int dimension;
    private final Predicate<String> wanted;
    private final boolean wordsOnly;

    /**
     * @param dimension d
     * @param wanted which words to read; the numbers of others are not looked at
     * @param wordsOnly whether to read no numbers at all
     */
    TextParser(final int dimension, final Predicate<String> wanted, final boolean wordsOnly) {
        this.dimension = dimension;
        this.wanted = wanted;
        this.wordsOnly = wordsOnly;
    }

    @Override
    public void parse(final Block block) {
        block.clear();
        final Utf8 utf8 = new Utf8();
        block.bytes[block.length] = '\n'; // so that every line ends with one
        int from = 0;
        while (from < block.length) {
            block.lines++;
            block.entries++;
            int next = usualLine(block, from, utf8);
            if (next < 0) {
                next = TextLine.end(block.bytes, from, block.length) + 1;
                anyLine(block, from, next - 1, utf8);
            }
            from = next;
        }
    }

    /**
     * Reads a line that has one field for the word and then exactly d numbers.
     *
     * @return the start of the next line, or -1, with nothing read, when the line is of another form
     */
    private int usualLine(final Block block, final int from, final Utf8 utf8) {
        final byte[] bytes = block.bytes;
        final int blank = fieldEnd(bytes, from);
        if (blank == from || !TextLine.isSeparator(bytes[blank])) {
            return -1;
        }
        try {
            final String word = utf8.decode(bytes, from, blank);
            if (!wanted.test(word) || wordsOnly) {
                final int end = TextLine.end(bytes, blank, block.length);
                if (TextLine.fields(bytes, blank, TextLine.trimEnd(bytes, blank, end)) != dimension) {
                    return -1;
                }
                if (wanted.test(word)) {
                    block.add(word, block.entries);
                }
                return end + 1;
            }
            final int offset = block.reserveValues(dimension);
            final int next = numbers(bytes, blank, block.values(), offset);
            if (next >= 0) {
                block.add(word, block.entries);
            }
            return next;
        } catch (final CharacterCodingException | NumberFormatException e) { // looked at again, and reported there
            return -1;
        }
    }

    /**
     * Reads d numbers up to the line's end.
     *
     * @return the start of the next line, or -1 when there are more or fewer, or one is not finite
     */
    private int numbers(final byte[] bytes, final int from, final double[] values, final int offset) {
        int i = from;
        for (int j = 0; j < dimension; j++) {
            while (TextLine.isSeparator(bytes[i])) {
                i++;
            }
            i = Decimal.read(bytes, i, values, offset + j);
            if (Double.isInfinite(values[offset + j])) {
                return -1;
            }
        }
        while (TextLine.isSeparator(bytes[i]) || bytes[i] == '\r') {
            i++;
        }
        return bytes[i] == '\n' ? i + 1 : -1;
    }

    private static int fieldEnd(final byte[] bytes, final int from) {
        int end = from;
        while (!TextLine.isSeparator(bytes[end]) && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private void anyLine(final Block block, final int from, final int to, final Utf8 utf8) {
        final byte[] bytes = block.bytes;
        final int first = TextLine.trimStart(bytes, from, to);
        final int last = TextLine.trimEnd(bytes, first, to);
        if (first == last) {
            block.entries--; // an empty line is no entry
            return;
        }
        final int found = TextLine.fields(bytes, first, last) - 1;
        if (found < dimension) {
            block.addMalformed(wrongCount(bytes, first, last, found));
            return;
        }
        int wordEnd = last;
        for (int j = 0; j < dimension; j++) {
            wordEnd = TextLine.trimEnd(bytes, first, TextLine.fieldStart(bytes, first, wordEnd));
        }
        // a word of several parts whose last one is a number is rather a line with too many numbers
        if (found > dimension && Decimal.isNumber(bytes, TextLine.fieldStart(bytes, first, wordEnd), wordEnd)) {
            block.addMalformed(wrongCount(bytes, first, last, TextLine.numbersAtEnd(bytes, first, last)));
            return;
        }
        final String word;
        try {
            word = utf8.decode(bytes, first, wordEnd);
        } catch (final CharacterCodingException e) { // reported
            block.addMalformed("the word '%s' is not UTF-8 text".formatted(Excerpt.of(bytes, first, wordEnd)));
            return;
        }
        if (wanted.test(word) && (wordsOnly || readAny(block, word, wordEnd))) {
            block.add(word, block.entries);
        }
    }

    /** Reads the d numbers after the word, or reports the first that is none. */
    private boolean readAny(final Block block, final String word, final int wordEnd) {
        final byte[] bytes = block.bytes;
        final int offset = block.reserveValues(dimension);
        int end = wordEnd;
        for (int j = 0; j < dimension; j++) {
            final int start = TextLine.trimStart(bytes, end, block.length);
            end = start;
            while (!TextLine.isSeparator(bytes[end]) && bytes[end] != '\n' && bytes[end] != '\r') {
                end++;
            }
            final String fault = readOne(bytes, start, end, block.values(), offset + j);
            if (!fault.isEmpty()) {
                block.addMalformed("value %d of '%s' is '%s', %s"
                        .formatted(j + 1, Excerpt.of(word), Excerpt.of(bytes, start, end), fault));
                return false;
            }
        }
        return true;
    }

    /** @return what is wrong, or an empty text */
    private static String readOne(
            final byte[] bytes, final int start, final int end, final double[] values, final int index) {
        try {
            values[index] = Decimal.parse(bytes, start, end);
            return Double.isInfinite(values[index]) ? "too large for a number of double precision" : "";
        } catch (final NumberFormatException e) { // reported
            return Decimal.isNotFinite(bytes, start, end) ? "not a finite number" : "not a number";
        }
    }

    private String wrongCount(final byte[] bytes, final int first, final int last, final int found) {
        return "%d %s where %d %s expected, after '%s'"
                .formatted(
                        found,
                        found == 1 ? "value" : "values",
                        dimension,
                        dimension == 1 ? "is" : "are",
                        Excerpt.of(bytes, first, Math.min(last, fieldEnd(bytes, first))));
    }
}
