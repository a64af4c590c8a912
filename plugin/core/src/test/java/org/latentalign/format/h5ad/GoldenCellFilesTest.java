package org.latentalign.format.h5ad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.latentalign.format.FormatException;
import org.latentalign.format.gct.Condition;
import org.latentalign.score.statistics.GoldenJson;

/** The golden files: what AnnData, SeuratDisk and Cell Ranger write, and what goes wrong with it. */
class GoldenCellFilesTest {

    private static final GoldenJson EXPECTED = GoldenJson.read("/org/latentalign/format/h5ad/expected.json");

    @TempDir
    private Path folder;

    static Stream<String> files() {
        return EXPECTED.names().stream();
    }

    private static boolean has(final GoldenJson of, final String name) {
        return of.names().contains(name) && of.get(name).value() != null;
    }

    @ParameterizedTest
    @MethodSource("files")
    void givesNamesAndAnnotations(final String name) throws IOException {
        final GoldenJson expected = EXPECTED.get(name);
        final var table =
                GoldenCells.read(name, CellRequest.ALL.of(new MatrixName.None()).withAllFeatures());
        assertNames(expected.get("obs_names").texts(), table.cells());
        assertNames(expected.get("var_names").texts(), table.genes());
        assertColumns(expected, "obs", table.cells());
        assertColumns(expected, "var", table.genes());
    }

    private static void assertNames(final List<String> expected, final Annotations annotations) {
        assertEquals(expected.size(), annotations.size());
        final var different = new HashSet<>(annotations.names());
        assertEquals(expected.size(), different.size());
        final int repeated = expected.size() - new HashSet<>(expected).size();
        assertEquals(repeated, annotations.report().repeatedNames());
        for (int i = 0; i < expected.size(); i++) {
            final boolean first = expected.indexOf(expected.get(i)) == i;
            final String actual = annotations.names().get(i);
            assertTrue(first ? actual.equals(expected.get(i)) : actual.startsWith(expected.get(i) + "_"), actual);
        }
    }

    private static void assertColumns(final GoldenJson expected, final String frame, final Annotations annotations) {
        if (!has(expected, frame)) {
            return;
        }
        for (final String field : expected.get(frame).names()) {
            final AnnotationColumn column = annotations.column(field).orElseThrow(() -> new AssertionError(field));
            final List<GoldenJson> values = expected.get(frame).get(field).list();
            assertEquals(values.size(), column.size());
            for (int i = 0; i < values.size(); i++) {
                final Object value = values.get(i).value();
                assertEquals(value == null, column.isMissing(i), field);
                if (value instanceof String text) {
                    assertEquals(AnnotationColumn.Type.STRING, column.type(), field);
                    assertEquals(text, column.text(i), field);
                } else if (value instanceof Boolean truth) {
                    assertEquals(AnnotationColumn.Type.TRUTH, column.type(), field);
                    assertEquals(truth ? 1 : 0, column.whole(i), field);
                } else if (value != null) {
                    assertEquals((Double) value, column.number(i), field);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void givesEveryMatrix(final String name) throws IOException {
        final GoldenJson expected = EXPECTED.get(name);
        if (has(expected, "X")) {
            assertMatrix(expected.get("X"), name, new MatrixName.X());
        } else {
            final var failure =
                    assertThrows(FormatException.class, () -> GoldenCells.read(name, CellRequest.ALL), "there is no X");
            assertTrue(failure.getMessage().contains("has no matrix X"), failure.getMessage());
        }
        if (has(expected, "layers")) {
            for (final String layer : expected.get("layers").names()) {
                assertMatrix(expected.get("layers").get(layer), name, new MatrixName.Layer(layer));
            }
        }
        if (has(expected, "raw")) {
            final var table = assertMatrix(expected.get("raw").get("X"), name, new MatrixName.Raw());
            assertEquals(
                    expected.get("raw").get("var_names").texts(), table.genes().names());
        }
    }

    private GoldenCells.Table assertMatrix(final GoldenJson expected, final String name, final MatrixName matrix)
            throws IOException {
        final CellRequest request = CellRequest.ALL.of(matrix).withAllFeatures();
        final var table = GoldenCells.read(name, request);
        assertRows(expected, table.rows());
        // The same through a temporary file, of which nothing may be left.
        assertRows(expected, GoldenCells.read(name, request.within(1, folder)).rows());
        assertEquals(List.of(), left());
        return table;
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            return left.toList();
        }
    }

    private static void assertRows(final GoldenJson expected, final double[][] rows) {
        assertEquals(expected.list().size(), rows.length);
        for (int i = 0; i < rows.length; i++) {
            final double[] row = expected.list().get(i).list().stream()
                    .mapToDouble(item -> item.value() instanceof String text && text.equals("inf")
                            ? Double.POSITIVE_INFINITY
                            : item.number())
                    .toArray();
            assertArrayEquals(row, rows[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void givesEmbeddings(final String name) throws IOException {
        final GoldenJson expected = EXPECTED.get(name);
        if (!has(expected, "obsm")) {
            return;
        }
        final List<String> names = expected.get("obsm").names();
        final var request = CellRequest.ALL.of(new MatrixName.None()).with(names.toArray(new String[0]));
        final var table = GoldenCells.read(name, request);
        for (int i = 0; i < names.size(); i++) {
            assertRows(
                    expected.get("obsm").get(names.get(i)), table.embeddings().get(i));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void choosesSomeCellsAndGenesAsItReadsAll(final String name) throws IOException {
        final CellRequest all = CellRequest.ALL.withAllFeatures();
        final GoldenJson expected = EXPECTED.get(name);
        if (!has(expected, "X")
                || expected.get("X").list().isEmpty()
                || expected.get("var_names").list().isEmpty()) {
            return;
        }
        final var whole = GoldenCells.read(name, all);
        final int[] cells = {1, 4, 5, 11};
        final int[] genes = {0, 3, 6};
        final var some =
                GoldenCells.read(name, all.choosing(listed(whole.cells(), cells), listed(whole.genes(), genes)));
        if (whole.cells().report().repeatedNames() > 0) {
            return; // conditions are about the names of the file
        }
        for (int i = 0; i < cells.length; i++) {
            for (int j = 0; j < genes.length; j++) {
                assertEquals(whole.rows()[cells[i]][genes[j]], some.rows()[i][j]);
            }
        }
    }

    private static CellRequest.Selection listed(final Annotations of, final int... indices) {
        final var names = new ArrayList<String>();
        for (final int index : indices) {
            names.add(of.names().get(index));
        }
        return new CellRequest.Selection(List.of(Condition.listed(names)), List.of("*"));
    }

    /** Lines of a name and what its sentence has to say. */
    static Stream<String> errors() throws IOException {
        return Files.readAllLines(GoldenCells.file("errors.tsv"), StandardCharsets.UTF_8).stream();
    }

    @ParameterizedTest
    @MethodSource("errors")
    void saysWhatIsWrong(final String line) {
        final String[] nameAndWords = line.split("\t");
        final Path file = GoldenCells.file(nameAndWords[0]);
        final var failure = assertThrows(
                FormatException.class, () -> GoldenCells.read(file, CellRequest.ALL.within(1 << 20, folder)));
        for (final String words : nameAndWords[1].split("\\|")) {
            assertTrue(failure.getMessage().contains(words), failure.getMessage());
        }
        assertTrue(failure.getMessage().endsWith("."), failure.getMessage());
        assertTrue(failure.getMessage().contains(nameAndWords[0]), failure.getMessage());
    }

    @Test
    void everyMalformedFileHasWordsOrIsRead() throws IOException {
        final var told = new HashSet<>(errors().map(line -> line.split("\t")[0]).toList());
        told.addAll(List.of("b09-shape-attr-missing.h5ad", "b25-gzipped.h5ad.gz", "b28-unknown-encoding.h5ad"));
        try (Stream<Path> files = Files.list(GoldenCells.file("errors.tsv").getParent())) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("b\\d\\d.*"))
                    .forEach(name -> assertTrue(told.remove(name), name));
        }
        assertEquals(new HashSet<>(), told);
    }

    @Test
    void takesTheShapeFromTheAnnotations() throws IOException {
        final var table = GoldenCells.read("b09-shape-attr-missing.h5ad", CellRequest.ALL);
        assertEquals(12, table.rows().length);
        assertEquals(7, table.rows()[0].length);
    }

    @Test
    void unpacksIntoATemporaryFileThatVanishes() throws IOException {
        final var table = GoldenCells.read("b25-gzipped.h5ad.gz", CellRequest.ALL.within(1 << 20, folder));
        assertEquals(12, table.rows().length);
        assertEquals(List.of(), left());
    }

    @Test
    void leavesOutUnknownEncodingsAndSaysSo() throws IOException {
        final var table = GoldenCells.read("b28-unknown-encoding.h5ad", CellRequest.ALL);
        assertEquals(1, table.cells().report().fieldsLeftOut().size());
        assertEquals(12, table.cells().column("cell line").orElseThrow().size());
        assertEquals(12, table.rows().length);
    }

    @Test
    void readsTheChosenModality() throws IOException {
        final var table = GoldenCells.read("b19-mudata.h5mu", CellRequest.ALL.fromTable("rna"));
        assertEquals(12, table.rows().length);
        assertEquals(12, table.cells().column("cell line").orElseThrow().size());
    }

    @Test
    void choosesByConditions() throws IOException {
        final var hvg = new CellRequest.Selection(
                List.of(new Condition("highly_variable", Condition.Match.IS, List.of("true"))), List.of("gene*"));
        final var mcf7 = new CellRequest.Selection(
                List.of(
                        new Condition("cell line", Condition.Match.IS, List.of("MCF*")),
                        new Condition("dose", Condition.Match.GREATER, List.of("-0.9"))),
                List.of("*"));
        final var table = GoldenCells.read("01-modern-csr-gzip.h5ad", CellRequest.ALL.choosing(mcf7, hvg));
        assertEquals(
                List.of("AAAC03-1", "AAAC05-1", "AAAC06-1", "AAAC07-1"),
                table.cells().names());
        assertEquals(5, table.genes().size());
        assertEquals(
                List.of("gene_symbols"),
                table.genes().columns().stream().map(AnnotationColumn::name).toList());
        final var failure = assertThrows(
                FormatException.class,
                () -> GoldenCells.read(
                        "01-modern-csr-gzip.h5ad", CellRequest.ALL.choosing(hvg, CellRequest.Selection.ALL)));
        assertTrue(failure.getMessage().contains("has no such field of cells, but age, "), failure.getMessage());
    }

    @ParameterizedTest
    @MethodSource("countFiles")
    void normalizesOverAllGenes(final String name) throws IOException {
        final var counts = CellRequest.ALL.of(new MatrixName.Layer("counts"));
        final double[][] raw = GoldenCells.read(name, counts).rows();
        final var some = new CellRequest.Selection(
                List.of(new Condition("id", Condition.Match.IS, List.of("*0", "*3", "*6"))), List.of());
        final var table = GoldenCells.read(name, counts.normalizing().choosing(CellRequest.Selection.ALL, some));
        for (int i = 0; i < raw.length; i++) {
            double sum = 0;
            for (final double count : raw[i]) {
                sum += count;
            }
            for (int j = 0; j < 3; j++) {
                final double expected = Math.log1p(raw[i][3 * j] / sum * 1e4);
                assertEquals(expected, table.rows()[i][j], 1e-14 * expected);
                // X of the file was made by the same formula, in single precision.
                assertEquals(EXPECTED.get(name).get("X").matrix()[i][3 * j], table.rows()[i][j], 1e-5);
            }
        }
    }

    static Stream<String> countFiles() {
        return Stream.of("01-modern-csr-gzip.h5ad", "02-modern-csc.h5ad");
    }

    @Test
    void refusesToNormalizeWhatIsNoCount() {
        for (final String name :
                List.of("01-modern-csr-gzip.h5ad", "02-modern-csc.h5ad", "04-dense-gzip-shuffle.h5ad")) {
            final var failure =
                    assertThrows(FormatException.class, () -> GoldenCells.read(name, CellRequest.ALL.normalizing()));
            assertTrue(failure.getMessage().contains("which is not a count"), failure.getMessage());
        }
    }

    @Test
    void saysThatTheFileHoldsLogarithms() throws IOException {
        assertTrue(GoldenCells.read("01-modern-csr-gzip.h5ad", CellRequest.ALL)
                .report()
                .isLog());
        assertEquals(
                List.of("X", "raw", "layer counts"),
                GoldenCells.read("01-modern-csr-gzip.h5ad", CellRequest.ALL)
                        .report()
                        .otherMatrices());
    }

    @Test
    void readsGeneExpressionByDefault() throws IOException {
        for (final String name : List.of("30-10x-v3.h5", "32-10x-mtx", "32-10x-mtx/matrix.mtx.gz")) {
            final var table = GoldenCells.read(name, CellRequest.ALL);
            assertEquals(5, table.genes().size());
            assertEquals(2, table.report().featuresLeftOut());
        }
    }

    /** Hashes and barcodes; h5py wrote 2^63 + 1, 2^64 - 1 and 2^53 + 1 among others. */
    @Test
    void unsignedWholeNumbersLoseNoDigit() throws IOException {
        final String name = "40-uint64-columns.h5ad";
        final var cells = GoldenCells.read(name, CellRequest.ALL).cells();
        final AnnotationColumn barcode = cells.column("barcode").orElseThrow();
        assertEquals(AnnotationColumn.Type.STRING, barcode.type());
        assertEquals(
                List.of("9223372036854775809", "5", "18446744073709551615"),
                List.of(barcode.text(0), barcode.text(1), barcode.text(2)));
        final AnnotationColumn count = cells.column("count").orElseThrow();
        assertEquals(AnnotationColumn.Type.LONG, count.type());
        assertEquals(9007199254740993L, count.whole(0));
        final AnnotationColumn perhaps = cells.column("perhaps").orElseThrow();
        assertTrue(perhaps.isMissing(1));
        assertEquals("18446744073709551615", perhaps.text(0));
        assertEquals("9007199254740993", perhaps.text(2));

        final var condition = new Condition("count", Condition.Match.IS, List.of("9007199254740993"));
        final var chosen = GoldenCells.read(
                name,
                CellRequest.ALL.choosing(
                        new CellRequest.Selection(List.of(condition), List.of("*")), CellRequest.Selection.ALL));
        assertEquals(List.of("c1"), chosen.cells().names());
    }

    /** Conditions on names and on a field of texts, of which some are numbers. */
    @Test
    void saysWhatConditionsPassOver() throws IOException {
        final String name = "40-uint64-columns.h5ad";
        final var names = new Condition(Condition.ID, Condition.Match.IS, List.of("c1", "c9", "c3", "c8"));
        final var few = new Condition("count", Condition.Match.LESS, List.of("9"));
        final var both = new CellRequest.Selection(List.of(few, names), List.of("*"));
        final Annotations cells = GoldenCells.read(name, CellRequest.ALL.choosing(both, CellRequest.Selection.ALL))
                .cells();
        assertEquals(List.of("c3"), cells.names());
        assertEquals(
                List.of("2 requested cells are not in the file, the first being \"c9\"."),
                cells.report().doubts());

        final var none = new CellRequest.Selection(
                List.of(new Condition(Condition.ID, Condition.Match.IS, List.of("C1"))), List.of("*"));
        final String message = assertThrows(
                        FormatException.class,
                        () -> GoldenCells.read(name, CellRequest.ALL.choosing(none, CellRequest.Selection.ALL)))
                .getMessage();
        assertEquals(
                "None of the 3 cells of '40-uint64-columns.h5ad' fulfills the conditions id is C1; mind upper and lower"
                        + " case. 1 requested cell is not in the file, \"C1\".",
                message);
    }
}
