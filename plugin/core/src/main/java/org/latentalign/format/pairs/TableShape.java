package org.latentalign.format.pairs;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;

/**
 * How the lines of a file are laid out, found in the first of them.
 *
 * @param separator what stands between fields
 * @param width how many fields most lines have
 * @param hasHeader whether the first line names the columns
 */
record TableShape(Separator separator, int width, boolean hasHeader) {

    /** Usual names of a column of groups. */
    private static final Set<String> GROUP_NAMES = Set.of("group", "relation", "category", "class", "type", "label");

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
        return new TableShape(best.separator(), best.width(), hasHeader(head, best.separator(), options.header()));
    }

    private static Split split(final List<String> head, final Separator separator, final int needed) {
        final Map<Integer, Long> linesByWidth = new HashMap<>();
        for (final String line : head) {
            separator
                    .split(line)
                    .filter(fields -> fields.size() >= needed
                            && fields.subList(0, needed).stream().noneMatch(String::isEmpty))
                    .ifPresent(fields -> linesByWidth.merge(fields.size(), 1L, Long::sum));
        }
        return linesByWidth.entrySet().stream()
                .max(Map.Entry.<Integer, Long>comparingByValue()
                        .thenComparing(Map.Entry.<Integer, Long>comparingByKey().reversed()))
                .map(most -> new Split(separator, most.getKey(), most.getValue()))
                .orElse(new Split(separator, needed, 0));
    }

    private static boolean hasHeader(final List<String> head, final Separator separator, final HeaderLine header) {
        if (header != HeaderLine.AUTOMATIC) {
            return header == HeaderLine.PRESENT;
        }
        final String title = third(head.get(0), separator).orElse("");
        final List<String> others = head.stream()
                .skip(1)
                .map(line -> third(line, separator))
                .flatMap(Optional::stream)
                .toList();
        if (others.isEmpty() || !Numbers.isName(title)) {
            return false;
        }
        return others.stream().anyMatch(Numbers::isDecimal)
                || (GROUP_NAMES.contains(title.toLowerCase(Locale.ROOT)) && !others.contains(title));
    }

    private static Optional<String> third(final String line, final Separator separator) {
        return separator
                .split(line)
                .filter(fields -> fields.size() > 2)
                .map(fields -> fields.get(2))
                .filter(field -> !field.isEmpty());
    }
}
