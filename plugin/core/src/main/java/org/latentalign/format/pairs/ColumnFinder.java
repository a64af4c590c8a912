package org.latentalign.format.pairs;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.latentalign.format.FormatException;

/**
 * Finds the columns with the words and with the rating or the group, by the names that published files give them, or else
 * by what is in them. Ratings of single people are never taken for their mean.
 */
final class ColumnFinder {

    /** What names of columns for words begin with, before a 1 or a 2, in the order in which they are tried. */
    private static final List<String> WORD_STEMS =
            List.of("word", "term", "w", "lemma", "concept", "label", "noun", "verb", "entity", "phrase");

    private static final Set<String> FIRST_NAMES = Set.of("first", "firstword", "wordone", "from");

    private static final Set<String> SECOND_NAMES = Set.of("second", "secondword", "wordtwo", "to");

    /** Names of columns for ratings, the surest first. */
    private static final List<Set<String>> RATING_NAMES = List.of(
            Set.of("simlex999", "simverb3500"),
            Set.of(
                    "mean",
                    "average",
                    "avg",
                    "humanmean",
                    "meanscore",
                    "averagescore",
                    "avgscore",
                    "scoreavg",
                    "scoremean",
                    "meanrating",
                    "averagerating",
                    "avgrating",
                    "meansimilarity",
                    "meanrelatedness",
                    "average rating"),
            Set.of(
                    "similarity",
                    "relatedness",
                    "sim",
                    "rel",
                    "score",
                    "rating",
                    "human",
                    "humanrating",
                    "humanscore",
                    "gold",
                    "goldstandard",
                    "goldscore",
                    "similarityscore",
                    "relatednessscore",
                    "simscore",
                    "value"));

    /** Usual names of a column of groups. */
    private static final Set<String> GROUP_NAMES = Set.of("group", "relation", "category", "class", "type", "label");

    private static final Set<String> INDEX_NAMES =
            Set.of("", "index", "id", "no", "nr", "number", "unnamed0", "pair", "pairid");

    /** Longer texts are no words but sentences around them. */
    private static final int LONGEST_WORD = 60;

    /** Shorter texts, where other columns have longer ones, are marks such as those of a part of speech. */
    private static final int LONGEST_MARK = 2;

    private final List<List<String>> rows;

    private final List<String> header;

    private final String name;

    private final int width;

    /**
     * @param rows of the file's beginning, all of the same width, without the names of columns
     * @param header the names of the columns, or an empty list
     * @param width how many fields a row has
     * @param name of the file, in quotation marks
     */
    ColumnFinder(final List<List<String>> rows, final List<String> header, final int width, final String name) {
        this.rows = rows;
        this.header = header;
        this.width = width;
        this.name = name;
    }

    /**
     * @param choice of the user
     * @param thirdField what is read after the words
     * @throws FormatException when a chosen column is not there, or it cannot be told which of several holds the rating
     */
    PairColumns find(final ColumnChoice choice, final ThirdField thirdField) throws FormatException {
        if (choice instanceof ColumnChoice.Chosen chosen) {
            return new PairColumns(
                    column(chosen.first(), "the first word"),
                    column(chosen.second(), "the second word"),
                    thirdField == ThirdField.NONE
                            ? PairColumns.NONE
                            : column(chosen.third(), thirdField == ThirdField.RATING ? "the rating" : "the group"),
                    header);
        }
        final int[] words = words(thirdField);
        final int third =
                switch (thirdField) {
                    case RATING -> rating(words);
                    case GROUP -> group(words);
                    case NONE -> PairColumns.NONE;
                };
        return new PairColumns(words[0], words[1], third, header);
    }

    /** @return whether fields are the usual names of the columns of two words */
    static boolean areUsualNames(final List<String> fields) {
        final List<String> plain = fields.stream().map(ColumnFinder::plain).toList();
        return WORD_STEMS.stream().anyMatch(stem -> plain.contains(stem + "1") && plain.contains(stem + "2"));
    }

    /** @return whether a field is a usual name of a column of groups */
    static boolean isGroupName(final String field) {
        return GROUP_NAMES.contains(plain(field));
    }

    private int column(final String chosen, final String what) throws FormatException {
        final String text = chosen.strip();
        for (int column = 0; column < header.size(); column++) {
            if (header.get(column).equalsIgnoreCase(text)) {
                return column;
            }
        }
        if (text.matches("\\d{1,4}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= width) {
            return Integer.parseInt(text) - 1;
        }
        throw new FormatException(name + " has no column \"" + text + "\" for " + what + ": choose one of "
                + (header.isEmpty() ? "" : "\"" + String.join("\", \"", header) + "\", or ")
                + "the numbers 1 to " + width + ".");
    }

    private int[] words(final ThirdField thirdField) {
        for (final String stem : WORD_STEMS) {
            final OptionalInt first = named(Set.of(stem + "1"));
            final OptionalInt second = named(Set.of(stem + "2"));
            if (first.isPresent() && second.isPresent()) {
                return new int[] {first.getAsInt(), second.getAsInt()};
            }
        }
        final OptionalInt first = named(FIRST_NAMES);
        final OptionalInt second = named(SECOND_NAMES);
        if (first.isPresent() && second.isPresent()) {
            return new int[] {first.getAsInt(), second.getAsInt()};
        }
        final int[] texts = IntStream.range(0, width)
                .filter(column ->
                        thirdField == ThirdField.RATING ? !isNumeric(column) && !isSentence(column) : !isIndex(column))
                .toArray();
        final long words = IntStream.of(texts).filter(column -> !isMark(column)).count();
        final int[] likely = IntStream.of(texts)
                .filter(column -> thirdField != ThirdField.RATING || words < 2 || !isMark(column))
                .toArray();
        return likely.length < 2 ? new int[] {0, 1} : new int[] {likely[0], likely[1]};
    }

    private OptionalInt named(final Set<String> names) {
        return IntStream.range(0, header.size())
                .filter(column -> names.contains(plain(header.get(column))))
                .findFirst();
    }

    /** A name without blanks, signs and capitals. */
    private static String plain(final String columnName) {
        return columnName.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private int rating(final int[] words) throws FormatException {
        final int[] candidates = IntStream.range(0, width)
                .filter(column -> column != words[0] && column != words[1] && isNumeric(column) && !isIndex(column))
                .toArray();
        for (final Set<String> names : RATING_NAMES) {
            final int[] named = IntStream.of(candidates)
                    .filter(column -> column < header.size() && names.contains(plain(header.get(column))))
                    .toArray();
            if (named.length == 1) {
                return named[0];
            }
            if (named.length > 1) {
                throw several(named);
            }
        }
        if (candidates.length == 0) {
            return Math.max(words[0], words[1]) + 1;
        }
        if (candidates.length == 1) {
            if (header.isEmpty() && candidates[0] < words[1]) {
                throw new FormatException(
                        name + " has its only numbers in column " + (candidates[0] + 1)
                                + ", before a word, and no names of columns: choose the columns with the words and the rating.");
            }
            return candidates[0];
        }
        final int[] means = IntStream.of(candidates)
                .filter(column -> isMean(column, candidates))
                .toArray();
        if (means.length == 1) {
            return means[0];
        }
        throw several(candidates);
    }

    private FormatException several(final int[] columns) {
        final List<String> names = new ArrayList<>();
        for (final int column : columns) {
            names.add(
                    column < header.size() && !header.get(column).isEmpty()
                            ? "\"" + header.get(column) + "\""
                            : Integer.toString(column + 1));
        }
        return new FormatException(name + " has numbers in " + columns.length + " columns, " + String.join(", ", names)
                + ", and which of them is the rating cannot be told: choose the columns.");
    }

    private int group(final int[] words) {
        return named(GROUP_NAMES).orElseGet(() -> IntStream.range(0, width)
                .filter(column -> column > words[1])
                .findFirst()
                .orElse(words[1] + 1));
    }

    /** Most fields are numbers. */
    private boolean isNumeric(final int column) {
        final long numbers =
                rows.stream().filter(row -> Numbers.isNumber(row.get(column))).count();
        return numbers > 0 && 2 * numbers > rows.size();
    }

    private boolean isSentence(final int column) {
        return 2
                        * rows.stream()
                                .filter(row -> row.get(column).length() > LONGEST_WORD)
                                .count()
                > rows.size();
    }

    private boolean isMark(final int column) {
        return rows.stream().allMatch(row -> row.get(column).length() <= LONGEST_MARK);
    }

    /** The numbers count the rows. */
    private boolean isIndex(final int column) {
        if (column < header.size() && !INDEX_NAMES.contains(plain(header.get(column)))) {
            return false;
        }
        final String start = rows.get(0).get(column);
        if (!start.equals("0") && !start.equals("1") || rows.size() == 1 && header.isEmpty()) {
            return false;
        }
        return IntStream.range(0, rows.size())
                .allMatch(i -> rows.get(i).get(column).equals(Integer.toString(Integer.parseInt(start) + i)));
    }

    /**
     * The numbers are the means of those in the other columns, to the decimals that they have; or they alone have decimals and
     * lie between the others, as when outliers were left out of a mean.
     */
    private boolean isMean(final int column, final int[] others) {
        final boolean haveOthersDecimals = IntStream.of(others)
                .anyMatch(other -> other != column && rows.stream().anyMatch(row -> hasDecimals(row.get(other))));
        if (rows.stream().noneMatch(row -> hasDecimals(row.get(column)))) {
            return false;
        }
        return rows.stream()
                .filter(row -> Numbers.isNumber(row.get(column)))
                .allMatch(row -> isMean(Numbers.number(row.get(column)), row, column, others, haveOthersDecimals));
    }

    private static boolean isMean(
            final double number,
            final List<String> row,
            final int column,
            final int[] others,
            final boolean haveOthersDecimals) {
        final double[] numbers = IntStream.of(others)
                .filter(other -> other != column && Numbers.isNumber(row.get(other)))
                .mapToDouble(other -> Numbers.number(row.get(other)))
                .toArray();
        if (numbers.length < 2) {
            return false;
        }
        final DoubleSummaryStatistics summary = DoubleStream.of(numbers).summaryStatistics();
        final double rounding = Numbers.lastDecimal(row.get(column));
        return Math.abs(number - summary.getAverage()) <= rounding
                || !haveOthersDecimals && number >= summary.getMin() && number <= summary.getMax();
    }

    private static boolean hasDecimals(final String field) {
        return Numbers.isNumber(field) && (field.indexOf('.') >= 0 || field.indexOf(',') >= 0);
    }
}
