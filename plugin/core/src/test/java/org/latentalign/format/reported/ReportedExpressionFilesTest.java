package org.latentalign.format.reported;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.latentalign.format.FormatException;
import org.latentalign.format.gct.AxisRequest;
import org.latentalign.format.gct.Condition;
import org.latentalign.format.gct.GctData;
import org.latentalign.format.gct.GctRequest;
import org.latentalign.format.gct.Metadata;
import org.latentalign.format.gct.MetadataFile;
import org.latentalign.format.gct.Orientation;
import org.latentalign.format.gct.RepeatedIds;
import org.latentalign.progress.Progress;

/** GCT and GCTX files and metadata with traits from public reports, in the folders gct and damaged. */
class ReportedExpressionFilesTest {

    /** Single precision has been written with as many digits as programs do. */
    private static final double TOLERANCE = 1e-6;

    static Stream<ReportedFile> files() {
        return Stream.concat(ReportedFile.all("gct"), ReportedFile.all("damaged"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void givesWhatIsExpected(final ReportedFile file) throws IOException {
        final List<String> refused = file.texts("refused");
        if (!refused.isEmpty()) {
            final String message =
                    assertThrows(FormatException.class, () -> read(file)).getMessage();
            refused.forEach(words -> assertTrue(message.contains(words), message));
            assertTrue(message.endsWith(".") && !message.contains("Exception"), message);
            return;
        }
        final Read read = read(file);
        file.text("values").ifPresent(expected -> assertSame(expected, read.rows));
        file.texts("samples").forEach(expected -> assertEquals(expected, shown(read.samples, expected)));
        file.texts("genes").forEach(expected -> assertEquals(expected, shown(read.genes, expected)));
        file.texts("report").forEach(expected -> assertTrue(read.report.contains(expected), read.report));
    }

    /** What a file gave. */
    private record Read(Metadata samples, Metadata genes, List<double[]> rows, String report) {}

    private static Read read(final ReportedFile file) throws IOException {
        final var request = new GctRequest(Orientation.SAMPLES_AS_ROWS, request(file, "sample"), request(file, "gene"));
        try (var data = GctData.open(file.path(), request, Progress.NONE)) {
            final var rows = new ArrayList<double[]>();
            data.forEachRow((index, values) -> rows.add(values.clone()), Progress.NONE);
            return new Read(data.samples(), data.genes(), rows, data.report().toString());
        }
    }

    /** Options are written as "sample FIELD is VALUE or VALUE", "gene metadata FILE" and the like. */
    private static AxisRequest request(final ReportedFile file, final String axis) {
        final var conditions = new ArrayList<Condition>();
        AxisRequest request = AxisRequest.ALL;
        Optional<String> idColumn = Optional.empty();
        for (final String option : file.texts("with")) {
            if (!option.startsWith(axis + " ")) {
                continue;
            }
            final String[] words = option.substring(axis.length() + 1).split(" ", 3);
            switch (words[0]) {
                case "column" -> idColumn = Optional.of(words[1]);
                case "metadata" ->
                    request = request.joinedWith(new MetadataFile(
                            file.folder().resolve(words[1]),
                            idColumn,
                            words.length > 2 ? Optional.of(words[2].substring("by ".length())) : Optional.empty()));
                case "repeated" -> request = request.withRepeatedIds(RepeatedIds.valueOf(words[1]));
                default ->
                    conditions.add(new Condition(
                            words[0],
                            Condition.Match.valueOf(words[1]),
                            words.length > 2 ? List.of(words[2].split(" or ")) : List.of()));
            }
        }
        return request.where(conditions.toArray(new Condition[0]));
    }

    private static void assertSame(final String expected, final List<double[]> rows) {
        final List<double[]> numbers = Arrays.stream(expected.split("; "))
                .map(row -> Arrays.stream(row.split(" "))
                        .mapToDouble(text -> text.equals("-") ? Double.NaN : Double.parseDouble(text))
                        .toArray())
                .toList();
        final String given = rows.stream().map(Arrays::toString).collect(Collectors.joining("; "));
        assertEquals(numbers.size(), rows.size(), given);
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(numbers.get(i).length, rows.get(i).length, given);
            for (int j = 0; j < rows.get(i).length; j++) {
                final double wanted = numbers.get(i)[j];
                final double difference = Math.abs(rows.get(i)[j] - wanted);
                assertTrue(
                        Double.compare(wanted, rows.get(i)[j]) == 0 || difference <= Math.abs(wanted) * TOLERANCE,
                        given);
            }
        }
    }

    /** The identifiers, or one field, as the index writes them: "FIELD TYPE = value | value". */
    private static String shown(final Metadata metadata, final String expected) {
        if (!expected.contains(" = ")) {
            return String.join(" | ", metadata.ids());
        }
        final String name = expected.substring(0, expected.indexOf(' '));
        return metadata.column(name)
                .map(column -> {
                    final var values = new ArrayList<String>();
                    for (int i = 0; i < column.size(); i++) {
                        values.add(column.isMissing(i) ? "-" : column.text(i));
                    }
                    return name + " " + column.type() + " = " + String.join(" | ", values);
                })
                .orElse("there is no field " + name);
    }
}
