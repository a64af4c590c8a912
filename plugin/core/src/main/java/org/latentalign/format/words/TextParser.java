package org.latentalign.format.words;

import java.nio.charset.CharacterCodingException;
import java.util.function.Predicate;
import org.latentalign.format.TextEncoding;

/**
 * Reads lines of a word and d numbers, separated by blanks or tabs. A line of the usual form is read from left to right in one go; any other is looked
 * at again from its right end, where the d numbers must be, because the word may hold blanks.
 */
final class TextParser implements BlockParser {

    private final int dimension;
    private final EntryShape.Blanks shape;
    private final TextEncoding encoding;
    private final Predicate<String> wanted;
    private final boolean wordsOnly;

    /**
     * @param dimension d
     * @param shape of the lines
     * @param encoding of the words
     * @param wanted which words to read; the numbers of others are not looked at
     * @param wordsOnly whether to read no numbers at all
     */
    TextParser(
            final int dimension,
            final EntryShape.Blanks shape,
            final TextEncoding encoding,
            final Predicate<String> wanted,
            final boolean wordsOnly) {
        this.dimension = dimension;
        this.shape = shape;
        this.encoding = encoding;
        this.wanted = wanted;
        this.wordsOnly = wordsOnly;
    }

    @Override
    public void parse(final FileBlock block) {
        block.clear();
        final WordDecoder decoder = new WordDecoder(encoding, shape.isBase64());
        block.bytes[block.length] = '\n'; // so that every line ends
        int from = 0;
        while (from < block.length) {
            block.lines++;
            block.entries++;
            int next = usualLine(block, from, decoder);
            if (next < 0) {
                final int end = TextLine.end(block.bytes, from, block.length);
                anyLine(block, from, end, decoder);
                next = TextLine.next(block.bytes, end, block.length + 1);
            }
            from = next;
        }
    }

    /**
     * Reads a line that has one field for the word and then exactly d numbers.
     *
     * @return the start of the next line, or -1, with nothing read, when the line is of another form
     */
    private int usualLine(final FileBlock block, final int from, final WordDecoder decoder) {
        final byte[] bytes = block.bytes;
        final int start = shape.isAfterRowNumber() ? afterRowNumber(bytes, from, block.length) : from;
        final int blank = fieldEnd(bytes, start);
        if (blank == start || !TextLine.isSeparator(bytes[blank])) {
            return -1;
        }
        try {
            final String word = decoder.decode(bytes, start, blank);
            if (!wanted.test(word) || wordsOnly) {
                final int end = TextLine.end(bytes, blank, block.length);
                if (TextLine.fields(bytes, blank, TextLine.trimEnd(bytes, blank, end)) != dimension) {
                    return -1;
                }
                if (wanted.test(word)) {
                    block.add(word, block.entries);
                }
                return TextLine.next(bytes, end, block.length + 1);
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
        while (TextLine.isSeparator(bytes[i])) {
            i++;
        }
        if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
            return i + 2;
        }
        return TextLine.isEnd(bytes[i]) ? i + 1 : -1;
    }

    /** @return where the line goes on after a whole number and what separates it, or where it starts */
    private static int afterRowNumber(final byte[] bytes, final int from, final int to) {
        final int first = TextLine.trimStart(bytes, from, to);
        int i = first;
        while (bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        return i > first && TextLine.isSeparator(bytes[i]) ? TextLine.trimStart(bytes, i, to) : from;
    }

    private static int fieldEnd(final byte[] bytes, final int from) {
        int end = from;
        while (!TextLine.isSeparator(bytes[end]) && !TextLine.isEnd(bytes[end])) {
            end++;
        }
        return end;
    }

    private void anyLine(final FileBlock block, final int from, final int to, final WordDecoder decoder) {
        final byte[] bytes = block.bytes;
        final int start = shape.isAfterRowNumber() ? afterRowNumber(bytes, from, to) : from;
        final int first = TextLine.trimStart(bytes, start, to);
        final int last = TextLine.trimEnd(bytes, first, to);
        if (first == last) {
            block.entries--; // an empty line is no entry
            return;
        }
        final int found = TextLine.fields(bytes, first, last) - 1;
        if (found == dimension - 1 && first > start && TextLine.isValue(bytes, first, fieldEnd(bytes, first))) {
            block.addMalformed("the word is empty");
            return;
        }
        if (found < dimension) {
            block.addMalformed(wrongCount(bytes, first, last, found));
            return;
        }
        int wordEnd = last;
        for (int j = 0; j < dimension; j++) {
            wordEnd = TextLine.trimEnd(bytes, first, TextLine.fieldStart(bytes, first, wordEnd));
        }
        // unless the dimension is known, a word of several parts whose last one is a number is a line with too many
        // numbers
        if (found > dimension
                && !shape.hasFixedDimension()
                && TextLine.isValue(bytes, TextLine.fieldStart(bytes, first, wordEnd), wordEnd)) {
            block.addMalformed(wrongCount(bytes, first, last, TextLine.numbersAtEnd(bytes, first, last)));
            return;
        }
        final String word;
        try {
            word = decoder.decode(bytes, first, wordEnd);
        } catch (final CharacterCodingException e) { // reported
            block.addMalformed(decoder.fault(bytes, first, wordEnd));
            return;
        }
        if (wanted.test(word) && (wordsOnly || readAny(block, word, wordEnd))) {
            block.add(word, block.entries);
        }
    }

    /** Reads the d numbers after the word, or reports the first that is none. */
    private boolean readAny(final FileBlock block, final String word, final int wordEnd) {
        final byte[] bytes = block.bytes;
        final int offset = block.reserveValues(dimension);
        int end = wordEnd;
        for (int j = 0; j < dimension; j++) {
            final int start = TextLine.trimStart(bytes, end, block.length);
            end = start;
            while (!TextLine.isSeparator(bytes[end]) && !TextLine.isEnd(bytes[end])) {
                end++;
            }
            final String fault = Decimal.readOrFault(bytes, start, end, block.values(), offset + j);
            if (!fault.isEmpty()) {
                block.addMalformed("value %d of '%s' is '%s', %s"
                        .formatted(j + 1, Excerpt.of(word), Excerpt.of(bytes, start, end), fault));
                return false;
            }
        }
        return true;
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
