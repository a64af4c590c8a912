package org.latentalign.spark.moment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentalign.autoencoder.MomentFormat;
import org.latentalign.autoencoder.PreprocessedMoment;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.autoencoder.PreprocessingStep;
import org.latentalign.autoencoder.RowDefect;
import org.latentalign.spark.Cluster;
import org.latentalign.spark.MadeRows;
import org.latentalign.spark.frame.JobException;
import org.latentalign.spark.frame.ParquetFrame;
import org.latentalign.spark.frame.VectorFrame;
import org.latentalign.spectral.Scale;
import org.latentalign.spectral.SecondMoment;
import org.latentalign.spectral.SecondMomentAccumulator;

/** The moment of a data frame is the same, bit for bit, however it is run. */
class FrameMomentTest {

    private static final int D = 20;
    private static final int N = 10_000;
    private static final int FILES = 11;

    /** Of the size of a file and more than one, so that some partitions have no rows. */
    private static final long PIECE = 100_000;

    @TempDir
    static Path folder;

    private static Path data;
    private static byte[] expected;
    private static SparkSession spark;

    /** The sum in this process, with core alone: of each partition, then of each eight. */
    @BeforeAll
    static void sumInOneProcess() throws Exception {
        spark = Cluster.start("local[2]");
        data = folder.resolve("data");
        MadeRows.write(spark, data, N, D, FILES);
        final Map<Integer, SecondMomentAccumulator> sums = new TreeMap<>();
        final Dataset<Row> frame = read(spark);
        for (int i = 0; i < frame.rdd().getNumPartitions(); i++) {
            sums.put(i, new SecondMomentAccumulator(D, true));
        }
        assertTrue(sums.size() > MomentTree.FAN, "there is no tree of two levels to test");
        for (final Row row : frame.select(functions.spark_partition_id(), functions.col("id"))
                .collectAsList()) {
            sums.get(row.getInt(0)).add(MadeRows.row(row.getLong(1), D));
        }
        List<SecondMoment> level = new ArrayList<>();
        for (final SecondMomentAccumulator sum : sums.values()) {
            level.add(sum.finish());
        }
        assertTrue(level.stream().anyMatch(moment -> moment.count() == 0), "there is no empty partition to test");
        while (level.size() > 1) {
            final List<SecondMoment> next = new ArrayList<>();
            for (int from = 0; from < level.size(); from += 8) {
                next.add(level.subList(from, Math.min(level.size(), from + 8)).stream()
                        .filter(moment -> moment.count() > 0)
                        .reduce(SecondMoment::merge)
                        .orElse(level.get(from)));
            }
            level = next;
        }
        expected = bytes(level.get(0));
    }

    @AfterAll
    static void stop() {
        Cluster.stop();
    }

    private static Dataset<Row> read(final SparkSession session) throws JobException {
        return ParquetFrame.read(session, List.of(data.toString()), PIECE);
    }

    private static byte[] bytes(final SecondMoment moment) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MomentFormat.write(new PreprocessedMoment(moment, Preprocessing.NONE, List.of()), bytes);
        return bytes.toByteArray();
    }

    private static FrameMoment moment(final Dataset<Row> frame) throws JobException {
        return FrameMoment.of(VectorFrame.find(frame), Preprocessing.NONE, IncompleteRows.FAIL);
    }

    private static void assertSameBits(final Dataset<Row> frame) throws Exception {
        assertArrayEquals(expected, bytes(moment(frame).moment().moment()));
    }

    /** Makes tasks late, or fail, or end their process. */
    private static Dataset<Row> with(final Trouble trouble, final Dataset<Row> frame) {
        final MapPartitionsFunction<Row, Row> function = rows -> {
            trouble.strike(TaskContext.getPartitionId(), TaskContext.get().attemptNumber());
            return rows;
        };
        return frame.mapPartitions(function, Encoders.row(frame.schema()));
    }

    @FunctionalInterface
    private interface Trouble extends java.io.Serializable {
        void strike(int partition, int attempt) throws Exception;
    }

    private static final Trouble DELAYS = (partition, attempt) -> Thread.sleep(new Random().nextInt(200));

    private static final Trouble FAILURES = (partition, attempt) -> {
        if (attempt < 1 + partition % 2) {
            throw new IllegalStateException("failed on purpose");
        }
    };

    @Test
    void isThatOfOneProcess() throws Exception {
        final SecondMomentAccumulator whole = new SecondMomentAccumulator(D, true);
        for (int i = 0; i < N; i++) {
            whole.add(MadeRows.row(i, D));
        }
        final double[][] matrix = whole.finish().matrix(new Scale.One());
        final SecondMoment moment = moment(read(spark)).moment().moment();
        assertEquals(N, moment.count());
        for (int i = 0; i < D; i++) {
            assertArrayEquals(matrix[i], moment.matrix(new Scale.One())[i], 1e-13 * matrix[i][i] + 1e-13);
        }
    }

    @Test
    void hasTheSameBitsOnAnyNumberOfThreadsWithDelaysAndFailures() throws Exception {
        spark = Cluster.start("local[1]");
        assertSameBits(read(spark));
        spark = Cluster.start("local[4, 4]");
        assertSameBits(with(DELAYS, read(spark)));
        assertSameBits(with(FAILURES, read(spark)));
    }

    /** Kryo, since what travels between processes is what a serializer can get wrong; the other runs have Java's. */
    @Test
    void hasTheSameBitsOnTwoMachinesOfWhichOneIsLost() throws Exception {
        spark = Cluster.start(Cluster.TWO_PROCESSES, "spark.serializer", "org.apache.spark.serializer.KryoSerializer");
        final String marker = folder.resolve("lost").toString();
        final Trouble lost = (partition, attempt) -> {
            if (partition == 5 && !Files.exists(Path.of(marker))) {
                Files.createFile(Path.of(marker));
                Runtime.getRuntime().halt(1);
            }
        };
        assertSameBits(with(lost, read(spark)));
        assertTrue(Files.exists(Path.of(marker)), "no executor was lost");
    }

    @Test
    void hasTheSameBitsWithSeveralThreadsInATask() throws Exception {
        spark = Cluster.start("local[4]", "spark.task.cpus", "3");
        assertSameBits(read(spark));
    }

    @Test
    void countsRowsWithoutVectorsAsTheNodesDo() throws Exception {
        final List<Row> rows = new ArrayList<>();
        for (long i = 0; i < 40; i++) {
            rows.add(RowFactory.create(i, new double[] {i, 2, 3}));
        }
        rows.add(RowFactory.create(40L, null));
        rows.add(RowFactory.create(41L, new Double[] {1.0, null, 3.0}));
        rows.add(RowFactory.create(42L, new double[] {1, Double.NaN, 3}));
        rows.add(RowFactory.create(43L, new double[] {1, 2, Double.NEGATIVE_INFINITY}));
        rows.add(RowFactory.create(44L, new double[] {1, 2, 3, 4}));
        rows.add(RowFactory.create(45L, new double[0]));
        rows.add(RowFactory.create(46L, new double[] {-1, 2, 3}));
        rows.add(RowFactory.create(47L, new double[] {7, 7, 7}));
        final Path target = folder.resolve("defects");
        MadeRows.write(spark, target, rows, 1);
        final VectorFrame frame = VectorFrame.find(ParquetFrame.read(spark, List.of(target.toString())));
        final Preprocessing steps = Preprocessing.of(PreprocessingStep.LOG2_PLUS_ONE, PreprocessingStep.MIN_MAX);
        final FrameMoment sum = FrameMoment.of(frame, steps, IncompleteRows.SKIP);
        assertEquals(41, sum.moment().moment().count());
        assertEquals(48, sum.tally().rows());
        assertEquals(2, sum.tally().skipped(RowDefect.Kind.MISSING));
        assertEquals(1, sum.tally().skipped(RowDefect.Kind.NOT_A_NUMBER));
        assertEquals(1, sum.tally().skipped(RowDefect.Kind.INFINITE));
        assertEquals(2, sum.tally().skipped(RowDefect.Kind.WRONG_LENGTH));
        assertEquals(1, sum.tally().skipped(RowDefect.Kind.NOT_PREPROCESSED));
        final String warning = sum.warnings().get(0);
        assertTrue(
                warning.startsWith("Skipped 7 of 48 rows (2 with missing values, 1 with NaN, 1 with infinite numbers,"
                        + " 2 with a different number of values, 1 with values that the preprocessing cannot take;"
                        + " the first: row 41 of partition 0 (in file:"),
                warning);
        assertTrue(warning.endsWith(".parquet) has a missing value instead of a vector)."), warning);
        assertTrue(
                sum.warnings().get(1).startsWith("The preprocessing met 1 special row; the first: row 48 of"),
                sum.warnings().get(1));

        final JobException failure =
                assertThrows(JobException.class, () -> FrameMoment.of(frame, Preprocessing.NONE, IncompleteRows.FAIL));
        assertTrue(failure.getMessage().startsWith("Row 41 of partition 0 (in file:"), failure.getMessage());
    }

    @Test
    void saysWhatCannotBeSummedUp() throws Exception {
        final Path empty = folder.resolve("empty");
        MadeRows.write(spark, empty, List.of(), 1);
        assertSentence("There are no vectors in the column \"vector\"", empty);
        final Path missing = folder.resolve("missing");
        MadeRows.write(spark, missing, List.of(RowFactory.create(1L, null)), 1);
        assertSentence("There are no vectors in the column \"vector\"", missing);
        final Path nothing = folder.resolve("nothing");
        MadeRows.write(spark, nothing, List.of(RowFactory.create(1L, new double[0])), 1);
        assertSentence("The vectors in the column \"vector\" are empty", nothing);
        final Path large = folder.resolve("large");
        MadeRows.write(
                spark,
                large,
                List.of(RowFactory.create(1L, new double[] {1, 1e200}), RowFactory.create(2L, new double[] {1, -1e200
                })),
                1);
        assertSentence("The values in position 2 are too large", large);
        final Path all = folder.resolve("all");
        MadeRows.write(spark, all, List.of(RowFactory.create(1L, new double[] {1, Double.NaN})), 1);
        final VectorFrame frame = VectorFrame.find(ParquetFrame.read(spark, List.of(all.toString())));
        final JobException none =
                assertThrows(JobException.class, () -> FrameMoment.of(frame, Preprocessing.NONE, IncompleteRows.SKIP));
        assertTrue(
                none.getMessage().startsWith("No row is left to sum up: skipped 1 of 1 row (1 with NaN; the first:"),
                none.getMessage());
    }

    private static void assertSentence(final String start, final Path source) throws JobException {
        final Dataset<Row> frame = ParquetFrame.read(spark, List.of(source.toString()));
        final JobException failure = assertThrows(JobException.class, () -> moment(frame));
        assertTrue(failure.getMessage().startsWith(start), failure.getMessage());
    }

    @Test
    void takesNumericColumnsAsDimensions() throws Exception {
        spark = Cluster.start("local[2]");
        final Dataset<Row> list = read(spark);
        final Dataset<Row> columns = list.select(
                functions.col("vector").getItem(0).as("gene.a"),
                functions.col("vector").getItem(1).cast("float").cast("double").as("b"),
                functions.col("id").cast("int").as("n"));
        final List<String> names = List.of("gene.a", "b", "n");
        final FrameMoment sum =
                FrameMoment.of(VectorFrame.ofColumns(columns, names), Preprocessing.NONE, IncompleteRows.FAIL);
        assertEquals(names, sum.moment().inputNames());
        assertEquals((N - 1) / 2.0, sum.moment().moment().mean()[2], 1e-9 * N);

        final List<Row> table = sum.toTable(spark).collectAsList();
        assertEquals(names, table.stream().map(row -> row.getString(0)).toList());
        assertEquals(N, table.get(2).getLong(1));
        assertEquals((N - 1) / 2.0, table.get(2).getDouble(2), 1e-9 * N);
        // the variance of 0, 1, ..., N - 1
        assertEquals(((double) N * N - 1) / 12, table.get(2).<Double>getList(3).get(2), 1e-9 * N * N);
    }
}
