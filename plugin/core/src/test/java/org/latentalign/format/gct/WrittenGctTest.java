package org.latentalign.format.gct;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentalign.docs.Python;
import org.latentalign.format.Field;
import org.latentalign.format.FormatException;
import org.latentalign.format.vectors.Precision;
import org.latentalign.format.vectors.SingleLosses;
import org.latentalign.progress.Progress;

/** What is written is read back by this project's reader and by h5py. */
class WrittenGctTest {

    private static final int SAMPLES = 5;

    private static final int GENES = 3;

    private static final long ENOUGH = 1 << 20;

    private static final List<String> SAMPLE_IDS = List.of("P1:A01", "P1:A02", "P2:A01", "\u03b2 1", "x/y");

    private static final List<String> GENE_IDS = List.of("5720", "55847", "d \u00dc");

    private static final double[][] PROFILES = {
        {0.1, -0.5, Double.NaN},
        {1e300, 1e-300, 1.0 / 3},
        {-0.0, 5e-324, 16777217},
        {7, 0.30000000000000004, 100},
        {Double.NaN, Double.NaN, 2}
    };

    private static final WrittenAxis SAMPLE_AXIS = new WrittenAxis(
            SAMPLE_IDS,
            List.of(
                    MetadataColumn.of("cell_id", new String[] {"A375", "MCF7", null, "\u00b5M", "HT 29"}),
                    MetadataColumn.of("dose", new String[] {"3.33", "1e+22", null, "0.04", "10"}),
                    MetadataColumn.of("plate", new String[] {"1", "2", "-3", "4", "2147483647"}),
                    MetadataColumn.of("well", new String[] {"1", null, "3", "4", "5"}),
                    MetadataColumn.of("code", new String[] {"9007199254740992", "1", "2", "3", "4"})));

    private static final WrittenAxis GENE_AXIS =
            new WrittenAxis(GENE_IDS, List.of(MetadataColumn.of("symbol", new String[] {"PSME1", null, "CISD1"})));

    @TempDir
    private Path folder;

    private static WrittenProfiles profiles(final double[][] rows) {
        return sink -> {
            final double[] row = new double[rows[0].length];
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(rows[i], 0, row, 0, row.length);
                sink.accept(i, row);
            }
        };
    }

    private Path gct() throws IOException {
        final Path file = folder.resolve("written.gct");
        try (OutputStream out = Files.newOutputStream(file)) {
            new GctTextWriter(SAMPLE_AXIS, GENE_AXIS).write(profiles(PROFILES), ENOUGH, folder, Progress.NONE, out);
        }
        return file;
    }

    private Path gctx(final Precision precision) throws IOException {
        final Path file = folder.resolve("written.gctx");
        try (OutputStream out = Files.newOutputStream(file)) {
            new GctxWriter(SAMPLE_AXIS, GENE_AXIS).write(profiles(PROFILES), precision, new SingleLosses(), out);
        }
        return file;
    }

    private static void assertReadBack(final Path file, final double[][] expected) throws IOException {
        final GctRequest request = new GctRequest(Orientation.SAMPLES_AS_ROWS, AxisRequest.ALL, AxisRequest.ALL);
        try (GctData data = GctData.open(file, request, Progress.NONE)) {
            assertEquals(SAMPLE_IDS, data.samples().ids());
            assertEquals(GENE_IDS, data.genes().ids());
            assertEquals(
                    List.of(
                            "cell_id STRING A375 MCF7 - \u00b5M HT 29",
                            "code LONG 9007199254740992 1 2 3 4",
                            "dose DOUBLE 3.33 1.0E22 - 0.04 10.0",
                            "plate INTEGER 1 2 -3 4 2147483647",
                            "well INTEGER 1 - 3 4 5"),
                    described(data.samples()));
            assertEquals(List.of("symbol STRING PSME1 - CISD1"), described(data.genes()));
            final List<double[]> rows = new ArrayList<>();
            data.<RuntimeException>forEachRow((index, row) -> rows.add(row.clone()), Progress.NONE);
            assertArrayEquals(expected, rows.toArray(new double[0][]));
        }
    }

    private static List<String> described(final Metadata metadata) {
        return metadata.columns().stream()
                .map(column -> {
                    final StringBuilder line = new StringBuilder(column.name() + " " + column.type());
                    for (int i = 0; i < column.size(); i++) {
                        final boolean isDouble = column.type() == MetadataColumn.Type.DOUBLE;
                        line.append(' ')
                                .append(
                                        column.isMissing(i)
                                                ? "-"
                                                : isDouble ? Double.toString(column.number(i)) : column.text(i));
                    }
                    return line.toString();
                })
                .sorted()
                .collect(Collectors.toList());
    }

    @Test
    void textIsReadBackToTheLastBit() throws IOException {
        assertReadBack(gct(), PROFILES);
    }

    @Test
    void hdf5IsReadBackToTheLastBit() throws IOException {
        assertReadBack(gctx(Precision.DOUBLE), PROFILES);
    }

    @Test
    void textIsAsTheFormatSays() throws IOException {
        final List<String> lines = Files.readAllLines(gct());
        assertEquals("#1.3", lines.get(0));
        assertEquals("3\t5\t1\t5", lines.get(1));
        assertEquals("id\tsymbol\tP1:A01\tP1:A02\tP2:A01\t\u03b2 1\tx/y", lines.get(2));
        assertEquals("cell_id\tNA\tA375\tMCF7\tNA\t\u00b5M\tHT 29", lines.get(3));
        assertEquals("5720\tPSME1\t0.1\t1e+300\t-0\t7\tNaN", lines.get(8));
        assertEquals(11, lines.size());
    }

    /** More than memory holds is turned by a temporary file. */
    @Test
    void aLargeMatrixIsTurnedOnDisk() throws IOException {
        final Random random = new Random(3);
        final double[][] rows = new double[300][200];
        for (final double[] row : rows) {
            Arrays.setAll(row, j -> random.nextGaussian());
        }
        final WrittenAxis samples = new WrittenAxis(numbered("s", rows.length), List.of());
        final WrittenAxis genes = new WrittenAxis(numbered("g", rows[0].length), List.of());
        final Path file = folder.resolve("large.gct");
        try (OutputStream out = Files.newOutputStream(file)) {
            new GctTextWriter(samples, genes).write(profiles(rows), 1 << 16, folder, Progress.NONE, out);
        }
        try (var left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
        final GctRequest request = new GctRequest(Orientation.SAMPLES_AS_ROWS, AxisRequest.ALL, AxisRequest.ALL);
        try (GctData data = GctData.open(file, request, Progress.NONE)) {
            data.<RuntimeException>forEachRow(
                    (index, row) -> assertArrayEquals(rows[index], row, "sample " + index), Progress.NONE);
        }
    }

    /** Of 1 MB, in whole profiles. */
    @Test
    void aLargeMatrixIsInChunks() throws Exception {
        final int count = 300;
        final int d = 978;
        final WrittenAxis samples = new WrittenAxis(numbered("s", count), List.of());
        final WrittenAxis genes = new WrittenAxis(numbered("g", d), List.of());
        final double[][] rows = new double[count][d];
        for (int i = 0; i < count; i++) {
            final int from = i;
            Arrays.setAll(rows[i], j -> from * d + j);
        }
        final Path file = folder.resolve("large.gctx");
        try (OutputStream out = Files.newOutputStream(file)) {
            new GctxWriter(samples, genes).write(profiles(rows), Precision.SINGLE, new SingleLosses(), out);
        }
        final GctRequest request = new GctRequest(Orientation.SAMPLES_AS_ROWS, AxisRequest.ALL, AxisRequest.ALL);
        try (GctData data = GctData.open(file, request, Progress.NONE)) {
            data.<RuntimeException>forEachRow(
                    (index, row) -> assertArrayEquals(rows[index], row, "sample " + index), Progress.NONE);
        }
        final String program =
                """
                import h5py, numpy
                with h5py.File("large.gctx", "r") as f:
                    matrix = f["0/DATA/0/matrix"]
                    print(matrix.chunks, (matrix[()].ravel() == numpy.arange(300 * 978)).all())
                """;
        assertEquals("(268, 978) True\n", Python.run(List.of("h5py", "numpy"), folder, program));
    }

    private static List<String> numbered(final String letter, final int count) {
        final List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(letter + i);
        }
        return names;
    }

    @Test
    void whatCannotBeWrittenAsItIsIsCounted() throws IOException {
        final WrittenAxis samples = new WrittenAxis(
                List.of("a", "b"),
                List.of(new Texts("a/b", "x\ty", "NA"), new Texts("id", "1", "-666"), new Texts("id_", "2", "3")));
        final WrittenAxis genes = new WrittenAxis(List.of("g"), List.of());
        final GctTextWriter text = new GctTextWriter(samples, genes);
        text.write(profiles(new double[2][1]), ENOUGH, folder, Progress.NONE, new ByteArrayOutputStream());
        assertEquals(1, text.changed());
        assertEquals(2, text.readAsMissing());

        final SingleLosses losses = new SingleLosses();
        final GctxWriter hdf5 = new GctxWriter(samples, genes);
        hdf5.write(profiles(new double[][] {{1e39}, {1e-50}}), Precision.SINGLE, losses, new ByteArrayOutputStream());
        assertEquals(3, hdf5.renamed());
        assertEquals(2, hdf5.readAsMissing());
        assertEquals(1, losses.tooLarge());
        assertEquals(1, losses.tooSmall());
    }

    /** -666 is how files say that a value is missing, in the matrix and in numbers of the metadata, too. */
    @Test
    void numbersThatMeanMissingAreCounted() throws IOException {
        final WrittenAxis samples = new WrittenAxis(
                List.of("a", "b"), List.of(new Numbers("whole", -666, 1), new Numbers("number", 0.5, -666)));
        final WrittenAxis genes = new WrittenAxis(List.of("g", "h"), List.of());
        final double[][] rows = {{-666, Double.NaN}, {1, -666.0000001}};
        final GctTextWriter text = new GctTextWriter(samples, genes);
        text.write(profiles(rows), ENOUGH, folder, Progress.NONE, new ByteArrayOutputStream());
        assertEquals(3, text.readAsMissing());
        final GctxWriter single = new GctxWriter(samples, genes);
        single.write(profiles(rows), Precision.SINGLE, new SingleLosses(), new ByteArrayOutputStream());
        assertEquals(4, single.readAsMissing());
    }

    @Test
    void identifiersThatWouldBecomeTheSameAreRefused() throws IOException {
        final WrittenAxis genes = new WrittenAxis(List.of("g"), List.of());
        final WrittenAxis tabs = new WrittenAxis(List.of("a\tb", "a b"), List.of());
        final WrittenAxis blanks = new WrittenAxis(List.of("a", " a"), List.of());
        final var rows = profiles(new double[2][1]);
        final var out = new ByteArrayOutputStream();
        final String sentence =
                "The identifiers \"a\u00b7b\" and \"a b\" differ in blanks alone and would be the same in"
                        + " the file: change one of them.";
        final GctTextWriter text = new GctTextWriter(tabs, genes);
        final var failure =
                assertThrows(FormatException.class, () -> text.write(rows, ENOUGH, folder, Progress.NONE, out));
        assertEquals(sentence, failure.getMessage());
        new GctxWriter(tabs, genes).write(rows, Precision.DOUBLE, new SingleLosses(), new ByteArrayOutputStream());
        final GctxWriter hdf5 = new GctxWriter(blanks, genes);
        final SingleLosses losses = new SingleLosses();
        assertThrows(FormatException.class, () -> hdf5.write(rows, Precision.DOUBLE, losses, out));
        assertEquals(0, out.size());
    }

    @Test
    void asManyValuesAsIdentifiersAreNeeded() {
        final List<String> ids = List.of("a");
        final var fields = List.<Field>of(new Texts("x", "1", "2"));
        assertThrows(IllegalArgumentException.class, () -> new WrittenAxis(ids, fields));
    }

    /** A field of two numbers, whole ones when both are. */
    private record Numbers(String name, double first, double second) implements Field {
        @Override
        public Type type() {
            return first == Math.rint(first) && second == Math.rint(second) ? Type.INTEGER : Type.DOUBLE;
        }

        @Override
        public int size() {
            return 2;
        }

        @Override
        public boolean isMissing(final int index) {
            return false;
        }

        @Override
        public String text(final int index) {
            return type() == Type.INTEGER ? Long.toString(whole(index)) : Double.toString(number(index));
        }

        @Override
        public double number(final int index) {
            return index == 0 ? first : second;
        }

        @Override
        public long whole(final int index) {
            return (long) number(index);
        }
    }

    /** A field of texts, which may be what a file reads as missing. */
    private record Texts(String name, String first, String second) implements Field {
        @Override
        public Type type() {
            return Type.STRING;
        }

        @Override
        public int size() {
            return 2;
        }

        @Override
        public boolean isMissing(final int index) {
            return false;
        }

        @Override
        public String text(final int index) {
            return index == 0 ? first : second;
        }

        @Override
        public double number(final int index) {
            throw new IllegalStateException("text");
        }

        @Override
        public long whole(final int index) {
            throw new IllegalStateException("text");
        }
    }

    @Test
    void h5pyReadsTheSameBits() throws Exception {
        gctx(Precision.SINGLE);
        final String program =
                """
                import h5py
                with h5py.File("written.gctx", "r") as f:
                    print(f.attrs["version"].decode() if isinstance(f.attrs["version"], bytes) else f.attrs["version"])
                    matrix = f["0/DATA/0/matrix"]
                    print(matrix.shape, matrix.dtype, matrix[1:3, ::2].shape)
                    print(matrix[()].astype("<f4").tobytes().hex())
                    for axis in ("COL", "ROW"):
                        for name in sorted(f["0/META/" + axis]):
                            column = f["0/META"][axis][name]
                            values = column[()].tolist()
                            texts = [v.decode() if isinstance(v, bytes) else repr(v) for v in values]
                            print(axis, name, column.dtype.kind, "|".join(texts).encode("unicode_escape").decode())
                """;
        final StringBuilder bits = new StringBuilder();
        for (final double[] profile : PROFILES) {
            for (final double value : profile) {
                bits.append(String.format("%08x", Integer.reverseBytes(Float.floatToIntBits((float) value))));
            }
        }
        assertEquals(
                List.of(
                        "GCTX1.0",
                        "(" + SAMPLES + ", " + GENES + ") float32 (2, 2)",
                        bits.toString(),
                        "COL cell_id S A375|MCF7|-666|\\xb5M|HT 29",
                        "COL code i 9007199254740992|1|2|3|4",
                        "COL dose f 3.33|1e+22|-666.0|0.04|10.0",
                        "COL id S P1:A01|P1:A02|P2:A01|\\u03b2 1|x/y",
                        "COL plate i 1|2|-3|4|2147483647",
                        "COL well i 1|-666|3|4|5",
                        "ROW id S 5720|55847|d \\xdc",
                        "ROW symbol S PSME1|-666|CISD1"),
                Python.run(List.of("h5py"), folder, program).lines().toList());
    }
}
