package org.latentalign.format.reported;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.latentalign.format.FormatException;
import org.latentalign.format.MalformedEntries;
import org.latentalign.format.TextEncoding;
import org.latentalign.format.pairs.ColumnChoice;
import org.latentalign.format.pairs.ThirdField;
import org.latentalign.format.pairs.WordPair;
import org.latentalign.format.pairs.WordPairOptions;
import org.latentalign.format.pairs.WordPairReader;
import org.latentalign.format.pairs.WordPairReport;
import org.latentalign.progress.Progress;

/** Every file of rated pairs with a reported trait gives the right ratings or the right sentence. */
class ReportedWordPairsTest {

    static Stream<ReportedFile> files() {
        return ReportedFile.all("words/p");
    }

    @ParameterizedTest
    @MethodSource("files")
    void isReadOrRefused(final ReportedFile file) throws IOException {
        final List<WordPair> pairs = new ArrayList<>();
        final WordPairOptions options = options(file);
        final Optional<String> refused = file.text("refused");
        if (refused.isPresent()) {
            final FormatException sentence = assertThrows(
                    FormatException.class, () -> WordPairReader.read(file.path(), options, pairs::add, Progress.NONE));
            assertTrue(sentence.getMessage().contains(refused.get()), sentence.getMessage());
            return;
        }
        final WordPairReport report = WordPairReader.read(file.path(), options, pairs::add, Progress.NONE);
        file.text("rows").ifPresent(rows -> assertEquals(Integer.parseInt(rows), pairs.size()));
        for (final String value : file.texts("value")) {
            final int equals = value.lastIndexOf(" = ");
            final String[] words = value.substring(0, equals).split(value.indexOf('|') >= 0 ? "\\|" : " ");
            final double rating = Double.parseDouble(value.substring(equals + 3));
            assertTrue(pairs.contains(new WordPair.Rated(words[0], words[1], rating)), value + " of " + pairs);
        }
        final String warnings = String.join(" ", report.warnings(ThirdField.RATING));
        final Optional<String> warning = file.text("warning");
        assertEquals(warning.isPresent(), !warnings.isEmpty(), warnings);
        warning.ifPresent(text -> assertTrue(warnings.contains(text), warnings));
    }

    private static WordPairOptions options(final ReportedFile file) {
        MalformedEntries malformed = MalformedEntries.STOP;
        ColumnChoice columns = new ColumnChoice.Automatic();
        TextEncoding encoding = TextEncoding.UTF_8;
        for (final String with : file.texts("with")) {
            final String[] words = with.split(" ");
            switch (words[0]) {
                case "skip" -> malformed = MalformedEntries.SKIP;
                case "latin-1" -> encoding = TextEncoding.ISO_8859_1;
                case "columns" -> columns = new ColumnChoice.Chosen(words[1], words[2], words[3]);
                default -> throw new IllegalArgumentException(with);
            }
        }
        return new WordPairOptions(
                ThirdField.RATING,
                WordPairOptions.DEFAULT.separators(),
                WordPairOptions.DEFAULT.header(),
                malformed,
                columns,
                encoding);
    }
}
