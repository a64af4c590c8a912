import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.mllib.linalg.distributed.RowMatrix;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.spark.frame.ParquetFrame;
import org.latentalign.spark.frame.VectorFrame;
import org.latentalign.spark.moment.FrameMoment;
import org.latentalign.spark.moment.IncompleteRows;
import org.latentalign.spectral.SecondMomentAccumulator;

/**
 * Times the second moment on Spark against reading alone, as rows and as batches of columns, against the covariance of
 * Spark's own library, and against one process without Spark, in turn in every round, by processor time. On executors that
 * are processes of their own, the processor time of tasks is what counts, and elapsed time tells how work spreads over them:
 * {@code SparkBench FOLDER ROWS DIMENSIONS ROUNDS}.
 */
public final class SparkBench {

    private static final int FILES = 16;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private SparkBench() {}

    public static void main(final String[] words) throws Exception {
        final String folder = words[0];
        final long n = Long.parseLong(words[1]);
        final int d = Integer.parseInt(words[2]);
        final int rounds = Integer.parseInt(words[3]);
        final SparkSession spark = SparkSession.builder().appName("bench").getOrCreate();
        final Tasks tasks = new Tasks();
        spark.sparkContext().addSparkListener(tasks);
        if (!Files.exists(Path.of(folder))) {
            make(spark, folder, n, d);
        }
        final boolean isCluster = spark.sparkContext().master().startsWith("local-cluster");
        final Map<String, Callable<Object>> work = new LinkedHashMap<>();
        work.put("reading alone, rows", () -> read(frame(spark, folder)));
        work.put("reading alone, columns", () -> readColumns(frame(spark, folder)));
        work.put(
                "second moment",
                () -> FrameMoment.of(VectorFrame.find(frame(spark, folder)), Preprocessing.NONE, IncompleteRows.FAIL));
        if (!isCluster) {
            work.put("MLlib's covariance", () -> covariance(frame(spark, folder)));
            work.put("one process, no Spark", () -> alone(n, d));
        }
        final Map<String, List<Double>> processes = new LinkedHashMap<>();
        final Map<String, List<Double>> clocks = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) { // the first is for the compilers
            for (final var each : work.entrySet()) {
                System.gc();
                tasks.clear();
                final long before = SYSTEM.getProcessCpuTime();
                final long start = System.nanoTime();
                each.getValue().call();
                final double elapsed = (System.nanoTime() - start) / 1e9;
                final double cpu = (SYSTEM.getProcessCpuTime() - before) / 1e9;
                Thread.sleep(300); // the listener hears of tasks a little later
                if (round > 0) {
                    processes
                            .computeIfAbsent(each.getKey(), key -> new ArrayList<>())
                            .add(cpu);
                    clocks.computeIfAbsent(each.getKey(), key -> new ArrayList<>())
                            .add(elapsed);
                    System.out.printf(
                            Locale.ROOT, "%s: process %.1f s, clock %.1f s, %s%n", each.getKey(), cpu, elapsed, tasks);
                }
            }
        }
        System.out.println("Medians of " + rounds + " rounds:");
        processes.forEach((what, seconds) -> System.out.printf(
                Locale.ROOT, "%s: process %.2f s, clock %.2f s%n", what, median(seconds), median(clocks.get(what))));
        spark.stop();
    }

    private static double median(final List<Double> seconds) {
        final double[] sorted = seconds.stream().mapToDouble(x -> x).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static Dataset<Row> frame(final SparkSession spark, final String folder) throws Exception {
        return ParquetFrame.read(spark, List.of(folder)).select("vector");
    }

    private static JavaRDD<InternalRow> rows(final Dataset<Row> frame) {
        return frame.queryExecution().toRdd().toJavaRDD();
    }

    private static Object read(final Dataset<Row> frame) {
        return rows(frame)
                .mapPartitions(part -> {
                    double sum = 0;
                    while (part.hasNext()) {
                        sum += part.next().getArray(0).toDoubleArray()[0];
                    }
                    return List.of(sum).iterator();
                })
                .collect();
    }

    /** The same as Spark decodes it, before it makes rows. */
    private static Object readColumns(final Dataset<Row> frame) {
        SparkPlan plan = frame.queryExecution().executedPlan();
        while (!plan.supportsColumnar()) {
            plan = plan.children().apply(0);
        }
        return plan.executeColumnar()
                .toJavaRDD()
                .mapPartitions(part -> {
                    double sum = 0;
                    while (part.hasNext()) {
                        final ColumnarBatch batch = part.next();
                        for (int i = 0; i < batch.numRows(); i++) {
                            sum += batch.column(0).getArray(i).toDoubleArray()[0];
                        }
                    }
                    return List.of(sum).iterator();
                })
                .collect();
    }

    private static Object covariance(final Dataset<Row> frame) {
        final JavaRDD<Vector> vectors =
                rows(frame).map(row -> Vectors.dense(row.getArray(0).toDoubleArray()));
        return new RowMatrix(vectors.rdd()).computeCovariance();
    }

    /** Some thousand rows again and again, so that making them takes no time. */
    private static Object alone(final long n, final int d) throws Exception {
        final double[][] rows = new double[4096][];
        Arrays.setAll(rows, i -> row(i, d));
        final SecondMomentAccumulator sum = new SecondMomentAccumulator(d, true);
        for (long i = 0; i < n; i++) {
            sum.add(rows[(int) (i % rows.length)]);
        }
        return sum.finish();
    }

    private static void make(final SparkSession spark, final String folder, final long n, final int d) {
        final List<Integer> files = IntStream.range(0, FILES).boxed().toList();
        final JavaRDD<Row> rows = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(files, FILES)
                .mapPartitions(part -> {
                    final int file = part.next();
                    return LongStream.range(n * file / FILES, n * (file + 1) / FILES)
                            .mapToObj(i -> RowFactory.create(i, row(i, d)))
                            .iterator();
                });
        spark.createDataFrame(
                        rows,
                        new StructType()
                                .add("id", DataTypes.LongType, false)
                                .add("vector", DataTypes.createArrayType(DataTypes.DoubleType, false), false))
                .write()
                .option("parquet.enable.dictionary", "false")
                .parquet(folder);
    }

    /** Far from the origin, and as incompressible as real data. */
    private static double[] row(final long i, final int d) {
        final SplittableRandom random = new SplittableRandom(i);
        final double common = random.nextDouble();
        final double[] row = new double[d];
        Arrays.setAll(row, j -> 5 + common * j / d + random.nextDouble());
        return row;
    }

    /** What tasks say of themselves. */
    private static final class Tasks extends SparkListener {

        private final Map<String, Long> cpu = new TreeMap<>();
        private long shuffle;
        private int count;

        synchronized void clear() {
            cpu.clear();
            shuffle = 0;
            count = 0;
        }

        @Override
        public synchronized void onTaskEnd(final SparkListenerTaskEnd end) {
            cpu.merge(end.taskInfo().executorId(), end.taskMetrics().executorCpuTime(), Long::sum);
            shuffle += end.taskMetrics().shuffleWriteMetrics().bytesWritten();
            count++;
        }

        @Override
        public synchronized String toString() {
            final List<String> each = new ArrayList<>();
            cpu.forEach((executor, time) -> each.add(String.format(Locale.ROOT, "%.1f s", time / 1e9)));
            return count + " tasks " + String.join(" + ", each)
                    + String.format(Locale.ROOT, ", shuffle %.2f MB", shuffle / 1e6);
        }
    }
}
