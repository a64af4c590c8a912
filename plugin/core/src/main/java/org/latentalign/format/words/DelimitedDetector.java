package org.latentalign.format.words;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds words and values in a table that separates its fields by tabs, semicolons or commas, with or without names of columns. */
final class DelimitedDetector {

    private static final int LINES = 200;

    /** So many numbers in order are no vector. */
    static final int MANY_COLUMNS = 8;

    private static final char[] MARKS = {'\t', ';', ','};

    /**
     * What the first lines show.
     *
     * @param mark what separates fields
     * @param wordColumn the field with the word, from 0, or -1 when all fields are numbers
     * @param dimension d
     * @param hasHeader whether the first line names the columns
     * @param passedOver names of the columns before the word, or what they hold
     */
    record Table(char mark, int wordColumn, int dimension, boolean hasHeader, List<String> passedOver) {}

    private final List<String> lines = new ArrayList<>();

    private final int secondLine;

    /**
     * @param sample the start of the file
     * @param start the first byte that counts
     * @param isWhole whether the sample is the whole file
     */
    DelimitedDetector(final byte[] sample, final int start, final boolean isWhole) {
        int from = start;
        int afterFirst = start;
        while (lines.size() < LINES && from < sample.length) {
            final int to = TextLine.end(sample, from, sample.length);
            if (to == sample.length && !isWhole && !lines.isEmpty()) {
                break; // the sample ends inside this line
            }
            final String line = withoutBlanks(new String(sample, from, to - from, StandardCharsets.UTF_8));
            from = TextLine.next(sample, to, sample.length);
            if (!line.isBlank()) {
                lines.add(line);
            }
            if (lines.size() == 1 && afterFirst == start) {
                afterFirst = from;
            }
        }
        secondLine = afterFirst;
    }

    /** A tab at the beginning of a line is behind an empty field. */
    private static String withoutBlanks(final String line) {
        int from = 0;
        while (from < line.length() && line.charAt(from) == ' ') {
            from++;
        }
        return line.substring(from).stripTrailing();
    }

    /** @return the first byte after the first line that is not empty */
    int secondLine() {
        return secondLine;
    }

    /** @return the table, if most of the lines make one */
    Optional<Table> table() {
        final char[] marks = behindFields().map(mark -> new char[] {mark}).orElse(MARKS);
        for (final char mark : marks) {
            final Optional<Table> table = table(mark);
            if (table.isPresent()) {
                return table;
            }
        }
        return ofR();
    }

    /** @return the table that R writes unless told otherwise: blanks between fields, and names in quotation marks */
    Optional<Table> ofR() {
        return lines.isEmpty() || !lines.get(0).startsWith("\"")
                ? Optional.empty()
                : table(' ').filter(table -> table.hasHeader() && table.wordColumn() >= 0);
    }

    /** @return the mark that stands at the end of every field but the last one of every line, with blanks behind it */
    Optional<Character> behindFields() {
        for (final char mark : MARKS) {
            if (mark != '\t' && !lines.isEmpty() && lines.stream().allMatch(line -> isBehindFields(mark, line))) {
                return Optional.of(mark);
            }
        }
        return Optional.empty();
    }

    private static boolean isBehindFields(final char mark, final String line) {
        int at = line.indexOf(mark);
        if (at < 0) {
            return false;
        }
        boolean isBlankBehind = true;
        while (at >= 0 && isBlankBehind) {
            isBlankBehind = at + 1 == line.length() || isBlank(line.charAt(at + 1));
            at = line.indexOf(mark, at + 1);
        }
        int from = 0;
        for (int i = 0; isBlankBehind && i < line.length(); i++) {
            if (isBlank(line.charAt(i))) {
                if (i > from && line.charAt(i - 1) != mark) {
                    return false;
                }
                from = i + 1;
            }
        }
        return isBlankBehind;
    }

    private static boolean isBlank(final char c) {
        return c == ' ' || c == '\t';
    }

    private Optional<Table> table(final char mark) {
        final List<List<String>> rows = new ArrayList<>();
        for (final String line : lines) {
            rows.add(DelimitedFields.split(line, mark).orElse(List.of()));
        }
        if (rows.isEmpty() || rows.get(0).size() < 2) {
            return Optional.empty();
        }
        final boolean hasHeader = rows.size() > 1 && isHeader(rows.get(0), rows.get(1), mark);
        final List<List<String>> data = rows.subList(hasHeader ? 1 : 0, rows.size());
        final int fields = mostFrequent(data.stream().map(List::size).toList());
        final List<List<String>> regular =
                data.stream().filter(row -> row.size() == fields).toList();
        if (fields < 2 || 2 * regular.size() <= data.size()) {
            return Optional.empty();
        }
        final int values =
                mostFrequent(regular.stream().map(row -> valuesAtEnd(row, mark)).toList());
        if (values == 0) {
            return Optional.empty();
        }
        if (values == fields) {
            return Optional.of(numbers(mark, fields, regular, hasHeader ? rows.get(0) : List.of()));
        }
        final int wordColumn = fields - values - 1;
        final boolean areNumbersBefore = IntStream.range(0, wordColumn)
                .allMatch(column -> regular.stream().allMatch(row -> DelimitedFields.isValue(row.get(column), mark)));
        return areNumbersBefore
                ? Optional.of(new Table(mark, wordColumn, values, hasHeader, names(rows.get(0), wordColumn, hasHeader)))
                : Optional.empty();
    }

    /** A table of numbers has words when a header names the first column and its numbers are all different and whole. */
    private static Table numbers(
            final char mark, final int fields, final List<List<String>> rows, final List<String> header) {
        final List<String> firsts = rows.stream().map(row -> row.get(0)).toList();
        final boolean areIdentifiers = header.size() == fields
                && !header.get(0).isEmpty()
                && new HashSet<>(firsts).size() == firsts.size()
                && firsts.stream().allMatch(first -> first.chars().allMatch(Character::isDigit));
        return areIdentifiers
                ? new Table(mark, 0, fields - 1, true, List.of())
                : new Table(mark, -1, fields, !header.isEmpty(), List.of());
    }

    /** A header has names where the next line has numbers; data frames name columns by counting them, too. */
    private static boolean isHeader(final List<String> first, final List<String> second, final char mark) {
        final boolean isCounted = first.get(0).isEmpty()
                && first.stream().skip(1).allMatch(field -> DelimitedFields.isValue(field, mark));
        final boolean isNamed = first.stream().noneMatch(field -> DelimitedFields.isValue(field, mark));
        return (isCounted || isNamed) && second.stream().anyMatch(field -> DelimitedFields.isValue(field, mark))
                || isCountedBehindNames(first, second.size() == first.size() + 1);
    }

    /**
     * Names, then 0, 1, 2, ... or 1, 2, 3, ..., and so many of these that they are no vector; or few, from 0 on, behind the
     * usual name of a column.
     *
     * @param isShort whether there is one field less than in the next line, so that there may be no name
     */
    private static boolean isCountedBehindNames(final List<String> header, final boolean isShort) {
        for (int column = 0; column < header.size(); column++) {
            final boolean isCount =
                    header.get(column).equals("0") || header.get(column).equals("1");
            final boolean isBehindIndex = column == 1
                    && header.size() > 2
                    && header.get(1).equals("0")
                    && WordNames.isWordColumn(header.get(0));
            if (isCount && (column > 0 || isShort) && (isBehindIndex || header.size() - column >= MANY_COLUMNS)) {
                final int from = column;
                final int start = Integer.parseInt(header.get(column));
                return IntStream.range(from, header.size())
                        .allMatch(i -> header.get(i).equals(Integer.toString(start + i - from)));
            }
        }
        return false;
    }

    private static int valuesAtEnd(final List<String> row, final char mark) {
        int count = 0;
        while (count < row.size() && DelimitedFields.isValue(row.get(row.size() - 1 - count), mark)) {
            count++;
        }
        return count;
    }

    private static int mostFrequent(final List<Integer> numbers) {
        final Map<Integer, Integer> frequencies = new HashMap<>();
        numbers.forEach(number -> frequencies.merge(number, 1, Integer::sum));
        return numbers.stream()
                .max((a, b) -> Integer.compare(frequencies.get(a), frequencies.get(b)))
                .orElse(0);
    }

    private static List<String> names(final List<String> header, final int count, final boolean hasHeader) {
        return IntStream.range(0, count)
                .mapToObj(column -> hasHeader && !header.get(column).isEmpty()
                        ? "\"" + header.get(column) + "\""
                        : "number " + (column + 1))
                .toList();
    }
}
