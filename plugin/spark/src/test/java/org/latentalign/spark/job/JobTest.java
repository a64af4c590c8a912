package org.latentalign.spark.job;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.AutoencoderFormat;
import org.latentalign.autoencoder.Encoder;
import org.latentalign.autoencoder.MomentFormat;
import org.latentalign.autoencoder.NumpyFormat;
import org.latentalign.autoencoder.PreprocessedMoment;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.autoencoder.SpectralFit;
import org.latentalign.autoencoder.SpectralOptions;
import org.latentalign.format.gct.AxisRequest;
import org.latentalign.format.gct.GctData;
import org.latentalign.format.gct.GctRequest;
import org.latentalign.format.gct.Orientation;
import org.latentalign.format.words.WordVectorOptions;
import org.latentalign.format.words.WordVectorReader;
import org.latentalign.format.words.WordVectorSink;
import org.latentalign.kernel.Cosine;
import org.latentalign.kernel.Shift;
import org.latentalign.progress.Progress;
import org.latentalign.score.Aggregation;
import org.latentalign.score.DrugAlignment;
import org.latentalign.score.SignatureTable;
import org.latentalign.score.SignatureTable.Treatment;
import org.latentalign.spark.Cluster;
import org.latentalign.spark.MadeRows;
import org.latentalign.spectral.SecondMomentAccumulator;
import org.latentalign.spectral.ShiftedPowerGain;

/** The commands on the data of the example workflows, compared with what core computes by itself. */
class JobTest {

    private static final Path EXAMPLES = Path.of("../../test-workflows/workflows");
    private static final Path WORDS = EXAMPLES.resolve("word-analogies/data/glove.6B.100d.10k.txt.gz");
    private static final Path PROFILES = EXAMPLES.resolve("drug-signatures/data/simulated_l1000.gct.gz");

    @TempDir
    static Path folder;

    private static SparkSession spark;

    /** What a run said. */
    private record Run(int status, String out, String err) {}

    @BeforeAll
    static void start() {
        spark = Cluster.start("local[2]");
    }

    @AfterAll
    static void stop() {
        Cluster.stop();
    }

    private static Run run(final Object... words) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final int status = Job.run(
                Arrays.stream(words).map(Object::toString).toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static String done(final Object... words) {
        final Run run = run(words);
        assertEquals("", run.err());
        assertEquals(0, run.status());
        return run.out();
    }

    private static Path in(final String name) {
        return folder.resolve(name);
    }

    private static Autoencoder model(final Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return NumpyFormat.read(stream, Set.of()).model();
        }
    }

    /** The words of the file in their order, and their vectors. */
    private static Map<String, double[]> words() throws IOException {
        final Map<String, double[]> words = new java.util.LinkedHashMap<>();
        WordVectorReader.read(
                WORDS,
                WordVectorOptions.DEFAULT,
                new WordVectorSink() {
                    @Override
                    public void begin(final int dimension) {
                        // every vector has its own length
                    }

                    @Override
                    public void accept(final String word, final long rank, final double[] vector) {
                        words.put(word, vector.clone());
                    }
                },
                Progress.NONE);
        return words;
    }

    @Test
    void fitsAndAppliesToWordVectorsAsCoreDoes() throws Exception {
        final Map<String, double[]> words = words();
        final SecondMomentAccumulator sum = new SecondMomentAccumulator(100, true);
        for (final double[] vector : words.values()) {
            sum.add(vector);
        }
        final PreprocessedMoment moment = new PreprocessedMoment(sum.finish(), Preprocessing.NONE, List.of());
        final ByteArrayOutputStream expectedMoment = new ByteArrayOutputStream();
        MomentFormat.write(moment, expectedMoment);
        final ByteArrayOutputStream expectedModel = new ByteArrayOutputStream();
        AutoencoderFormat.write(
                SpectralFit.of(
                                moment.momentFor(false),
                                SpectralOptions.of(new ShiftedPowerGain(2)),
                                List.of(),
                                Progress.NONE)
                        .model(),
                expectedModel);

        final String told = done("moment", "--input", WORDS, "--format", "words", "--output", in("words.moment"));
        assertTrue(told.startsWith("Second moment of 10000 rows of 100 dimensions: "), told);
        assertArrayEquals(expectedMoment.toByteArray(), Files.readAllBytes(in("words.moment")));
        done("fit", "--moment", in("words.moment"), "--degree", 2, "--output", in("words.npz"));
        final ByteArrayOutputStream writtenModel = new ByteArrayOutputStream();
        AutoencoderFormat.write(model(in("words.npz")), writtenModel);
        assertArrayEquals(expectedModel.toByteArray(), writtenModel.toByteArray());

        done("apply", "--model", in("words.npz"), "--input", WORDS, "--format", "words", "--output", in("embedded"));
        final Encoder encoder = model(in("words.npz")).encoder();
        final Map<String, double[]> embeddings = new HashMap<>();
        words.forEach((word, vector) -> {
            final double[] embedding = new double[100];
            encoder.encode(vector, embedding);
            embeddings.put(word, embedding);
        });
        int compared = 0;
        for (final Row row : spark.read()
                .parquet(in("embedded").toString())
                .select("word", "embedding")
                .collectAsList()) {
            assertArrayEquals(
                    embeddings.get(row.getString(0)),
                    row.<Double>getList(1).stream().mapToDouble(x -> x).toArray(),
                    0);
            compared++;
        }
        assertEquals(10_000, compared);

        Files.writeString(
                in("directions.tsv"),
                "capitals\tfrance\tparis\ncapitals\titaly\trome\nsex\tman\twoman\nsex\tking\tqueen\nsex\tno such word\tqueen\n");
        final String scored = done(
                "scores",
                "--input",
                WORDS,
                "--format",
                "words",
                "--key",
                "word",
                "--directions",
                in("directions.tsv"),
                "--model",
                in("words.npz"),
                "--output",
                in("directions"));
        assertTrue(scored.startsWith("No row has \"no such word\""), scored);
        final Row pair = spark.read()
                .parquet(in("directions") + "/pairs")
                .where("group = 'sex'")
                .first();
        assertEquals(
                Cosine.between(
                        Shift.between(words.get("man"), words.get("woman")),
                        Shift.between(words.get("king"), words.get("queen"))),
                pair.<Double>getAs("cosine before"),
                1e-15);
        assertEquals(
                Cosine.between(
                        Shift.between(embeddings.get("man"), embeddings.get("woman")),
                        Shift.between(embeddings.get("king"), embeddings.get("queen"))),
                pair.<Double>getAs("cosine after"),
                1e-15);
    }

    @Test
    void scoresDrugsOfProfilesAsCoreDoes() throws Exception {
        done(
                "fit",
                "--input",
                PROFILES,
                "--format",
                "gct",
                "--center",
                "--scale",
                "dimension",
                "--preprocess",
                "z-score",
                "--output",
                in("genes.npz"));
        final Autoencoder model = model(in("genes.npz"));
        final DrugAlignment expected;
        try (GctData data = GctData.open(
                PROFILES,
                new GctRequest(Orientation.SAMPLES_AS_ROWS, AxisRequest.ALL, AxisRequest.ALL),
                Progress.NONE)) {
            assertEquals(data.genes().ids(), model.inputNames());
            final int d = data.genes().size();
            final SignatureTable table =
                    new SignatureTable(new SignatureTable.Options(Aggregation.MEAN, false, false, 2, false), d, d);
            final Encoder encoder = model.encoder();
            data.forEachRow(
                    (i, profile) -> {
                        final double[] embedding = new double[d];
                        encoder.encode(profile, embedding);
                        final double[] before = profile.clone();
                        model.preprocessing().apply(before);
                        final String cell =
                                data.samples().column("cell_id").orElseThrow().text(i);
                        final String drug = data.samples()
                                .column("pert_iname")
                                .orElseThrow()
                                .text(i);
                        if (drug.equals("DMSO")) {
                            table.addControl(cell, "", "", before, embedding);
                        } else {
                            table.addTreated(cell, "", new Treatment(drug, ""), before, embedding);
                        }
                    },
                    Progress.NONE);
            expected = DrugAlignment.of(table, DrugAlignment.allPairs(table.contexts()), 100_000, 1, Progress.NONE);
        }
        done(
                "scores",
                "--input",
                PROFILES,
                "--format",
                "gct",
                "--drug",
                "pert_iname",
                "--context",
                "cell_id",
                "--control",
                "DMSO",
                "--minimum-replicates",
                2,
                "--model",
                in("genes.npz"),
                "--output",
                in("drugs"));
        final List<Row> rows = spark.read().parquet(in("drugs") + "/drugs").collectAsList();
        final Map<List<String>, Row> found = new HashMap<>();
        rows.forEach(
                row -> found.put(List.of(row.getAs("drug"), row.getAs("cell line 1"), row.getAs("cell line 2")), row));
        int compared = 0;
        for (final DrugAlignment.DrugRow row : expected.drugs()) {
            if (row.reason().isEmpty()) {
                final Row actual = found.get(List.of(
                        row.treatment().drug(), row.lines().first(), row.lines().second()));
                assertEquals(row.before(), actual.<Double>getAs("cosine before"), 1e-12);
                assertEquals(row.after(), actual.<Double>getAs("cosine after"), 1e-11);
                compared++;
            }
        }
        assertEquals(compared, rows.size());
        assertTrue(compared > 50, "hardly anything was compared");
        final Row total = spark.read().parquet(in("drugs") + "/total").first();
        assertEquals(expected.totalBefore().mean(), total.<Double>getAs("mean before"), 1e-12);
        assertEquals(expected.totalBefore().areaUnderCurve(), total.<Double>getAs("AUC before"), 1e-12);
    }

    @Test
    void appliesToRowsWithoutVectorsAndMerges() throws Exception {
        final List<Row> rows = new ArrayList<>();
        for (long i = 0; i < 600; i++) {
            rows.add(RowFactory.create(i, i % 100 == 7 ? null : MadeRows.row(i, 5)));
        }
        MadeRows.write(spark, in("holes"), rows, 2);
        final String skipped =
                done("moment", "--input", in("holes"), "--incomplete-rows", "skip", "--output", in("holes.moment"));
        assertTrue(skipped.startsWith("Skipped 6 of 600 rows (6 with missing values; the first: row 8 of"), skipped);
        MadeRows.write(spark, in("more"), 100, 5, 1);
        done("moment", "--input", in("more"), "--vectors", "vector", "--output", in("more.moment"));
        final String merged =
                done("merge", "--input", in("holes.moment"), in("more.moment"), "--output", in("all.moment"));
        assertTrue(merged.startsWith("Second moment of 694 rows of 5 dimensions: "), merged);
        done(
                "fit",
                "--moment",
                in("all.moment"),
                "--coordinates",
                "principal-axes",
                "--latent-dimension",
                3,
                "--output",
                in("holes.npz"));
        final String applied = done(
                "apply",
                "--model",
                in("holes.npz"),
                "--input",
                in("holes"),
                "--embedding",
                "z",
                "--output",
                in("holes.parquet"));
        assertTrue(applied.startsWith("6 of 600 rows have no usable vector and got no embedding."), applied);
        final List<Row> written = spark.read()
                .parquet(in("holes.parquet").toString())
                .orderBy(functions.col("id"))
                .collectAsList();
        final Encoder encoder = model(in("holes.npz")).encoder();
        for (final Row row : written) {
            if (row.getLong(0) % 100 == 7) {
                assertNull(row.get(2));
            } else {
                final double[] embedding = new double[3];
                encoder.encode(MadeRows.row(row.getLong(0), 5), embedding);
                assertArrayEquals(
                        embedding,
                        row.<Double>getList(2).stream().mapToDouble(x -> x).toArray(),
                        0);
            }
        }
        assertEquals(600, written.size());
    }

    @Test
    void demonstratesOnMadeData() {
        final String told = done("demo", "--rows", 4000, "--dimensions", 6, "--output", in("demo"));
        assertTrue(told.contains("Matched drugs"), told);
        assertEquals(
                Set.of("samples", "samples.moment", "samples.npz", "embedded", "scores"),
                Set.of(in("demo").toFile().list()));
    }

    @Test
    void saysInOneSentenceWhatCannotBeDone() throws Exception {
        MadeRows.write(spark, in("rows"), 50, 4, 1);
        done("moment", "--input", in("rows"), "--output", in("rows.moment"));
        done("fit", "--moment", in("rows.moment"), "--output", in("rows.npz"));
        spark.read()
                .parquet(in("rows").toString())
                .select(
                        functions.col("id"),
                        functions.col("vector").getItem(0).as("a"),
                        functions.col("vector").getItem(1).as("b"),
                        functions.lit("x").as("text"))
                .write()
                .parquet(in("columns").toString());
        MadeRows.write(
                spark,
                in("mixed"),
                List.of(
                        RowFactory.create(1L, new double[] {1, 2}),
                        RowFactory.create(2L, new double[] {1, 2}),
                        RowFactory.create(3L, new double[] {1, 2, 3})),
                1);
        done("fit", "--input", in("columns"), "--columns", "a", "b", "--output", in("columns.npz"));
        done("moment", "--input", in("columns"), "--columns", "a", "b", "--output", in("ab.moment"));
        done("moment", "--input", in("columns"), "--columns", "b", "a", "--output", in("ba.moment"));
        spark.read()
                .parquet(in("columns").toString())
                .select("text")
                .write()
                .parquet(in("texts").toString());
        Files.writeString(in("text.parquet"), "This is no Parquet.");
        Files.createDirectories(in("nothing"));
        Files.writeString(in("words.txt"), "one 1 2 3\ntwo 4 5\n");
        final Set<String> before = names();
        final Path target = in("target");
        fails("There is no command \"sum\"", "sum");
        fails("There is no option --outptu here", "moment", "--input", in("rows"), "--outptu", target);
        fails("The option --output is missing", "moment", "--input", in("rows"));
        fails(
                "There is no column \"vectors\"",
                "moment",
                "--input",
                in("rows"),
                "--vectors",
                "vectors",
                "--output",
                target);
        fails(
                "The column \"text\" holds string",
                "moment",
                "--input",
                in("columns"),
                "--columns",
                "a",
                "text",
                "--output",
                target);
        fails(
                "The column \"text\" holds string",
                "moment",
                "--input",
                in("columns"),
                "--vectors",
                "text",
                "--output",
                target);
        fails("There is no column of lists", "moment", "--input", in("columns"), "--output", target);
        fails("Row 3 of partition 0 (in file:", "moment", "--input", in("mixed"), "--output", target);
        fails("There is nothing at", "moment", "--input", in("nowhere"), "--output", target);
        fails("There are no files in", "moment", "--input", in("nothing"), "--output", target);
        fails("The files in", "moment", "--input", in("text.parquet"), "--output", target);
        fails(
                "Nothing can be written to",
                "moment",
                "--input",
                in("rows"),
                "--output",
                in("rows.moment").resolve("below"));
        fails("There is a", "moment", "--input", in("rows"), "--output", in("rows.moment"));
        fails(
                "The option --degree takes a number",
                "fit",
                "--moment",
                in("rows.moment"),
                "--degree",
                "two",
                "--output",
                target);
        fails(
                "The option --gain does not take \"best\"",
                "fit",
                "--moment",
                in("rows.moment"),
                "--gain",
                "best",
                "--output",
                target);
        fails(in("rows.npz") + ": This is not a second moment", "fit", "--moment", in("rows.npz"), "--output", target);
        fails(
                "The vectors have 4 dimensions, but the model expects 2",
                "apply",
                "--model",
                in("columns.npz"),
                "--input",
                in("rows"),
                "--output",
                target);
        fails(
                "The model was fitted to other dimensions: 1 of its 2",
                "apply",
                "--model",
                in("columns.npz"),
                "--input",
                in("columns"),
                "--columns",
                "a",
                "id",
                "--output",
                target);
        fails(
                "There is a column \"id\" already",
                "apply",
                "--model",
                in("rows.npz"),
                "--input",
                in("rows"),
                "--embedding",
                "id",
                "--output",
                target);
        fails("'words.txt', line 2:", "moment", "--input", in("words.txt"), "--format", "words", "--output", target);
        fails(
                "There are no controls",
                "scores",
                "--input",
                in("rows"),
                "--drug",
                "id",
                "--context",
                "id",
                "--control",
                "DMSO",
                "--output",
                target);
        fails(
                "The file " + in("nowhere"),
                "scores",
                "--input",
                in("rows"),
                "--key",
                "id",
                "--directions",
                in("nowhere"),
                "--output",
                target);
        fails(
                "The column \"a\" is named twice",
                "moment",
                "--input",
                in("columns"),
                "--columns",
                "a",
                "a",
                "--output",
                target);
        fails("There is no column of numbers", "moment", "--input", in("texts"), "--columns", "*", "--output", target);
        fails("Nothing can be written to /: name a place in it", "moment", "--input", in("rows"), "--output", "/");
        fails("The file  cannot be read", "fit", "--moment", "", "--output", target);
        fails(
                "Second moment 2 does not belong with second moment 1: its dimension 1 is \"b\"",
                "merge",
                "--input",
                in("ab.moment"),
                in("ba.moment"),
                "--output",
                target);
        fails(
                "'interferon.h5ad' is an HDF5 file but not a GCTX file",
                "moment",
                "--input",
                EXAMPLES.resolve("single-cell-signatures/data/interferon.h5ad"),
                "--format",
                "gct",
                "--output",
                target);
        // a slip that would cost the data
        fails(
                "What is at " + in("rows") + " is a folder",
                "moment",
                "--input",
                in("rows"),
                "--output",
                in("rows"),
                "--replace");
        assertEquals(before, names(), "something was left behind");
        assertEquals(50, spark.read().parquet(in("rows").toString()).count());
    }

    private static void fails(final String start, final Object... words) {
        final Run run = run(words);
        assertEquals(2, run.status(), run.err());
        assertTrue(run.err().startsWith(start), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    private static Set<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return new TreeSet<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }
}
