package org.latentalign.format.words;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.latentalign.format.ForeignFile;
import org.latentalign.format.FormatException;

/** Finds format and dimension from the start of a file. */
final class LayoutDetector {

    /** Enough for some hundred lines of a thousand values. */
    private static final int SAMPLE = 1 << 20;

    /** A first line may be this long: a million values. */
    private static final int LONGEST_SAMPLE = 1 << 25;

    private static final int LONGEST_HEADER = 100;
    private static final int LARGEST_DIMENSION = 1_000_000;

    /** Words and dimension; DL4J adds the number of texts that it learned from. */
    private static final Pattern HEADER =
            Pattern.compile("[ \t]*(\\d{1,18})[ \t]+(\\d{1,18})(?:[ \t]+(\\d{1,18}))?[ \t]*");

    private final String name;
    private final Set<WordVectorFormat> allowed;
    private final byte[] sample;
    private final boolean whole;
    private final BinarySample binary;

    private LayoutDetector(
            final String name, final Set<WordVectorFormat> allowed, final byte[] sample, final boolean whole) {
        this.name = name;
        this.allowed = allowed;
        this.sample = sample;
        this.whole = whole;
        this.binary = new BinarySample(sample, whole);
    }

    /**
     * Looks at the start of the data and leaves the source right behind the header.
     *
     * @param source the data, nothing read yet
     * @param allowed the formats that the file may have
     * @param areNamesElsewhere whether a second file has the words, so that this one has numbers alone
     * @throws FormatException when the file has none of them
     */
    static Layout detect(final ByteSource source, final Set<WordVectorFormat> allowed, final boolean areNamesElsewhere)
            throws IOException {
        int wanted = SAMPLE;
        byte[] sample = source.peek(wanted);
        while (sample.length == wanted && wanted < LONGEST_SAMPLE && TextLine.end(sample, 0, wanted) == wanted) {
            wanted *= 2;
            sample = source.peek(wanted);
        }
        final LayoutDetector detector = new LayoutDetector(source.name(), allowed, sample, sample.length < wanted);
        final Layout layout = areNamesElsewhere ? detector.detectNumbers() : detector.detect();
        source.skipPeeked(layout.start());
        return layout;
    }

    private Layout detect() throws FormatException {
        ForeignFile.refuse(name, sample);
        final int start = hasByteOrderMark() ? 3 : 0;
        final int firstLineEnd = TextLine.end(sample, start, sample.length);
        final int secondLine = TextLine.next(sample, firstLineEnd, sample.length);
        final Matcher header = header(start, firstLineEnd);
        if (!header.matches() || header.group(1).equals("0") && new TextSample(sample, start, whole).isHeaded()) {
            return withoutHeader(start);
        }
        final long words = Long.parseLong(header.group(1));
        final long dimension = Long.parseLong(header.group(2));
        if (header.group(3) == null) {
            return withHeader(words, dimension, start, secondLine);
        }
        final TextSample lines = new TextSample(sample, secondLine, whole);
        return allowed.contains(WordVectorFormat.WORD2VEC_TEXT) && lines.usualDimension() == dimension
                ? word2vecText(words, (int) dimension, secondLine, lines)
                : withoutHeader(start);
    }

    private Matcher header(final int start, final int end) {
        return HEADER.matcher(
                new String(sample, start, Math.min(LONGEST_HEADER, end - start), StandardCharsets.ISO_8859_1));
    }

    private boolean hasByteOrderMark() {
        return sample.length >= 3
                && (sample[0] & 0xFF) == 0xEF
                && (sample[1] & 0xFF) == 0xBB
                && (sample[2] & 0xFF) == 0xBF;
    }

    private Layout word2vecText(final long words, final int dimension, final int afterHeader, final TextSample lines) {
        return new Layout(
                WordVectorFormat.WORD2VEC_TEXT,
                dimension,
                words,
                1,
                afterHeader,
                new EntryShape.Blanks(false, true, lines.allBeginWith(WordDecoder.BASE64_MARK)),
                List.of());
    }

    private Layout withHeader(final long words, final long dimension, final int lineStart, final int afterHeader)
            throws FormatException {
        final TextSample lines = new TextSample(sample, afterHeader, whole);
        final int inText = lines.usualDimension();
        final boolean isText = inText > 0;
        final boolean isWord2vecText =
                isText && (inText == dimension || lines.supports(dimension) || lines.areLongEnough(dimension));
        if (allowed.contains(WordVectorFormat.WORD2VEC_TEXT) && isWord2vecText) {
            return word2vecText(words, (int) dimension, afterHeader, lines);
        }
        if (lines.isMatrix(words, dimension)) {
            throw noWords(dimension);
        }
        // "7 3" followed by "8 4" is a text of two words, each a number, with one value
        if (allowed.contains(WordVectorFormat.GLOVE_TEXT) && inText == 1 && !binary.isBinary(afterHeader)) {
            return new Layout(
                    WordVectorFormat.GLOVE_TEXT,
                    1,
                    Layout.UNKNOWN,
                    0,
                    lineStart,
                    new EntryShape.Blanks(false, false, false),
                    List.of());
        }
        if (isWord2vecText) {
            throw new FormatException(
                    "%s is word2vec text (its first line announces %d words of %d values): choose that format or let it be detected."
                            .formatted(name, words, dimension));
        }
        if (isText && (!allowed.contains(WordVectorFormat.WORD2VEC_BINARY) || !binary.isBinary(afterHeader))) {
            throw new FormatException(
                    "%s, line 1: the header announces %d values a word, but the lines after it have %d. Correct the header or the lines."
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
        if (allowed.contains(WordVectorFormat.WORD2VEC_BINARY)
                && (allowed.size() == 1 || binary.isBinary(afterHeader))) {
            return word2vecBinary(words, (int) dimension, afterHeader);
        }
        throw new FormatException(
                "%s, line 2: no word with %d values follows the header, as in %s. Choose another format or file."
                        .formatted(name, dimension, titles()));
    }

    private Layout word2vecBinary(final long words, final int dimension, final int afterHeader) {
        final BinaryStyle style = binary.style(afterHeader, dimension, words);
        return new Layout(
                WordVectorFormat.WORD2VEC_BINARY,
                dimension,
                words,
                1,
                afterHeader,
                new EntryShape.Binary(style),
                style.order() == ByteOrder.LITTLE_ENDIAN
                        ? List.of()
                        : List.of("The numbers have their highest byte first (big-endian), and were read so."));
    }

    private Layout withoutHeader(final int start) throws FormatException {
        final TextSample lines = new TextSample(sample, start, whole);
        final boolean isHeaded = lines.isHeaded();
        final int dimension = (isHeaded ? lines.withoutFirst() : lines).usualDimension();
        final int numbersAlone = lines.numbersAlone();
        if (numbersAlone > 0) {
            throw noWords(numbersAlone);
        }
        final boolean mustBeTable = allowed.equals(Set.of(WordVectorFormat.DELIMITED_TEXT));
        final DelimitedDetector detector = new DelimitedDetector(sample, start, whole);
        final boolean isTable =
                detector.behindFields().isPresent() || detector.ofR().isPresent();
        if (dimension == 0 || isHeaded || isTable || mustBeTable) {
            final Optional<Layout> delimited = delimited(start);
            if (delimited.isPresent()) {
                return delimited.get();
            }
        }
        if (mustBeTable) {
            throw new FormatException(
                    "%s, line 1: a table of words and numbers, separated by commas, semicolons or tabs, is expected, but here is '%s'. Choose another format or file."
                            .formatted(name, beginning(start)));
        }
        if (!allowed.contains(WordVectorFormat.GLOVE_TEXT)) {
            throw new FormatException(
                    "%s, line 1: a word2vec file starts with a line of two whole numbers, words and dimension, but here is '%s'. Choose another format or file."
                            .formatted(name, beginning(start)));
        }
        if (dimension == 0) {
            throw notWordVectors(start, lines);
        }
        final Optional<String> notNumber = lines.notNumber();
        if (notNumber.isPresent()) {
            throw new FormatException("%s, line 1: %s. Correct the file.".formatted(name, notNumber.get()));
        }
        return gloveText(start, dimension, lines);
    }

    private Layout gloveText(final int start, final int dimension, final TextSample lines) {
        final List<String> notes = new ArrayList<>();
        final boolean isAfterRowNumber = lines.isNumbered() && lines.isRegular(dimension, 2);
        if (isAfterRowNumber) {
            notes.add("The number at the start of every line was passed over.");
        } else if (lines.isNumbered() && lines.isRegular(dimension, 1)) {
            notes.add(
                    "The words of the first lines are the lines' own numbers: if they stand for words in a second file,"
                            + " choose it.");
        }
        int from = start;
        if (lines.isHeaded()) {
            from = TextLine.next(sample, TextLine.end(sample, start, sample.length), sample.length);
            notes.add("The first line, which names the columns, was passed over.");
        }
        return new Layout(
                WordVectorFormat.GLOVE_TEXT,
                dimension,
                Layout.UNKNOWN,
                from == start ? 0 : 1,
                from,
                new EntryShape.Blanks(isAfterRowNumber, false, lines.allBeginWith(WordDecoder.BASE64_MARK)),
                notes);
    }

    private Optional<Layout> delimited(final int start) throws FormatException {
        final DelimitedDetector detector = new DelimitedDetector(sample, start, whole);
        final Optional<DelimitedDetector.Table> found = detector.table();
        if (found.isEmpty() || !allowed.contains(WordVectorFormat.DELIMITED_TEXT)) {
            return Optional.empty();
        }
        final DelimitedDetector.Table table = found.get();
        if (table.wordColumn() < 0) {
            throw noWords(table.dimension());
        }
        return Optional.of(new Layout(
                WordVectorFormat.DELIMITED_TEXT,
                table.dimension(),
                Layout.UNKNOWN,
                table.hasHeader() ? 1 : 0,
                table.hasHeader() ? detector.secondLine() : start,
                new EntryShape.Delimited(table.mark(), table.wordColumn()),
                table.passedOver().isEmpty()
                        ? List.of()
                        : List.of(
                                "The " + (table.passedOver().size() == 1 ? "column" : "columns") + " before the words, "
                                        + String.join(", ", table.passedOver()) + ", "
                                        + (table.passedOver().size() == 1 ? "was" : "were") + " passed over.")));
    }

    /** Vectors whose words are in a second file. */
    private Layout detectNumbers() throws FormatException {
        ForeignFile.refuse(name, sample);
        int start = hasByteOrderMark() ? 3 : 0;
        final int firstLineEnd = TextLine.end(sample, start, sample.length);
        final int secondLine = TextLine.next(sample, firstLineEnd, sample.length);
        long announced = Layout.UNKNOWN;
        int headerLines = 0;
        NumberLines lines = new NumberLines(sample, start, whole);
        final Matcher header = header(start, firstLineEnd);
        if (header.matches() && header.group(3) == null) {
            final NumberLines behind = new NumberLines(sample, secondLine, whole);
            if (behind.usual() == Long.parseLong(header.group(2))) {
                announced = Long.parseLong(header.group(1));
                headerLines = 1;
                start = secondLine;
                lines = behind;
            }
        } else if (lines.isFirstWithoutNumbers()) {
            headerLines = 1;
            start = secondLine;
        }
        if (lines.usual() == 0) {
            throw new FormatException(
                    "%s, line 1: with the words in a second file, lines of numbers alone are expected here, but here is '%s'. Choose the words of this file, or another file."
                            .formatted(name, beginning(start)));
        }
        return new Layout(
                announced == Layout.UNKNOWN ? WordVectorFormat.GLOVE_TEXT : WordVectorFormat.WORD2VEC_TEXT,
                lines.usual(),
                announced,
                headerLines,
                start,
                new EntryShape.Numbers(),
                List.of());
    }

    private FormatException noWords(final long dimension) {
        return new FormatException(
                "%s has lines of %d numbers and no words. The words are in a second file, often called metadata.tsv, vocab.txt or entity2id.txt: choose it, too."
                        .formatted(name, dimension));
    }

    private FormatException notWordVectors(final int start, final TextSample lines) {
        if (binary.isBinary(start) && binary.isRawNumbers()) {
            return new FormatException(
                    "%s is binary numbers without words, as GloVe's own binary files are: let GloVe write text, or export words and vectors together as word2vec text."
                            .formatted(name));
        }
        if (lines.hasDecimalCommas()) {
            return new FormatException(
                    "%s, line 1: a word and its numbers, separated by blanks, are expected, but here is '%s', with decimal commas. Write decimals with a point."
                            .formatted(name, beginning(start)));
        }
        return new FormatException(
                "%s, line 1: a word and its numbers, separated by blanks, are expected, but here is '%s'. Choose a file with word vectors."
                        .formatted(name, beginning(start)));
    }

    private String titles() {
        return String.join(
                " or ",
                allowed.stream()
                        .filter(format -> format != WordVectorFormat.DELIMITED_TEXT)
                        .map(WordVectorFormat::title)
                        .sorted()
                        .toList());
    }

    private String beginning(final int start) {
        final int end = TextLine.end(sample, start, sample.length);
        return Excerpt.of(sample, start, end);
    }
}
