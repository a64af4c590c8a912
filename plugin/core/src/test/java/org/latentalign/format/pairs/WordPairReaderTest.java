package org.latentalign.format.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.latentalign.format.FormatException;
import org.latentalign.format.MalformedEntries;
import org.latentalign.format.TextEncoding;
import org.latentalign.progress.Progress;

class WordPairReaderTest {

    private static final Set<Separator> ANY = EnumSet.allOf(Separator.class);

    private static final String ADVICE =
            " Correct the line, choose another separator, or choose to skip malformed lines.";

    private static final String NOT_A_NUMBER =
            ", which is not a finite number: \"a b %s\". Correct the line, choose the column with the rating, or"
                    + " choose to skip malformed lines.";

    private static final String CANNOT_BE_TOLD =
            "The separator of 'X' cannot be told: neither tabs, semicolons, commas nor blanks split its first lines into"
                    + " the same number of fields, at least 3. Choose the separator if this is a file with word pairs.";

    @TempDir
    private Path folder;

    private final List<WordPair> pairs = new ArrayList<>();

    static Stream<Arguments> badFiles() {
        return Stream.of(
                bad("empty", "", "'X' is empty."),
                bad("blank", " \n\t\n\n", "'X' has no word pair: a pair is a line of two words and a rating."),
                bad("comments", "# a b 1\n#\n", "'X' has no word pair: a pair is a line of two words and a rating."),
                bad("prose", "It was the best\nof times,\nit was\n\nthe worst", CANNOT_BE_TOLD),
                bad("one word a line", "a\nb\nc\n", CANNOT_BE_TOLD),
                bad("two words a line", "a b\nb c\n", CANNOT_BE_TOLD),
                bad(
                        "web page",
                        "<!DOCTYPE html>\n<html>\n<head>\n</head>\n",
                        "'X' is a web page, not a data file: download the file itself."),
                bad(
                        "no rating",
                        "a b 1\nc d\n",
                        "Line 2 of 'X' has 2 fields when separated by blanks where 3 are needed, two words and a rating:"
                                + " \"c d\"." + ADVICE),
                bad(
                        "one word",
                        "a\tb\t1\n\nc\n",
                        "Line 3 of 'X' has 1 field when separated by tabs where 3 are needed, two words and a rating:"
                                + " \"c\"." + ADVICE),
                bad(
                        "a blank in a word",
                        "a b 1\nNew York city 2\nc d 3\n",
                        "Line 2 of 'X' has 4 fields when separated by blanks where most lines have 3: \"New York city 2\"."
                                + ADVICE),
                bad("no first word", "a,b,1\n,b,2\n", "Line 2 of 'X' has no first word: \",b,2\"." + ADVICE),
                bad("no second word", "a,b,1\nc,\"\",2\n", "Line 2 of 'X' has no second word: \"c,\"\",2\"." + ADVICE),
                bad("empty rating", "a,b,1\nc,d,\n", "Line 2 of 'X' has no rating: \"c,d,\"." + ADVICE),
                bad(
                        "open quotation mark",
                        "a,b,1\n\"c,d,2\n",
                        "Line 2 of 'X' has a quotation mark that is not closed: \"\"c,d,2\"." + ADVICE),
                bad(
                        "decimal comma",
                        "a;b;3.5\nc;d;3,5\n",
                        "Line 2 of 'X' has a rating with a decimal comma, other than lines before it: \"c;d;3,5\". Write"
                                + " all decimals in the same way, or choose to skip malformed lines."),
                bad(
                        "too large",
                        "a b 1\nc d 1e999\n",
                        "Line 2 of 'X' has a rating that is too large for a number of double precision: \"c d 1e999\"."
                                + ADVICE),
                bad(
                        "word for a rating",
                        "a b 1\na b x\n",
                        "Line 2 of 'X' has the rating \"x\"" + NOT_A_NUMBER.formatted("x")),
                bad("NaN", "a b nan\na b 1\n", "Line 1 of 'X' has the rating \"nan\"" + NOT_A_NUMBER.formatted("nan")),
                bad(
                        "infinity",
                        "a b 1\na b -inf\n",
                        "Line 2 of 'X' has the rating \"-inf\"" + NOT_A_NUMBER.formatted("-inf")),
                bad(
                        "type letter",
                        "a b 1\na b 2d\n",
                        "Line 2 of 'X' has the rating \"2d\"" + NOT_A_NUMBER.formatted("2d")),
                bad(
                        "hexadecimal",
                        "a b 1\na b 0x1p3\n",
                        "Line 2 of 'X' has the rating \"0x1p3\"" + NOT_A_NUMBER.formatted("0x1p3")),
                bad(
                        "a number gone wrong is no name",
                        "a b 1.2.3\na b 1\n",
                        "Line 1 of 'X' has the rating \"1.2.3\"" + NOT_A_NUMBER.formatted("1.2.3")),
                bad(
                        "groups for ratings",
                        "a b x\na b x\n",
                        "Line 1 of 'X' has the rating \"x\"" + NOT_A_NUMBER.formatted("x")),
                bad(
                        "Latin-1",
                        "a b 1\nna\u00EFve b 2\n".getBytes(StandardCharsets.ISO_8859_1),
                        "Line 2 of 'X' is not text in the encoding UTF-8. Choose its encoding, or save the file in UTF-8."),
                bad(
                        "UTF-16",
                        "a b 1\n".getBytes(StandardCharsets.UTF_16),
                        "'X' is UTF-16 text: save it in the encoding UTF-8."),
                bad(
                        "binary",
                        "a b 1\n\0\0\0",
                        "Line 2 of 'X' is not text in the encoding UTF-8. Choose its encoding, or save the file in UTF-8."),
                bad(
                        "spreadsheet",
                        "PK\u0003\u0004 and so on",
                        "'X' is a zip archive or a spreadsheet: unpack it, or save it as text separated by tabs."),
                bad(
                        "gzip cut off",
                        new byte[] {0x1f, (byte) 0x8b, 8, 0},
                        "'X' ends in the middle of its compressed data: the copy is incomplete; fetch it again."));
    }

    private static Arguments bad(final String kind, final String content, final String sentence) {
        return bad(kind, content.getBytes(StandardCharsets.UTF_8), sentence);
    }

    private static Arguments bad(final String kind, final byte[] content, final String sentence) {
        return Arguments.of(kind, content, sentence);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void givesOneSentence(final String kind, final byte[] content, final String sentence) throws IOException {
        final Path file = Files.write(folder.resolve("X"), content);
        final FormatException refused = assertThrows(
                FormatException.class,
                () -> WordPairReader.read(
                        file,
                        new WordPairOptions(
                                ThirdField.RATING,
                                ANY,
                                HeaderLine.AUTOMATIC,
                                MalformedEntries.STOP,
                                new ColumnChoice.Automatic(),
                                TextEncoding.UTF_8),
                        pairs::add,
                        Progress.NONE),
                kind);
        assertEquals(sentence, refused.getMessage());
    }

    @Test
    void folderAndMissingFile() {
        final var options = new WordPairOptions(
                ThirdField.NONE,
                ANY,
                HeaderLine.ABSENT,
                MalformedEntries.SKIP,
                new ColumnChoice.Automatic(),
                TextEncoding.UTF_8);
        assertEquals(
                folder + " is a folder; choose a file in it.",
                assertThrows(
                                FormatException.class,
                                () -> WordPairReader.read(folder, options, pairs::add, Progress.NONE))
                        .getMessage());
        final Path missing = folder.resolve("none.txt");
        assertEquals(
                "The file " + missing + " does not exist; check the path.",
                assertThrows(
                                FormatException.class,
                                () -> WordPairReader.read(missing, options, pairs::add, Progress.NONE))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RATING | AUTOMATIC | a b 1;c d 2                     | a/b/1.0 c/d/2.0",
                "RATING | AUTOMATIC | a\\tb\\t1;c\\td\\t2             | a/b/1.0 c/d/2.0",
                "RATING | AUTOMATIC | a,b,1;c, d ,2                   | a/b/1.0 c/d/2.0",
                "RATING | AUTOMATIC | a b one;c d 2                   | c/d/2.0",
                "RATING | PRESENT   | a b 1;c d 2                     | c/d/2.0",
                "RATING | AUTOMATIC | # a b 0;;a #b 1                 | a/#b/1.0",
                "RATING | AUTOMATIC | #a b 1;c d 2                    | #a/b/1.0 c/d/2.0",
                "RATING | AUTOMATIC | sun-n  sky-n 1                  | sun-n/sky-n/1.0",
                "RATING | AUTOMATIC | a,b,1,x;c,d,2,x;e,f,3           | a/b/1.0 c/d/2.0 e/f/3.0",
                "GROUP  | AUTOMATIC | a b g;c d g                     | a/b/g c/d/g",
                "GROUP  | AUTOMATIC | from to Relation;c d g          | c/d/g",
                "GROUP  | AUTOMATIC | a b class;c d class             | a/b/class c/d/class",
                "GROUP  | AUTOMATIC | first,second,rating;c,d,9.5     | c/d/9.5",
                "GROUP  | ABSENT    | from to Relation;c d g          | from/to/Relation c/d/g",
                "NONE   | AUTOMATIC | a b;c d                         | a/b/ c/d/",
                "NONE   | AUTOMATIC | first,second,rating;c,d,9.5     | c/d/",
                "NONE   | PRESENT   | from to;c d                     | c/d/",
            })
    void readsShapes(final ThirdField thirdField, final HeaderLine header, final String content, final String expected)
            throws IOException {
        read(content.replace(';', '\n').replace("\\t", "\t"), thirdField, ANY, header, MalformedEntries.STOP);
        assertEquals(
                expected,
                String.join(" ", pairs.stream().map(WordPairReaderTest::text).toList()));
    }

    private static String text(final WordPair pair) {
        String third = "";
        if (pair instanceof WordPair.Rated rated) {
            third = String.valueOf(rated.rating());
        } else if (pair instanceof WordPair.Grouped grouped) {
            third = grouped.group();
        }
        return pair.first() + "/" + pair.second() + "/" + third;
    }

    @Test
    void theChosenSeparatorIsNotQuestioned() throws IOException {
        read(
                "a b,c d,1\n",
                ThirdField.RATING,
                EnumSet.of(Separator.COMMA),
                HeaderLine.AUTOMATIC,
                MalformedEntries.STOP);
        assertEquals(List.of(new WordPair.Rated("a b", "c d", 1)), pairs);
        final var failure = assertThrows(
                FormatException.class,
                () -> read(
                        "a b 1\n",
                        ThirdField.RATING,
                        EnumSet.of(Separator.COMMA),
                        HeaderLine.AUTOMATIC,
                        MalformedEntries.STOP));
        assertEquals(
                "Line 1 of 'X' has 1 field when separated by commas where 3 are needed, two words and a rating: \"a b 1\"."
                        + ADVICE,
                failure.getMessage());
    }

    @Test
    void countsWhatIsLeftOut() throws IOException {
        final WordPairReport report = read(
                "# c\nw1,w2,r,s\na,b,1,x\nb,a,2,x\nc,d\n,d,1,x\nc,d,x,x\na,a,3,x\na,b,4,x\n",
                ThirdField.RATING,
                ANY,
                HeaderLine.AUTOMATIC,
                MalformedEntries.SKIP);
        assertEquals(4, report.pairs());
        assertEquals(4, pairs.size(), "repeated pairs are kept");
        assertEquals(
                List.of(
                        "3 malformed lines were left out. Line 5 of 'X' has 2 fields when separated by commas where 3 are"
                                + " needed, two words and a rating: \"c,d\". Line 6 of 'X' has no first word: \",d,1,x\"."
                                + " Line 7 of 'X' has the rating \"x\", which is not a finite number: \"c,d,x,x\".",
                        "2 lines repeat pairs of earlier lines; all are kept. The first is line 4, \"b\" and \"a\".",
                        "In 4 lines the fields after the third were left out.",
                        "1 line that begins with # and a blank was passed over as a comment."),
                report.warnings(ThirdField.RATING));
    }

    @Test
    void directionAndGroupTellPairsApart() throws IOException {
        assertEquals(
                0,
                read("a b\nb a\n", ThirdField.NONE, ANY, HeaderLine.ABSENT, MalformedEntries.STOP)
                        .repeated());
        assertEquals(
                1,
                read("a b g\nb a g\na b h\na b g\n", ThirdField.GROUP, ANY, HeaderLine.ABSENT, MalformedEntries.STOP)
                        .repeated());
    }

    @Test
    void saysWhyNothingIsLeft() {
        final var failure = assertThrows(
                FormatException.class,
                () -> read("a b x\nc d x\n", ThirdField.RATING, ANY, HeaderLine.ABSENT, MalformedEntries.SKIP));
        assertEquals(
                "'X' has no word pair that can be read (2 malformed; the first: Line 1 of 'X' has the rating \"x\", which"
                        + " is not a finite number: \"a b x\".): a pair is a line of two words and a rating.",
                failure.getMessage());
    }

    @Test
    void canBeCanceled() throws IOException {
        final Path file = Files.writeString(folder.resolve("X"), "a b 1\n".repeat(5000));
        final var options = new WordPairOptions(
                ThirdField.RATING,
                ANY,
                HeaderLine.ABSENT,
                MalformedEntries.STOP,
                new ColumnChoice.Automatic(),
                TextEncoding.UTF_8);
        assertThrows(
                CancellationException.class,
                () -> WordPairReader.read(file, options, pairs::add, (fraction, message) -> {
                    if (pairs.size() > 1500) {
                        throw new CancellationException(message.get());
                    }
                }));
        assertEquals(2000, pairs.size(), "looked at every thousand lines");
    }

    private WordPairReport read(
            final String content,
            final ThirdField thirdField,
            final Set<Separator> separators,
            final HeaderLine header,
            final MalformedEntries malformed)
            throws IOException {
        final Path file = Files.writeString(folder.resolve("X"), content);
        return WordPairReader.read(
                file,
                new WordPairOptions(
                        thirdField, separators, header, malformed, new ColumnChoice.Automatic(), TextEncoding.UTF_8),
                pairs::add,
                Progress.NONE);
    }
}
