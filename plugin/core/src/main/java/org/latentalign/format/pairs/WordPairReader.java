package org.latentalign.format.pairs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.latentalign.format.FormatException;
import org.latentalign.format.MalformedTally;
import org.latentalign.format.SourceStream;
import org.latentalign.format.TextLines;
import org.latentalign.progress.Progress;

/**
 * Reads word pairs in one pass: a pair a line, its fields separated by tabs, semicolons, commas or blanks, perhaps after a
 * line with the columns' names. Empty lines, and lines that begin with a number sign and a blank, are comments. The file
 * may be gzipped. Words stay as they are.
 */
public final class WordPairReader {

    /** How many lines show how the file is laid out. */
    private static final int HEAD_LINES = 100;

    private static final int LINES_A_REPORT = 1000;

    private static final String ADVICE =
            "Correct the line, choose another separator, or choose to skip malformed lines.";

    /** A line that is neither empty nor a comment, until it is known how to read it. */
    private record Line(long number, String text) {}

    private final Path file;

    private final WordPairOptions options;

    private final Consumer<WordPair> sink;

    private final MalformedTally malformed;

    private final Set<List<String>> known = new HashSet<>();

    private final List<Line> head = new ArrayList<>();

    private TableShape shape;

    private long pairs;

    private long repeated;

    private String firstRepeated = "";

    private long further;

    private long comments;

    /** Lines of separators, as spreadsheets write them below a table. */
    private long hollow;

    /** Whether ratings have decimal commas, or null before the first with a comma or point. */
    private Boolean hasDecimalCommas;

    private WordPairReader(final Path file, final WordPairOptions options, final Consumer<WordPair> sink) {
        this.file = file;
        this.options = options;
        this.sink = sink;
        this.malformed = new MalformedTally(options.malformed());
    }

    /**
     * Reads a file.
     *
     * @param file to read
     * @param options how it is to be understood
     * @param sink takes the pairs in the order of the file: {@link WordPair.Rated}, {@link WordPair.Grouped} or
     *     {@link WordPair.Plain} as the options say
     * @param progress told of the share of the file that is read
     * @return what was read
     * @throws FormatException when the file cannot be read, its separator cannot be told, it has no pair, or has a malformed
     *     line that is not to be skipped
     */
    public static WordPairReport read(
            final Path file, final WordPairOptions options, final Consumer<WordPair> sink, final Progress progress)
            throws IOException {
        return new WordPairReader(file, options, sink).read(progress);
    }

    private WordPairReport read(final Progress progress) throws IOException {
        try (var lines = new TextLines(file, options.encoding())) {
            lines.refuseForeign();
            while (lines.next()) {
                if (lines.number() % LINES_A_REPORT == 1) {
                    progress.report(lines.fraction(), () -> "Line " + lines.number());
                }
                final Optional<String> text = lines.text(malformed);
                if (text.isPresent()) {
                    take(new Line(lines.number(), text.get()));
                }
            }
        }
        if (shape == null) {
            readHead();
        }
        if (pairs == 0) {
            throw new FormatException(SourceStream.nameOf(file) + " has no word pair"
                    + (malformed.count() == 0
                            ? ""
                            : " that can be read (" + malformed.count() + " malformed; the first: "
                                    + malformed.examples().get(0) + ")")
                    + ": a pair is a line of two words" + also() + ".");
        }
        return new WordPairReport(
                pairs,
                repeated,
                firstRepeated,
                further,
                comments,
                hollow,
                malformed.count(),
                malformed.examples(),
                shape.columns().areFirst() ? "" : shape.columns().sentence(options.thirdField()));
    }

    private void take(final Line line) throws FormatException {
        final String text = line.text().strip();
        if (text.isEmpty()) {
            return;
        }
        if (text.equals("#") || text.startsWith("# ") || text.startsWith("#\t")) {
            comments++;
        } else if (shape != null && shape.isComment(text)) {
            comments++;
        } else if (shape != null) {
            read(line);
        } else {
            head.add(line);
            if (head.size() == HEAD_LINES) {
                readHead();
            }
        }
    }

    private void readHead() throws FormatException {
        if (head.isEmpty()) {
            return;
        }
        shape = TableShape.of(head.stream().map(Line::text).toList(), options, file);
        final List<Line> rows = head.stream()
                .filter(line -> !shape.isComment(line.text().strip()))
                .toList();
        comments += head.size() - rows.size();
        head.clear();
        for (final Line line : rows.subList(Math.min(rows.size(), shape.hasHeader() ? 1 : 0), rows.size())) {
            read(line);
        }
    }

    private void read(final Line line) throws FormatException {
        final Optional<List<String>> fields = shape.separator().split(line.text());
        if (fields.isEmpty()) {
            refuse(line, "has a quotation mark that is not closed: ", ADVICE);
            return;
        }
        final int count = fields.get().size();
        final int needed = shape.columns().fields();
        final String by = (count == 1 ? " field" : " fields") + " when separated by "
                + shape.separator().plural();
        if (count < needed) {
            refuse(line, "has " + count + by + " where " + needed + " are needed, two words" + also() + ": ", ADVICE);
        } else if (count > shape.width()) {
            refuse(line, "has " + count + by + " where most lines have " + shape.width() + ": ", ADVICE);
        } else {
            read(line, fields.get());
        }
    }

    private void read(final Line line, final List<String> fields) throws FormatException {
        final PairColumns columns = shape.columns();
        final String first = fields.get(columns.first());
        final String second = fields.get(columns.second());
        if (first.isEmpty()
                && second.isEmpty()
                && (columns.third() == PairColumns.NONE
                        || fields.get(columns.third()).isEmpty())) {
            hollow++;
            return;
        }
        if (first.isEmpty() || second.isEmpty()) {
            refuse(line, "has no " + (first.isEmpty() ? "first" : "second") + " word: ", ADVICE);
            return;
        }
        switch (options.thirdField()) {
            case RATING -> {
                final String rating = fields.get(columns.third());
                if (isRating(rating, line)) {
                    // likeness has no direction
                    final List<String> key =
                            first.compareTo(second) <= 0 ? List.of(first, second) : List.of(second, first);
                    accept(new WordPair.Rated(first, second, Numbers.number(rating)), key, line, fields);
                }
            }
            case GROUP -> {
                final String group = fields.get(columns.third());
                if (group.isEmpty()) {
                    refuse(line, "has no group: ", ADVICE);
                } else {
                    accept(new WordPair.Grouped(first, second, group), List.of(first, second, group), line, fields);
                }
            }
            case NONE -> accept(new WordPair.Plain(first, second), List.of(first, second), line, fields);
        }
    }

    private boolean isRating(final String text, final Line line) throws FormatException {
        if (Numbers.isNumber(text) && isOfOtherStyle(text)) {
            refuse(
                    line,
                    "has a rating with a decimal " + (text.indexOf(',') >= 0 ? "comma" : "point")
                            + ", other than lines before it: ",
                    "Write all decimals in the same way, or choose to skip malformed lines.");
        } else if (Numbers.isNumber(text)) {
            if (Double.isFinite(Numbers.number(text))) {
                return true;
            }
            refuse(line, "has a rating that is too large for a number of double precision: ", ADVICE);
        } else if (text.isEmpty()) {
            refuse(line, "has no rating: ", ADVICE);
        } else {
            refuse(
                    line,
                    "has the rating " + MalformedTally.excerpt(text) + ", which is not a finite number: ",
                    "Correct the line, choose the column with the rating, or choose to skip malformed lines.");
        }
        return false;
    }

    /** A file with decimal commas and decimal points has thousands with one of them, or is damaged. */
    private boolean isOfOtherStyle(final String rating) {
        final boolean isComma = rating.indexOf(',') >= 0;
        if (!isComma && rating.indexOf('.') < 0) {
            return false;
        }
        if (hasDecimalCommas == null) {
            hasDecimalCommas = isComma;
        }
        return hasDecimalCommas != isComma;
    }

    private void accept(final WordPair pair, final List<String> key, final Line line, final List<String> fields) {
        if (!known.add(key)) {
            repeated++;
            if (repeated == 1) {
                firstRepeated = "line " + line.number() + ", " + MalformedTally.excerpt(pair.first()) + " and "
                        + MalformedTally.excerpt(pair.second());
            }
        }
        if (shape.columns().areFirst() && fields.size() > shape.columns().fields()) {
            further++;
        }
        pairs++;
        sink.accept(pair);
    }

    private void refuse(final Line line, final String what, final String advice) throws FormatException {
        malformed.add(file, line.number(), what + MalformedTally.excerpt(line.text()), advice);
    }

    private String also() {
        return switch (options.thirdField()) {
            case RATING -> " and a rating";
            case GROUP -> " and a group";
            case NONE -> "";
        };
    }
}
