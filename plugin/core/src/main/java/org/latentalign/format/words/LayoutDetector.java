package org.latentalign.format.words;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.latentalign.format.FormatException;

/**
 * Finds format and dimension from the start of a file.
 *
 * <p>The dimension of a text is the most frequent number of numbers at the end of its first lines: a single line can
 * mislead, because words may hold blanks (those of the GloVe vectors of 840 billion tokens do) and may be numbers.
 */
final class LayoutDetector {

    /** Enough for some hundred lines of a thousand values. */
    private static final int SAMPLE = 1 << 20;

    /** A first line may be this long: a million values. */
    private static final int LONGEST_SAMPLE = 1 << 25;

    private static final int LINES = 200;
    private static final int LONGEST_HEADER = 100;
    private static final int LARGEST_DIMENSION = 1_000_000;
    private static final Pattern HEADER = Pattern.compile("[ \t]*(\\d{1,18})[ \t]+(\\d{1,18})[ \t]*\r?");

    private final String name;
    private final Set<WordVectorFormat> allowed;
    private final byte[] sample;
    private final boolean whole;

    private LayoutDetector(
            final String name, final Set<WordVectorFormat> allowed, final byte[] sample, final boolean whole) {
        this.name = name;
        this.allowed = allowed;
        this.sample = sample;
        this.whole = whole;
    }

    /**
     * Looks at the start of the data and leaves the source right behind the header.
     *
     * @param source the data, nothing read yet
     * @param allowed the formats that the file may have
     * @throws FormatException when the file has none of them
     */
    static Layout detect(final ByteSource source, final Set<WordVectorFormat> allowed) throws IOException {
        int wanted = SAMPLE;
        byte[] sample = source.peek(wanted);
        while (sample.length == wanted && wanted < LONGEST_SAMPLE && TextLine.end(sample, 0, wanted) == wanted) {
            wanted *= 2;
            sample = source.peek(wanted);
        }
        final Layout layout = new LayoutDetector(source.name(), allowed, sample, sample.length < wanted).detect();
        source.skipPeeked(layout.start());
        return layout;
    }

    private Layout detect() throws FormatException {
        ForeignFile.refuse(name, sample);
        final int start = hasByteOrderMark() ? 3 : 0;
        final int firstLineEnd = TextLine.end(sample, start, sample.length);
        final Matcher header = HEADER.matcher(
                new String(sample, start, Math.min(LONGEST_HEADER, firstLineEnd - start), StandardCharsets.ISO_8859_1));
        return header.matches()
                ? withHeader(Long.parseLong(header.group(1)), Long.parseLong(header.group(2)), start, firstLineEnd + 1)
                : withoutHeader(start);
    }

    private boolean hasByteOrderMark() {
        return sample.length >= 3
                && (sample[0] & 0xFF) == 0xEF
                && (sample[1] & 0xFF) == 0xBB
                && (sample[2] & 0xFF) == 0xBF;
    }

    private Layout withHeader(final long words, final long dimension, final int lineStart, final int afterHeader)
            throws FormatException {
        final int inText = usualDimension(Math.min(afterHeader, sample.length));
        final boolean isText = inText > 0;
        if (allowed.contains(WordVectorFormat.WORD2VEC_TEXT) && isText && inText == dimension) {
            return new Layout(WordVectorFormat.WORD2VEC_TEXT, inText, words, afterHeader);
        }
        // "7 3" followed by "8 4" is a text of two words, each a number, with one value
        if (allowed.contains(WordVectorFormat.GLOVE_TEXT) && inText == 1 && !isBinary(afterHeader)) {
            return new Layout(WordVectorFormat.GLOVE_TEXT, 1, Layout.UNKNOWN, lineStart);
        }
        if (isText && inText == dimension) {
            throw new FormatException(
                    "%s is word2vec text (its first line announces %d words of %d values): choose that format or let it be detected."
                            .formatted(name, words, dimension));
        }
        if (isText && (!allowed.contains(WordVectorFormat.WORD2VEC_BINARY) || !isBinary(afterHeader))) {
            throw new FormatException(
                    "%s, line 1: the header announces %d values a word, but the lines after it have %d. Correct or remove the first line."
                            .formatted(name, dimension, inText));
        }
        if (dimension < 1 || dimension > LARGEST_DIMENSION || words < 1) {
            throw new FormatException(
                    "%s, line 1: the header announces %d words of %d values, which cannot be (1 to %d values are possible). The file is damaged or no word2vec file."
                            .formatted(name, words, dimension, LARGEST_DIMENSION));
        }
        if (afterHeader >= sample.length) {
            throw new FormatException(
                    "%s ends after its header, which announces %d words: the file is cut off. Download or copy it again."
                            .formatted(name, words));
        }
        if (allowed.contains(WordVectorFormat.WORD2VEC_BINARY) && (allowed.size() == 1 || isBinary(afterHeader))) {
            return new Layout(WordVectorFormat.WORD2VEC_BINARY, (int) dimension, words, afterHeader);
        }
        throw new FormatException(
                "%s, line 2: no word with %d values follows the header, as in %s. Choose another format or file."
                        .formatted(name, dimension, titles()));
    }

    private Layout withoutHeader(final int start) throws FormatException {
        if (!allowed.contains(WordVectorFormat.GLOVE_TEXT)) {
            throw new FormatException(
                    "%s, line 1: a word2vec file starts with a line of two whole numbers, words and dimension, but here is '%s'. Choose another format or file."
                            .formatted(name, beginning(start)));
        }
        final int dimension = usualDimension(start);
        if (dimension == 0) {
            throw new FormatException(
                    "%s, line 1: a word and its numbers, separated by blanks, are expected, but here is '%s'. Choose a file with word vectors."
                            .formatted(name, beginning(start)));
        }
        return new Layout(WordVectorFormat.GLOVE_TEXT, dimension, Layout.UNKNOWN, start);
    }

    /** The most frequent number of numbers at the end of a line, the earliest of equally frequent ones, or 0. */
    private int usualDimension(final int start) {
        final Map<Integer, Integer> frequencies = new LinkedHashMap<>();
        int from = start;
        for (int line = 0; line < LINES && from < sample.length; line++) {
            final int to = TextLine.end(sample, from, sample.length);
            if (to == sample.length && !whole && line > 0) {
                break; // the sample ends inside this line
            }
            final int numbers = TextLine.numbersAtEnd(sample, from, to);
            if (numbers > 0) {
                frequencies.merge(numbers, 1, Integer::sum);
            }
            from = to + 1;
        }
        int usual = 0;
        for (final Map.Entry<Integer, Integer> entry : frequencies.entrySet()) {
            if (usual == 0 || entry.getValue() > frequencies.get(usual)) {
                usual = entry.getKey();
            }
        }
        return usual;
    }

    /** Whether control characters or bytes that are not UTF-8 follow, which 32-bit floats bring soon. */
    private boolean isBinary(final int start) {
        for (int i = start; i < sample.length; i++) {
            if (sample[i] >= 0 && sample[i] < ' ' && "\t\n\r".indexOf(sample[i]) < 0) {
                return true;
            }
        }
        final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        final CharBuffer characters = CharBuffer.allocate(sample.length);
        return decoder.decode(ByteBuffer.wrap(sample, start, sample.length - start), characters, whole)
                .isError();
    }

    private String titles() {
        return String.join(
                " or ", allowed.stream().map(WordVectorFormat::title).sorted().toList());
    }

    private String beginning(final int start) {
        final int end = TextLine.end(sample, start, sample.length);
        return Excerpt.of(sample, start, end);
    }
}
