package org.latentalign.format.gct;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latentalign.format.gct.Golden.genesAsRows;
import static org.latentalign.format.gct.Golden.samplesAsRows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentalign.format.FormatException;
import org.latentalign.format.gct.Condition.Match;
import org.latentalign.progress.Progress;

/** All forms of one table read the same; choosing, joining, transposing. */
class GctDataTest {

    private static final double NONE = Double.NaN;

    private static final double[][] SMALL = {
        {11.3819, -0.5123, NONE}, {10.5809, 0.0001, 12345.6}, {NONE, 6.3682, -3.0}, {7.0, 1e-7, 100.0}
    };

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "small.gct",
                "small-windows.gct",
                "small-latin1.gct",
                "small-gzipped.gct",
                "small-zeros.gctx",
                "small-blanks.gctx",
                "small-variable.gctx"
            })
    void everyFormGivesTheSameTable(final String name) throws IOException {
        final var table = Golden.read(Golden.file(name));

        assertEquals(
                List.of("P1:A01", "P1:A02", "P2:A01", "P2:A02"), table.samples().ids());
        assertEquals(List.of("5720", "55847", "7416"), table.genes().ids());
        assertEquals(
                List.of(
                        "cell_id STRING | A375 | A375 | MCF7 | MCF7",
                        "pert_dose DOUBLE | - | 3.33 | 10.0 | 0.04",
                        "pert_idose STRING | - | 3.33 µM | 10 µM | 0.04 µM",
                        "pert_iname STRING | DMSO | vorinostat | vorinostat | NA-free",
                        "pert_time INTEGER | 24.0 | 24.0 | 6.0 | 6.0",
                        "well STRING | 01 | 02 | 01 | 02"),
                Golden.columns(table.samples()));
        assertEquals(
                List.of(
                        "pr_gene_symbol STRING | PSME1 | CISD1 | CISD1",
                        "pr_is_lm INTEGER | 1.0 | 1.0 | 0.0",
                        "score DOUBLE | 0.5 | - | -2.25"),
                Golden.columns(table.genes()));
        assertArrayEquals(SMALL, table.rows());
        assertEquals(2, table.report().missingValues());
        assertEquals(0, table.report().infiniteValues());
        assertEquals(4, table.report().samples().inFile());
        assertEquals(3, table.report().genes().inFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"small.gct", "small-zeros.gctx", "small-blanks.gctx", "small-variable.gctx"})
    void genesAreRowsWhenAsked(final String name) throws IOException {
        final var table = Golden.read(Golden.file(name), genesAsRows(AxisRequest.ALL, AxisRequest.ALL));

        assertArrayEquals(
                new double[][] {
                    {11.3819, 10.5809, NONE, 7.0}, {-0.5123, 0.0001, 6.3682, 1e-7}, {NONE, 12345.6, -3.0, 100.0}
                },
                table.rows());
    }

    @Test
    void version12HasOneGeneField() throws IOException {
        final var table = Golden.read(Golden.file("plain.gct"));

        assertEquals(List.of("s1", "s2", "s3"), table.samples().ids());
        assertEquals(List.of("TP53", "MYC"), table.genes().ids());
        assertEquals(List.of(), table.samples().columns());
        assertEquals(List.of("Description STRING | tumour protein | -"), Golden.columns(table.genes()));
        assertArrayEquals(new double[][] {{1, 1e-3}, {2.5, 400}, {NONE, NONE}}, table.rows());
        assertEquals(2, table.report().missingValues());
    }

    @ParameterizedTest
    @ValueSource(strings = {"small.gct", "small-zeros.gctx", "small-blanks.gctx"})
    void conditionsChooseBeforeTheMatrixIsRead(final String name) throws IOException {
        final var vorinostat = new Condition("pert_iname", Match.IS, List.of("vori*"));
        final var day = new Condition("pert_time", Match.IS, List.of("24.0", "48"));
        final var secondGene = new Condition(Condition.ID, Match.IS, List.of("5584?"));

        final var table = Golden.read(
                Golden.file(name),
                samplesAsRows(AxisRequest.ALL.where(vorinostat, day), AxisRequest.ALL.where(secondGene)));

        assertEquals(List.of("P1:A02"), table.samples().ids());
        assertEquals(List.of("55847"), table.genes().ids());
        assertArrayEquals(new double[][] {{0.0001}}, table.rows());
        assertEquals(List.of("score STRING | -"), Golden.columns(table.genes()).subList(2, 3));
        assertEquals(0, table.report().missingValues());
        assertEquals(4, table.report().samples().inFile());
    }

    @Test
    void isNotAlsoKeepsMissingValues() throws IOException {
        final var table = Golden.read(
                Golden.file("small.gct"),
                samplesAsRows(
                        AxisRequest.ALL.where(new Condition("pert_dose", Match.IS_NOT, List.of("10", "0.04"))),
                        AxisRequest.ALL.where(new Condition("pr_gene_symbol", Match.IS_NOT, List.of("CISD1")))));

        assertEquals(List.of("P1:A01", "P1:A02"), table.samples().ids());
        assertArrayEquals(new double[][] {{11.3819}, {10.5809}}, table.rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"small.gct", "small-variable.gctx"})
    void onlyWantedFieldsAreKept(final String name) throws IOException {
        final var table = Golden.read(
                Golden.file(name),
                samplesAsRows(
                        AxisRequest.ALL.withFields("pert_i*", "well"), AxisRequest.ALL.withFields("no such field")));

        assertEquals(
                List.of("pert_idose", "pert_iname", "well"),
                table.samples().columns().stream().map(MetadataColumn::name).toList());
        assertEquals(List.of(), table.genes().columns());
    }

    @ParameterizedTest
    @ValueSource(strings = {"small.gct", "small-zeros.gctx"})
    void aSecondFileIsJoinedByIdentifier(final String name) throws IOException {
        final Path info = write(
                "inst_info.txt",
                "pert_id\tinst_id\tcell_id\tcell_mfc_name\n"
                        + "BRD-1\tP2:A01\tMCF7\tbreast\n"
                        + "BRD-2\tP9:A09\tPC3\tprostate\n"
                        + "BRD-3\tP1:A02\tA375\t-666\n"
                        + "BRD-4\tP1:A02\tA375\tskin\n");
        final var file = new MetadataFile(info, Optional.empty());

        final var table = Golden.read(
                Golden.file(name),
                samplesAsRows(AxisRequest.ALL.joinedWith(file).withFields("cell*", "pert_id"), AxisRequest.ALL));

        assertEquals(
                List.of(
                        "cell_id STRING | A375 | A375 | MCF7 | MCF7",
                        "pert_id STRING | - | BRD-3 | BRD-1 | -",
                        "cell_id (joined) STRING | - | A375 | MCF7 | -",
                        "cell_mfc_name STRING | - | - | breast | -"),
                Golden.columns(table.samples()));
        assertEquals(List.of(2), table.report().samples().withoutMetadata());
        assertEquals(1, table.report().samples().repeatedLines());
    }

    @ParameterizedTest
    @ValueSource(strings = {"small.gct", "small-zeros.gctx"})
    void conditionsMaySpeakOfTheSecondFile(final String name) throws IOException {
        final Path samples =
                write("siginfo.txt", "sig_id\tname\ttas\nP1:A02\tx\t0.5\nP2:A01\ty\t0.25\nP2:A02\tz\t0.5\n");
        final Path genes = write("geneinfo.txt", "gene\tsymbol\n5720\tPSME1\n55847\tCISD1\n");
        final var request = samplesAsRows(
                AxisRequest.ALL
                        .joinedWith(new MetadataFile(samples, Optional.of("sig_id")))
                        .withFields("tas")
                        .where(
                                new Condition("tas", Match.IS, List.of("0.50")),
                                new Condition("cell_id", Match.IS, List.of("MCF7"))),
                AxisRequest.ALL
                        .joinedWith(new MetadataFile(genes, Optional.empty()))
                        .withFields("symbol")
                        .where(new Condition("symbol", Match.IS, List.of("*"))));

        final var table = Golden.read(Golden.file(name), request);

        assertEquals(List.of("P2:A02"), table.samples().ids());
        assertEquals(List.of("tas DOUBLE | 0.5"), Golden.columns(table.samples()));
        assertEquals(List.of("5720", "55847"), table.genes().ids());
        assertEquals(List.of("symbol STRING | PSME1 | CISD1"), Golden.columns(table.genes()));
        assertArrayEquals(new double[][] {{7.0, 1e-7}}, table.rows());
        assertEquals(List.of(1), table.report().genes().withoutMetadata());
        assertEquals(List.of(0), table.report().samples().withoutMetadata());
    }

    /** As CMap's siginfo by sig_id and then its compoundinfo by pert_id; conditions may speak of both. */
    @ParameterizedTest
    @ValueSource(strings = {"small.gct", "small-zeros.gctx"})
    void aFurtherFileIsJoinedByAFieldOfTheFirst(final String name) throws IOException {
        final Path signatures = write("siginfo.txt", "sig_id\tpert_id\nP1:A01\tBRD-1\nP1:A02\tBRD-2\nP2:A01\tBRD-1\n");
        final Path compounds = write("compoundinfo.csv", "moa;\"pert_id\"\n\"HDAC; class I\";BRD-1\nPI3K;BRD-9\n");
        final var request = AxisRequest.ALL
                .joinedWith(new MetadataFile(signatures, Optional.empty()))
                .joinedWith(new MetadataFile(compounds, Optional.empty(), Optional.of("pert_id")))
                .withFields("moa");

        final var all = Golden.read(Golden.file(name), samplesAsRows(request, AxisRequest.ALL));
        final var some = Golden.read(
                Golden.file(name),
                samplesAsRows(request.where(new Condition("moa", Match.IS, List.of("HDAC*"))), AxisRequest.ALL));

        assertEquals(List.of("moa STRING | HDAC; class I | - | HDAC; class I | -"), Golden.columns(all.samples()));
        assertEquals(List.of(1, 2), all.report().samples().withoutMetadata());
        assertEquals(List.of("P1:A01", "P2:A01"), some.samples().ids());
    }

    @ParameterizedTest
    @ValueSource(strings = {"small.gct", "small-zeros.gctx"})
    void theMatrixIsLeftAloneWhenOnlyMetadataAreWanted(final String name) throws IOException {
        final var request = samplesAsRows(
                        AxisRequest.ALL.where(new Condition("pert_time", Match.AT_LEAST, List.of("24"))),
                        AxisRequest.ALL)
                .withoutMatrix();

        try (var data = GctData.open(Golden.file(name), request, Progress.NONE)) {
            assertEquals(2, data.samples().size());
            assertEquals(3, data.genes().size());
            assertThrows(IllegalStateException.class, () -> data.forEachRow((index, values) -> {}, Progress.NONE));
        }
    }

    @Test
    void metadataMayBeUnicodeTextOfASpreadsheet() throws IOException {
        final Path info = folder.resolve("info.txt");
        Files.write(info, ("\uFEFFSample name\tCell\r\nP1:A01\tMCF-7 \u00b5\ud83e\uddec\r\n").getBytes(UTF_16LE));
        final var samples = AxisRequest.ALL
                .joinedWith(new MetadataFile(info, Optional.empty()))
                .withFields("Cell");

        final var table = Golden.read(Golden.file("small.gct"), samplesAsRows(samples, AxisRequest.ALL));

        assertEquals(List.of("Cell STRING | MCF-7 \u00b5\ud83e\uddec | - | - | -"), Golden.columns(table.samples()));
    }

    /** Of two columns with usual names, the one that shares more identifiers with the matrix is taken. */
    @Test
    void theIdentifierColumnIsGuessedFromItsContent() throws IOException {
        final Path info = write("info.txt", "sig_id\tdistil_id\tuse\nS1\tP1:A01\ta\nS2\tP1:A02\tb\n");

        final var table = Golden.read(
                Golden.file("small.gct"),
                samplesAsRows(
                        AxisRequest.ALL
                                .joinedWith(new MetadataFile(info, Optional.empty()))
                                .withFields("use"),
                        AxisRequest.ALL));

        assertEquals(List.of("use STRING | a | b | - | -"), Golden.columns(table.samples()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 20_000, 1 << 30})
    void slicesOfChunksGiveEveryValue(final int memoryBytes) throws IOException {
        final var everyThird = AxisRequest.ALL.where(new Condition("batch", Match.IS, List.of("1")));
        final var someGenes = AxisRequest.ALL.where(new Condition(Condition.ID, Match.IS_NOT, List.of("g0", "g4")));
        final int[] genes = {1, 2, 3, 5, 6};

        final var rows = Golden.read(Golden.file("chunks.gctx"), samplesAsRows(everyThird, someGenes));
        final var columns = Golden.read(
                Golden.file("chunks.gctx"),
                new GctRequest(Orientation.GENES_AS_ROWS, everyThird, someGenes, false, memoryBytes, folder));

        assertEquals(100, rows.rows().length);
        for (int i = 0; i < 100; i++) {
            final int s = 3 * i + 1;
            assertEquals("s" + s, rows.samples().ids().get(i));
            for (int j = 0; j < genes.length; j++) {
                final double expected = (7 * s + 13 * genes[j]) % 97 + genes[j] / 4.0;
                assertEquals(expected, rows.rows()[i][j]);
                assertEquals(expected, columns.rows()[j][i]);
            }
        }
    }

    @Test
    void aGzippedGctxFileIsUnpackedForTheTime() throws IOException {
        final Path packed = folder.resolve("small.gctx.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(Golden.file("small-zeros.gctx"), out);
        }
        final Path temporary = Files.createDirectory(folder.resolve("temporary"));
        final var request = samplesAsRows(AxisRequest.ALL, AxisRequest.ALL).withTemporaryFolder(temporary);

        assertArrayEquals(SMALL, Golden.read(packed, request).rows());
        try (var left = Files.list(temporary)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aTextThatIsLargerThanTheMemoryIsTransposedOnDisk() throws IOException {
        final int samples = 37;
        final int genes = 211;
        final var text = new StringBuilder("#1.2\n" + genes + "\t" + samples + "\nNAME\tDescription");
        for (int s = 0; s < samples; s++) {
            text.append("\ts").append(s);
        }
        for (int g = 0; g < genes; g++) {
            text.append("\ng").append(g).append("\t");
            for (int s = 0; s < samples; s++) {
                text.append('\t').append(g * 1000 + s).append(".5");
            }
        }
        final Path file = write("large.gct", text.toString());

        for (final Orientation orientation : Orientation.values()) {
            final var table = Golden.read(
                    file, new GctRequest(orientation, AxisRequest.ALL, AxisRequest.ALL, false, 4000, folder));
            final boolean samplesAreRows = orientation == Orientation.SAMPLES_AS_ROWS;
            assertEquals(samplesAreRows ? samples : genes, table.rows().length);
            for (int i = 0; i < table.rows().length; i++) {
                for (int j = 0; j < table.rows()[i].length; j++) {
                    int g = samplesAreRows ? j : i;
                    int s = samplesAreRows ? i : j;
                    assertEquals(g * 1000 + s + 0.5, table.rows()[i][j]);
                }
            }
        }
    }

    @Test
    void infiniteValuesAreKeptAndCounted() throws IOException {
        final Path file =
                write("infinite.gct", "#1.2\n1\t4\nNAME\tDescription\ta\tb\tc\td\ng\t\tInf\t-inf\tInfinity\tNA\n");

        final var table = Golden.read(file);

        assertEquals(Double.NEGATIVE_INFINITY, table.rows()[1][0]);
        assertEquals(3, table.report().infiniteValues());
        assertEquals(1, table.report().missingValues());
    }

    @ParameterizedTest
    @ValueSource(strings = {"small.gct", "small-zeros.gctx"})
    void aCancelStopsWhereverItComes(final String name) throws IOException {
        int reports = 0;
        boolean finished = false;
        while (!finished) {
            final var left = new AtomicInteger(reports++);
            final Progress cancel = (fraction, message) -> {
                message.get();
                if (left.getAndDecrement() == 0) {
                    throw new CancellationException();
                }
            };
            final var request =
                    new GctRequest(Orientation.GENES_AS_ROWS, AxisRequest.ALL, AxisRequest.ALL, false, 64, folder);
            try (var data = GctData.open(Golden.file(name), request, cancel)) {
                data.forEachRow((index, values) -> {}, cancel);
                finished = true;
            } catch (CancellationException e) {
                assertTrue(reports < 100, () -> "no end of reports: " + e);
            }
        }
        assertTrue(reports > 5, "only " + reports + " reports");
    }

    @Test
    void anInterruptCancels() {
        Thread.currentThread().interrupt();
        try {
            assertThrows(CancellationException.class, () -> Golden.read(Golden.file("chunks.gctx")));
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void whatTheTakerThrowsPasses() throws IOException {
        try (var data = GctData.open(
                Golden.file("small.gct"), samplesAsRows(AxisRequest.ALL, AxisRequest.ALL), Progress.NONE)) {
            assertThrows(
                    FormatException.class,
                    () -> data.<FormatException>forEachRow(
                            (index, values) -> {
                                throw new FormatException("enough");
                            },
                            Progress.NONE));
        }
    }

    private Path write(final String name, final String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
