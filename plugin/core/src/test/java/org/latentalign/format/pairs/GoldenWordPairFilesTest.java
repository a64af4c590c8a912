package org.latentalign.format.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.latentalign.format.MalformedEntries;
import org.latentalign.format.TextEncoding;
import org.latentalign.progress.Progress;

/** Files in the shapes of published ones, written and parsed by make_golden.py. */
class GoldenWordPairFilesTest {

    private final List<WordPair> pairs = new ArrayList<>();

    @Test
    void blanksAsInMen() throws Exception {
        final WordPairReport report = read("blanks.txt", ThirdField.RATING);
        assertEquals(ratings("expected-blanks.tsv"), pairs);
        assertEquals(150, report.pairs());
        assertEquals(0, report.further());
    }

    @Test
    void commasAsInMturk() throws Exception {
        final WordPairReport report = read("commas.csv", ThirdField.RATING);
        assertEquals(ratings("expected-commas.tsv"), pairs);
        assertEquals(List.of(), report.warnings(ThirdField.RATING));
    }

    @Test
    void tabsNamesAndCommentsAsInWordSim() throws Exception {
        final WordPairReport report = read("names.tab", ThirdField.RATING);
        assertEquals(ratings("expected-names.tsv"), pairs);
        assertEquals(20, report.further());
        assertEquals(2, report.comments());
    }

    @Test
    void gzippedTableOfASpreadsheet() throws Exception {
        final WordPairReport report = read("groups.dat", ThirdField.GROUP);
        final List<WordPair> expected = new ArrayList<>();
        for (final String line : Files.readAllLines(file("expected-groups.tsv"))) {
            final String[] fields = line.split("\t");
            expected.add(new WordPair.Grouped(fields[0], fields[1], fields[2]));
        }
        assertEquals(expected, pairs);
        assertEquals(List.of(), report.warnings(ThirdField.GROUP));
    }

    private WordPairReport read(final String name, final ThirdField thirdField) throws Exception {
        return WordPairReader.read(
                file(name),
                new WordPairOptions(
                        thirdField,
                        EnumSet.allOf(Separator.class),
                        HeaderLine.AUTOMATIC,
                        MalformedEntries.STOP,
                        new ColumnChoice.Automatic(),
                        TextEncoding.UTF_8),
                pairs::add,
                Progress.NONE);
    }

    private static List<WordPair> ratings(final String name) throws IOException, URISyntaxException {
        final List<WordPair> expected = new ArrayList<>();
        for (final String line : Files.readAllLines(file(name))) {
            final String[] fields = line.split("\t");
            expected.add(new WordPair.Rated(fields[0], fields[1], Double.parseDouble(fields[2])));
        }
        return expected;
    }

    private static Path file(final String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(GoldenWordPairFilesTest.class.getResource(name), name)
                .toURI());
    }
}
