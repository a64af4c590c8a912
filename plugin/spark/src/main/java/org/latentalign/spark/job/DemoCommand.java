package org.latentalign.spark.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.latentalign.kernel.FitException;
import org.latentalign.spark.frame.JobException;

/**
 * Makes samples of drugs in two cell lines, and then does with them what the other commands do, printing each. Row i is the
 * same wherever it is made. Half of the drugs have an effect, the same in both cell lines; all samples of a cell line have in
 * common what is far larger.
 */
final class DemoCommand implements Command {

    private static final int DRUGS = 40;
    private static final int FILES = 8;
    private static final List<String> CELLS = List.of("A", "B");

    /** By how much the effect of a drug exceeds the noise of a value. */
    private static final double EFFECT = 0.5;

    @Override
    public Set<String> options() {
        return Set.of("rows", "dimensions", "output", "replace");
    }

    @Override
    public void run(final SparkSession spark, final Arguments arguments, final PrintStream out)
            throws JobException, FitException, IOException {
        final long rows = arguments.whole("rows", 200_000, 1000);
        final int dimensions = (int) arguments.whole("dimensions", 50, 2);
        final Target target = Target.folder(spark, arguments);
        target.writeFolder(folder -> {
            write(spark, rows, dimensions, folder + "/samples");
            out.println("Made " + rows + " samples of " + dimensions + " genes: " + DRUGS
                    + " drugs and their controls in two cell lines.");
            final Steps steps = new Steps(folder, target.toString(), out);
            final String samples = folder + "/samples";
            final String moment = folder + "/samples.moment";
            final String model = folder + "/samples.npz";
            steps.run("moment", "--input", samples, "--output", moment);
            steps.run("fit", "--moment", moment, "--center", "--scale", "dimension", "--output", model);
            steps.run("apply", "--model", model, "--input", samples, "--output", folder + "/embedded");
            steps.run(
                    "scores",
                    "--input",
                    samples,
                    "--model",
                    model,
                    "--drug",
                    "drug",
                    "--context",
                    "cell",
                    "--control",
                    "none",
                    "--output",
                    folder + "/scores");
        });
    }

    /**
     * Runs other commands and tells it, with the names that everything will have when it is complete.
     *
     * @param folder where everything is now
     * @param place where it will be
     * @param out told
     */
    private record Steps(String folder, String place, PrintStream out) {

        void run(final String... words) throws JobException {
            out.println("> " + named(String.join(" ", words)));
            final ByteArrayOutputStream told = new ByteArrayOutputStream();
            final PrintStream lines = new PrintStream(told, true, StandardCharsets.UTF_8);
            final int status = Job.run(words, lines, lines);
            out.print(named(told.toString(StandardCharsets.UTF_8)));
            if (status != 0) {
                throw new JobException("The demonstration ended here.");
            }
        }

        private String named(final String text) {
            return text.replace(folder, place).replace(URI.create(folder).getPath(), place);
        }
    }

    @SuppressWarnings("resource") // the context is the session's
    private static void write(final SparkSession spark, final long rows, final int dimensions, final String folder) {
        final List<Integer> files = IntStream.range(0, FILES).boxed().toList();
        final JavaRDD<Row> samples = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(files, FILES)
                .mapPartitions(part -> samples(part.next(), rows, dimensions));
        final StructType schema = new StructType()
                .add("id", DataTypes.LongType, false)
                .add("cell", DataTypes.StringType, false)
                .add("drug", DataTypes.StringType, false)
                .add("profile", DataTypes.createArrayType(DataTypes.DoubleType, false), false);
        spark.createDataFrame(samples, schema).write().parquet(folder);
    }

    private static Iterator<Row> samples(final int file, final long rows, final int dimensions) {
        final long from = rows * file / FILES;
        final long count = rows * (file + 1) / FILES - from;
        return LongStream.range(from, from + count)
                .mapToObj(id -> sample(id, dimensions))
                .iterator();
    }

    /** Every fourth sample is a control. */
    private static Row sample(final long id, final int dimensions) {
        final SplittableRandom random = new SplittableRandom(id * 0x9E3779B97F4A7C15L);
        final int cell = (int) (id % CELLS.size());
        final int drug = id / CELLS.size() % 4 == 0 ? -1 : random.nextInt(DRUGS);
        final double common = random.nextGaussian();
        final double[] effect = drug >= 0 && drug % 2 == 0 ? directions(drug, dimensions) : new double[dimensions];
        final double[] ofCell = directions(-1 - cell, dimensions);
        final double[] profile = new double[dimensions];
        Arrays.setAll(profile, j -> 8 + 2 * ofCell[j] * (1 + common) + EFFECT * effect[j] + random.nextGaussian());
        return RowFactory.create(id, CELLS.get(cell), drug < 0 ? "none" : "drug " + drug, profile);
    }

    private static double[] directions(final int seed, final int dimensions) {
        final SplittableRandom random = new SplittableRandom(seed);
        final double[] direction = new double[dimensions];
        Arrays.setAll(direction, j -> 2 * random.nextDouble() - 1);
        return direction;
    }
}
