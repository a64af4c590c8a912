package org.latentalign.format.words;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The first lines of a text, and how many numbers they end with.
 *
 * <p>The dimension of a text is the most frequent number of numbers at the end of its first lines: a single line can
 * mislead, because words may hold blanks (those of the GloVe vectors of 840 billion tokens do) and may be numbers.
 */
final class TextSample {

    private static final int LINES = 200;

    /**
     * A line that is not empty: its bytes without separators around them, whether there are any before them, its fields, and
     * how many of these at its end are values behind a word.
     */
    private record Line(int from, int to, boolean isIndented, int fields, int values) {}

    /** How programs write that there is no number. */
    private static final Pattern MISSING = Pattern.compile("(?i)#?n/?a|null|none|<na>|[-?.]|#(value|num|ref|div/0)!");

    private final byte[] bytes;
    private final List<Line> lines;
    private final boolean isWhole;

    private TextSample(final byte[] bytes, final List<Line> lines, final boolean isWhole) {
        this.bytes = bytes;
        this.lines = lines;
        this.isWhole = isWhole;
    }

    /**
     * @param bytes the start of the file
     * @param start the first byte that counts
     * @param isWhole whether these are all bytes of the file, so that the last line is complete
     */
    TextSample(final byte[] bytes, final int start, final boolean isWhole) {
        this.bytes = bytes;
        lines = new ArrayList<>();
        int from = start;
        while (lines.size() < LINES && from < bytes.length) {
            final int to = TextLine.end(bytes, from, bytes.length);
            if (to == bytes.length && !isWhole && !lines.isEmpty()) {
                break; // the sample ends inside this line
            }
            final int first = TextLine.trimStart(bytes, from, to);
            final int last = TextLine.trimEnd(bytes, first, to);
            if (first < last) {
                lines.add(new Line(
                        first,
                        last,
                        first > from,
                        TextLine.fields(bytes, first, last),
                        TextLine.numbersAtEnd(bytes, first, last)));
            }
            from = TextLine.next(bytes, to, bytes.length);
        }
        this.isWhole = isWhole && from >= bytes.length;
    }

    /** @return the most frequent number of values, the earliest of equally frequent ones, or 0 */
    int usualDimension() {
        final Map<Integer, Integer> frequencies = new LinkedHashMap<>();
        for (final Line line : lines) {
            if (line.values() > 0) {
                frequencies.merge(line.values(), 1, Integer::sum);
            }
        }
        int usual = 0;
        for (final Map.Entry<Integer, Integer> entry : frequencies.entrySet()) {
            if (usual == 0 || entry.getValue() > frequencies.get(usual)) {
                usual = entry.getKey();
            }
        }
        return usual;
    }

    /**
     * @param dimension that a header announces
     * @return whether the lines have so many values: some exactly, and most at least, as words may end in a number
     */
    boolean supports(final long dimension) {
        final long enough =
                lines.stream().filter(line -> line.values() >= dimension).count();
        return 2 * enough > lines.size() && lines.stream().anyMatch(line -> line.values() == dimension);
    }

    /**
     * Tells a matrix of numbers from words that are numbers, such as years or identifiers of genes. The first numbers of
     * the lines of a matrix are values: most are no whole numbers, or all are and some come up again.
     *
     * @return the number of numbers in each line when all lines have as many and no word; otherwise 0
     */
    int numbersAlone() {
        if (lines.isEmpty() || lines.get(0).fields() < 2) {
            return 0;
        }
        final int fields = lines.get(0).fields();
        int whole = 0;
        boolean areOthersWhole = true;
        final Set<String> firsts = new HashSet<>();
        for (final Line line : lines) {
            final String first = first(line);
            final int end = TextLine.fieldEnd(bytes, line.from(), line.to());
            if (line.fields() != fields || line.values() != fields - 1 || !TextLine.isValue(bytes, line.from(), end)) {
                return 0;
            }
            firsts.add(first);
            whole += isWhole(first) ? 1 : 0;
            areOthersWhole &= areWhole(end, line.to());
        }
        final boolean areFractions = 2 * whole < lines.size() && !areOthersWhole;
        final boolean areRepeated = whole == lines.size() && areOthersWhole && firsts.size() < lines.size();
        return areFractions || areRepeated ? fields : 0;
    }

    /**
     * @param count of vectors that a header announces
     * @param dimension that it announces
     * @return whether every line is so many numbers and there are so many lines
     */
    boolean isMatrix(final long count, final long dimension) {
        return dimension > 1
                && !lines.isEmpty()
                && lines.stream()
                        .allMatch(line -> line.fields() == dimension
                                && line.values() == dimension - 1
                                && TextLine.isValue(
                                        bytes, line.from(), TextLine.fieldEnd(bytes, line.from(), line.to())))
                && (isWhole ? lines.size() == count : lines.size() <= count);
    }

    /** @return whether the lines begin with whole numbers that count them, from 0 or 1 on */
    boolean isNumbered() {
        if (lines.size() < 2) {
            return false;
        }
        final String start = first(lines.get(0));
        if (!start.equals("0") && !start.equals("1")) {
            return false;
        }
        final int from = Integer.parseInt(start);
        for (int i = 0; i < lines.size(); i++) {
            if (!first(lines.get(i)).equals(Integer.toString(from + i))) {
                return false;
            }
        }
        return true;
    }

    /** @return whether every line has one field for the word before so many values */
    boolean isRegular(final int dimension, final int fieldsBeforeValues) {
        return lines.stream()
                .allMatch(line -> line.values() >= dimension && line.fields() == dimension + fieldsBeforeValues);
    }

    /** @return whether every line begins with the text */
    boolean allBeginWith(final String text) {
        return !lines.isEmpty() && lines.stream().allMatch(line -> first(line).startsWith(text));
    }

    /**
     * @param dimension that a header announces, as a number
     * @return whether most lines have a word and so many fields behind it, numbers or not
     */
    boolean areLongEnough(final long dimension) {
        final long enough =
                lines.stream().filter(line -> line.fields() == dimension + 1).count();
        return dimension > 1 && 2 * enough > lines.size();
    }

    /**
     * Tells words of several parts from lines that have something else than a number among the values. All lines have as
     * many fields and values then, and before the values a number in the same place, or a way to write a missing one.
     *
     * @return what is no number, as a sentence says it, or empty
     */
    Optional<String> notNumber() {
        final int fields = lines.get(0).fields();
        final int last = fields - lines.get(0).values() - 1;
        if (lines.size() < 2
                || last < 1
                || lines.stream().anyMatch(line -> line.fields() != fields || fields - line.values() - 1 != last)) {
            return Optional.empty();
        }
        final boolean areMissing = lines.stream()
                .allMatch(line -> MISSING.matcher(field(line, last)).matches());
        boolean haveNumber = false;
        for (int i = 1; i < last; i++) {
            final int place = i;
            haveNumber |= lines.stream().allMatch(line -> isValue(field(line, place)));
        }
        return areMissing || haveNumber
                ? Optional.of("value %d of '%s' is '%s', not a number"
                        .formatted(last, Excerpt.of(field(lines.get(0), 0)), Excerpt.of(field(lines.get(0), last))))
                : Optional.empty();
    }

    private static boolean isValue(final String field) {
        final byte[] text = field.getBytes(StandardCharsets.UTF_8);
        return TextLine.isValue(text, 0, text.length);
    }

    private String field(final Line line, final int index) {
        int from = line.from();
        for (int i = 0; i < index; i++) {
            from = TextLine.trimStart(bytes, TextLine.fieldEnd(bytes, from, line.to()), line.to());
        }
        return new String(bytes, from, TextLine.fieldEnd(bytes, from, line.to()) - from, StandardCharsets.ISO_8859_1);
    }

    /** @return the same without the first line */
    TextSample withoutFirst() {
        return new TextSample(bytes, lines.subList(1, lines.size()), isWhole);
    }

    /** @return whether the first line names the columns, or counts them, and all others have a word and numbers */
    boolean isHeaded() {
        return isNamed() || isCounted();
    }

    /**
     * Perhaps behind names: 0, 1, 2, ... or 1, 2, 3, ..., and so many of these that they are no vector. Fewer count from 0
     * behind the usual name of a column, or behind none.
     */
    private boolean isCounted() {
        if (lines.size() < 2) {
            return false;
        }
        final Line header = lines.get(0);
        final int values = lines.get(1).values();
        final int before = header.fields() - values;
        final boolean isNamedIndex =
                before == 0 && header.isIndented() || before == 1 && WordNames.isWordColumn(field(header, 0));
        if (values < DelimitedDetector.MANY_COLUMNS
                        && !(isNamedIndex && values > 1 && field(header, before).equals("0"))
                || before < 0
                || lines.stream().skip(1).anyMatch(line -> line.values() != values)
                || !field(header, before).matches("[01]")) {
            return false;
        }
        final int start = Integer.parseInt(field(header, before));
        for (int i = 1; i < values; i++) {
            if (!field(header, before + i).equals(Integer.toString(start + i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the first line is so many fields without a number, and all others end with so many numbers less one. */
    private boolean isNamed() {
        if (lines.size() < 2 || lines.get(0).values() > 0) {
            return false;
        }
        final int fields = lines.get(0).fields();
        return fields > 1
                && bytes[lines.get(0).from()] != '#'
                && !hasValue(lines.get(0))
                && lines.stream().skip(1).allMatch(line -> line.fields() == fields && line.values() == fields - 1);
    }

    private boolean hasValue(final Line line) {
        int from = line.from();
        while (from < line.to()) {
            final int end = TextLine.fieldEnd(bytes, from, line.to());
            if (TextLine.isValue(bytes, from, end)) {
                return true;
            }
            from = TextLine.trimStart(bytes, end, line.to());
        }
        return false;
    }

    /** @return whether values of the first line are written with a comma, as in 0,5 */
    boolean hasDecimalCommas() {
        return !lines.isEmpty()
                && new String(
                                bytes,
                                lines.get(0).from(),
                                Math.min(lines.get(0).to() - lines.get(0).from(), 1000),
                                StandardCharsets.ISO_8859_1)
                        .matches("(?s)\\S+([ \t]+-?\\d+,\\d+)+.*");
    }

    private String first(final Line line) {
        return new String(
                bytes,
                line.from(),
                TextLine.fieldEnd(bytes, line.from(), line.to()) - line.from(),
                StandardCharsets.ISO_8859_1);
    }

    private static boolean isWhole(final String number) {
        return number.chars().allMatch(c -> c >= '0' && c <= '9' || c == '-' || c == '+');
    }

    private boolean areWhole(final int from, final int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '.' || (bytes[i] | 0x20) == 'e' || (bytes[i] | 0x20) == 'n') {
                return false;
            }
        }
        return true;
    }
}
