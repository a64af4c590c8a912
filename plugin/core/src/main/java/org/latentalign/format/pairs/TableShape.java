package org.latentalign.format.pairs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;

/**
 * How the lines of a file are laid out, found in the first of them.
 *
 * @param separator what stands between fields
 * @param width how many fields most lines have
 * @param hasHeader whether the first line names the columns
 * @param columns which fields are read
 */
record TableShape(Separator separator, int width, boolean hasHeader, PairColumns columns) {

    /** How many lines a separator splits into the same number of fields. */
    private record Split(Separator separator, int width, long lines) {}

    /**
     * Looks at the first lines. The separator is the one that splits most of them, which without malformed lines is all of
     * them, into the same number of fields; of several equals the first in the order of the constants.
     *
     * @param head lines that are neither empty nor comments, at least one
     * @throws FormatException when no separator splits at least half of them so, and there is a choice
     */
    static TableShape of(final List<String> head, final WordPairOptions options, final Path file)
            throws FormatException {
        final int needed = options.thirdField().fields();
        Split best = null;
        for (final Separator separator : Separator.values()) {
            if (options.separators().contains(separator)) {
                final Split split = split(head, separator, needed);
                if (best == null || split.lines() > best.lines()) {
                    best = split;
                }
            }
        }
        if (best == null || (options.separators().size() > 1 && 2 * best.lines() < head.size())) {
            throw new FormatException("The separator of " + SourceStream.nameOf(file)
                    + " cannot be told: neither tabs, semicolons, commas nor blanks split its first lines into the same"
                    + " number of fields, at least " + needed
                    + ". Choose the separator if this is a file with word pairs.");
        }
        return of(head, best, options, file);
    }

    private static TableShape of(
            final List<String> head, final Split split, final WordPairOptions options, final Path file)
            throws FormatException {
        final Separator separator = split.separator();
        final List<List<String>> rows = head.stream()
                .filter(line -> !isComment(line, separator, options.thirdField().fields()))
                .map(separator::split)
                .flatMap(Optional::stream)
                .map(fields -> fields.size() > split.width() ? fields.subList(0, split.width()) : fields)
                .toList();
        final boolean hasHeader = hasHeader(rows, options);
        final List<List<String>> regular = rows.stream()
                .skip(hasHeader ? 1 : 0)
                .filter(fields -> fields.size() == split.width())
                .toList();
        final List<String> header = hasHeader ? names(rows.get(0), regular, split.width(), file) : List.of();
        final PairColumns columns = regular.isEmpty()
                ? new PairColumns(0, 1, options.thirdField() == ThirdField.NONE ? PairColumns.NONE : 2, header)
                : new ColumnFinder(regular, header, split.width(), SourceStream.nameOf(file))
                        .find(options.columns(), options.thirdField());
        return new TableShape(separator, split.width(), hasHeader, columns);
    }

    /** @return whether the line begins with a number sign and is too short for a pair */
    boolean isComment(final String line) {
        return isComment(line, separator, columns.fields());
    }

    private static boolean isComment(final String line, final Separator separator, final int fields) {
        return line.startsWith("#") && separator.split(line).map(List::size).orElse(0) < fields;
    }

    /** R gives no name to the column that numbers the rows. */
    private static List<String> names(
            final List<String> first, final List<List<String>> rows, final int width, final Path file)
            throws FormatException {
        final List<String> names = new ArrayList<>();
        if (first.size() == width - 1 && isNumbered(rows)) {
            names.add("");
        } else if (first.size() < width
                && rows.stream().anyMatch(row -> row.subList(first.size(), width).stream()
                        .anyMatch(f -> !f.isEmpty()))) {
            throw new FormatException("The first line of " + SourceStream.nameOf(file) + " names " + first.size()
                    + " columns, but most lines have " + width
                    + " fields. Correct the file; decimals with a comma need another separator between fields.");
        }
        first.forEach(name -> names.add(name.startsWith("#") ? name.substring(1).strip() : name));
        return names;
    }

    private static boolean isNumbered(final List<List<String>> rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).get(0).equals(Integer.toString(i + 1))) {
                return false;
            }
        }
        return !rows.isEmpty();
    }

    private static Split split(final List<String> head, final Separator separator, final int needed) {
        final Map<Integer, Long> linesByWidth = new HashMap<>();
        for (final String line : head) {
            separator
                    .split(line)
                    .filter(fields ->
                            fields.stream().filter(field -> !field.isEmpty()).count() >= needed)
                    .ifPresent(fields -> linesByWidth.merge(fields.size(), 1L, Long::sum));
        }
        return linesByWidth.entrySet().stream()
                .max(Map.Entry.<Integer, Long>comparingByValue()
                        .thenComparing(Map.Entry.<Integer, Long>comparingByKey().reversed()))
                .map(most -> new Split(separator, most.getKey(), most.getValue()))
                .orElse(new Split(separator, needed, 0));
    }

    /** A first line names columns when a name stands over numbers, or when it has the usual names. */
    private static boolean hasHeader(final List<List<String>> rows, final WordPairOptions options) {
        if (options.header() != HeaderLine.AUTOMATIC || rows.size() < 2) {
            return options.header() == HeaderLine.PRESENT;
        }
        final List<String> first = rows.get(0);
        final List<List<String>> others = rows.subList(1, rows.size());
        for (int column = 0; column < first.size(); column++) {
            if (Numbers.isName(first.get(column)) && areNumbers(others, column, column < 2)) {
                return true;
            }
        }
        return ColumnFinder.areUsualNames(first) || isGroupName(first, others, options);
    }

    /** Words can be numbers, so where words usually are, all fields must be. */
    private static boolean areNumbers(final List<List<String>> rows, final int column, final boolean all) {
        final long numbers = rows.stream()
                .filter(row -> row.size() > column && Numbers.isNumber(row.get(column)))
                .count();
        return all ? numbers == rows.size() && numbers > 1 : numbers > 0;
    }

    private static boolean isGroupName(
            final List<String> first, final List<List<String>> others, final WordPairOptions options) {
        return options.thirdField() == ThirdField.GROUP
                && first.size() > 2
                && ColumnFinder.isGroupName(first.get(2))
                && others.stream().noneMatch(row -> row.size() > 2 && row.get(2).equals(first.get(2)));
    }
}
