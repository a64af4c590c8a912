package org.latentalign.format.words;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.latentalign.format.DelimitedLine;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;
import org.latentalign.format.TextEncoding;
import org.latentalign.format.TextLines;
import org.latentalign.progress.Progress;

/**
 * The words that belong to vectors without words: a line for each vector, in the same order, or with the vector's number.
 * Such are the projector's metadata.tsv, lists of a vocabulary, and entity2id.txt of programs that embed graphs.
 */
public final class WordNames {

    /** No second file: the words are in the file with the vectors. */
    public static final WordNames IN_FILE = new WordNames("", List.of());

    private static final int LINES_A_REPORT = 10_000;

    /** Columns that hold the words in a table of several. */
    private static final Set<String> WORD_COLUMNS =
            Set.of("word", "words", "label", "labels", "name", "names", "token", "entity", "term", "gene", "symbol");

    /** The same for data frames, which have an index. */
    private static final Set<String> INDEX_COLUMNS = Set.of("index", "id", "key", "tokens", "terms", "vocab", "node");

    private static final char[] MARKS = {'\t', ';', ',', ' '};

    private final String name;

    private final List<String> lines;

    private WordNames(final String name, final List<String> lines) {
        this.name = name;
        this.lines = lines;
    }

    /**
     * Reads the second file.
     *
     * @param file text, one line for each vector, perhaps after a line with the names of columns or with the number of lines;
     *     possibly gzipped
     * @param encoding of the text
     * @param progress told how far reading is
     * @return its words
     * @throws FormatException when the file is missing, empty or no text
     */
    public static WordNames read(final Path file, final TextEncoding encoding, final Progress progress)
            throws IOException {
        final List<String> lines = new ArrayList<>();
        final String name = SourceStream.nameOf(file);
        try (TextLines text = new TextLines(file, encoding)) {
            text.refuseForeign();
            while (text.next()) {
                final Optional<String> line = text.text();
                if (line.isEmpty()) {
                    throw new FormatException(
                            "%s, line %d: this is not %s text. Choose its encoding, or save it in UTF-8."
                                    .formatted(name, text.number(), encoding.title()));
                }
                lines.add(line.get());
                if (text.number() % LINES_A_REPORT == 1) {
                    progress.report(text.fraction(), () -> "Reading the words");
                }
            }
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        if (lines.isEmpty()) {
            throw new FormatException("%s has no words: one line for each vector is expected.".formatted(name));
        }
        return new WordNames(name, List.copyOf(lines));
    }

    /** @return whether a column with this name has the words */
    static boolean isWordColumn(final String column) {
        final String lower = column.toLowerCase(Locale.ROOT);
        return WORD_COLUMNS.contains(lower) || INDEX_COLUMNS.contains(lower);
    }

    /** @return whether there is no second file */
    boolean areInFile() {
        return lines.isEmpty();
    }

    /**
     * Gives each vector its word.
     *
     * @param count how many vectors there are
     * @param vectors the name of their file, in quotation marks
     * @return their words
     * @throws FormatException when there are more or fewer words than vectors, or a vector has none
     */
    EntryNames of(final long count, final String vectors) throws FormatException {
        final boolean hasHeader = lines.size() == count + 1 && isHeader(count);
        if (lines.size() == count && namesColumns()) {
            throw new FormatException(
                    "%s has %d lines after the first, which names columns, but %s has %d vectors: a line for each vector is expected. Choose the file that belongs to these vectors."
                            .formatted(name, lines.size() - 1, vectors, count));
        }
        if (!hasHeader && lines.size() != count) {
            throw new FormatException(
                    "%s has %d lines, but %s has %d vectors: a line for each vector is expected, perhaps after a line with names of columns. Choose the file that belongs to these vectors."
                            .formatted(name, lines.size(), vectors, count));
        }
        final List<String> body = lines.subList(hasHeader ? 1 : 0, lines.size());
        for (final char mark : MARKS) {
            final Optional<List<String[]>> rows = table(body, mark);
            if (rows.isPresent()) {
                final int numbers = numbered(rows.get());
                if (numbers >= 0 || mark != ' ') {
                    final String[] header = hasHeader ? fields(lines.get(0), mark) : new String[0];
                    return ofTable(rows.get(), numbers, header);
                }
            }
        }
        return checked(body.stream().map(String::strip).toList(), List.of());
    }

    /** A first line is none of words when it is their number, has a usual name of a column, or names where others have numbers. */
    private boolean isHeader(final long count) {
        final String first = lines.get(0).strip();
        if (first.equals(Long.toString(count)) || WORD_COLUMNS.contains(first.toLowerCase(Locale.ROOT))) {
            return true;
        }
        for (final char mark : MARKS) {
            final String[] header = fields(first, mark);
            final String[] second = fields(lines.get(1), mark);
            if (header.length > 1 && header.length == second.length && mark != ' ') {
                for (int i = 0; i < header.length; i++) {
                    final boolean isNumberBelow = isNumber(second[i]) && !isNumber(header[i]);
                    if (isNumberBelow || WORD_COLUMNS.contains(header[i].toLowerCase(Locale.ROOT))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** @return whether the first line has a name where all others have a number */
    private boolean namesColumns() {
        for (final char mark : MARKS) {
            final Optional<List<String[]>> rows =
                    mark == ' ' || lines.size() < 2 ? Optional.empty() : table(lines, mark);
            if (rows.isPresent()) {
                for (int i = 0; i < rows.get().get(0).length; i++) {
                    final int column = i;
                    if (!isNumber(rows.get().get(0)[column])
                            && rows.get().stream().skip(1).allMatch(row -> isNumber(row[column]))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isNumber(final String field) {
        final byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        return Decimal.isNumber(bytes, 0, bytes.length);
    }

    /** Columns of words and perhaps of the vectors' numbers. */
    private EntryNames ofTable(final List<String[]> rows, final int numbers, final String[] header)
            throws FormatException {
        int column = -1;
        for (int i = 0; i < header.length && column < 0; i++) {
            if (i != numbers && WORD_COLUMNS.contains(header[i].toLowerCase(Locale.ROOT))) {
                column = i;
            }
        }
        if (column < 0) {
            column = numbers == 0 ? 1 : 0;
        }
        final String[] words = new String[rows.size()];
        final int first = numbers < 0 ? 0 : smallest(rows, numbers);
        for (int i = 0; i < rows.size(); i++) {
            final int place = numbers < 0 ? i : Integer.parseInt(rows.get(i)[numbers]) - first;
            words[place] = rows.get(i)[column];
        }
        final List<String> notes = rows.get(0).length - (numbers < 0 ? 0 : 1) > 1
                ? List.of("The words are those of column %d of %s%s."
                        .formatted(column + 1, name, column < header.length ? ", \"" + header[column] + "\"" : ""))
                : List.of();
        return checked(Arrays.asList(words), notes);
    }

    private EntryNames checked(final List<String> words, final List<String> notes) throws FormatException {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).isEmpty()) {
                throw new FormatException(
                        "%s has no word for vector %d: the word is empty. Correct the file.".formatted(name, i + 1));
            }
        }
        return new EntryNames(List.copyOf(words), notes);
    }

    /** @return the fields of all lines, at least two and of all lines as many, or empty */
    private static Optional<List<String[]>> table(final List<String> lines, final char mark) {
        final List<String[]> rows = new ArrayList<>();
        for (final String line : lines) {
            final String[] fields = fields(line, mark);
            if (fields.length < 2 || !rows.isEmpty() && fields.length != rows.get(0).length) {
                return Optional.empty();
            }
            rows.add(fields);
        }
        return Optional.of(rows);
    }

    private static String[] fields(final String line, final char mark) {
        return mark == ' '
                ? line.strip().split(" +")
                : DelimitedLine.split(line, mark).orElse(List.of()).toArray(String[]::new);
    }

    /** @return the column that numbers the vectors, from 0 or 1 on and in any order, or -1 */
    private static int numbered(final List<String[]> rows) {
        for (int column = 0; column < rows.get(0).length; column++) {
            if (isPermutation(rows, column)) {
                return column;
            }
        }
        return -1;
    }

    private static boolean isPermutation(final List<String[]> rows, final int column) {
        final boolean[] seen = new boolean[rows.size() + 1];
        for (final String[] row : rows) {
            final String field = row[column];
            if (field.isEmpty() || field.length() > 9 || !field.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return false;
            }
            final int number = Integer.parseInt(field);
            if (number > rows.size() || seen[number]) {
                return false;
            }
            seen[number] = true;
        }
        return !(seen[0] && seen[rows.size()]);
    }

    private static int smallest(final List<String[]> rows, final int column) {
        return rows.stream().anyMatch(row -> Integer.parseInt(row[column]) == 0) ? 0 : 1;
    }
}
