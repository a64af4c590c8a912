package org.latentalign.format.reported;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.latentalign.format.FormatException;
import org.latentalign.format.MalformedEntries;
import org.latentalign.format.TextEncoding;
import org.latentalign.format.words.WordNames;
import org.latentalign.format.words.WordVectorOptions;
import org.latentalign.format.words.WordVectorReader;
import org.latentalign.format.words.WordVectorReport;
import org.latentalign.format.words.WordVectorSink;
import org.latentalign.progress.Progress;

/** Every file of word vectors with a reported trait gives the right vectors or the right sentence. */
class ReportedWordVectorsTest {

    static Stream<ReportedFile> files() {
        return ReportedFile.all("words");
    }

    @ParameterizedTest
    @MethodSource("files")
    void isReadOrRefused(final ReportedFile file) throws IOException {
        final Map<String, double[]> vectors = new LinkedHashMap<>();
        final int[] dimension = {0};
        final WordVectorSink sink = new WordVectorSink() {
            @Override
            public void begin(final int d) {
                dimension[0] = d;
            }

            @Override
            public void accept(final String word, final long rank, final double[] vector) {
                vectors.put(word, vector.clone());
            }
        };
        final WordVectorOptions options = options(file);
        final Optional<String> refused = file.text("refused");
        if (refused.isPresent()) {
            final FormatException sentence = assertThrows(
                    FormatException.class, () -> WordVectorReader.read(file.path(), options, sink, Progress.NONE));
            assertTrue(sentence.getMessage().contains(refused.get()), sentence.getMessage());
            return;
        }
        final WordVectorReport report = WordVectorReader.read(file.path(), options, sink, Progress.NONE);
        file.text("rows").ifPresent(rows -> assertEquals(Integer.parseInt(rows), vectors.size()));
        file.text("dimension").ifPresent(d -> assertEquals(Integer.parseInt(d), dimension[0]));
        for (final String value : file.texts("value")) {
            final int equals = value.lastIndexOf(" = ");
            final double[] expected = Arrays.stream(value.substring(equals + 3).split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            final double[] vector = vectors.get(value.substring(0, equals));
            assertTrue(vector != null, () -> value + " is not among " + vectors.keySet());
            assertArrayEquals(expected, vector, 0.0, value);
        }
        final Optional<String> warning = file.text("warning");
        assertEquals(warning.isPresent(), !report.warning().isEmpty(), report.warning());
        warning.ifPresent(text -> assertTrue(report.warning().contains(text), report.warning()));
    }

    private static WordVectorOptions options(final ReportedFile file) throws IOException {
        WordVectorOptions options = WordVectorOptions.DEFAULT;
        for (final String with : file.texts("with")) {
            final String argument = with.substring(with.indexOf(' ') + 1);
            options = switch (with.split(" ")[0]) {
                case "skip" -> options.withMalformed(MalformedEntries.SKIP);
                case "replace" -> options.withEncoding(TextEncoding.UTF_8_REPLACING);
                case "drop" -> options.withEncoding(TextEncoding.UTF_8_DROPPING);
                case "latin-1" -> options.withEncoding(TextEncoding.ISO_8859_1);
                case "windows-1252" -> options.withEncoding(TextEncoding.WINDOWS_1252);
                case "entry" -> options.withArchiveEntry(argument);
                case "names" ->
                    options.withNames(
                            WordNames.read(file.folder().resolve(argument), TextEncoding.UTF_8, Progress.NONE));
                default -> throw new IllegalArgumentException(with);
            };
        }
        return options;
    }
}
