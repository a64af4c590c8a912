package org.latentalign.spark.moment;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.latentalign.autoencoder.PreprocessedMoment;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.autoencoder.PreprocessingStep;
import org.latentalign.kernel.FitException;
import org.latentalign.spark.frame.JobException;
import org.latentalign.spark.frame.ListCursor;
import org.latentalign.spark.frame.ListPartitions;
import org.latentalign.spark.frame.RowTally;
import org.latentalign.spark.frame.VectorFrame;
import org.latentalign.spark.frame.VectorRows;
import org.latentalign.spectral.Scale;
import org.latentalign.spectral.SecondMomentAccumulator;

/**
 * The second moment of a data frame, and what was counted on the way. Each partition is summed up in one pass by the
 * accumulator that the nodes use, and the sums are added as a {@link MomentTree}: the same partitions give the same bits on
 * one core and on a hundred machines.
 *
 * @param moment of all rows that have a vector
 * @param tally of all rows
 */
public record FrameMoment(PreprocessedMoment moment, RowTally tally) {

    /**
     * Sums up a data frame.
     *
     * @param vectors where they are
     * @param preprocessing what is done to every row first
     * @param incompleteRows what to do with rows without a complete vector
     * @return the moment and the counts
     * @throws JobException when there is nothing to sum up, a row must not be left out, or numbers are too large
     */
    public static FrameMoment of(
            final VectorFrame vectors, final Preprocessing preprocessing, final IncompleteRows incompleteRows)
            throws JobException {
        final int dimension = vectors.dimension();
        final Part part = new Part(
                dimension,
                vectors.names().toArray(new String[0]),
                preprocessing.steps().toArray(new PreprocessingStep[0]),
                incompleteRows == IncompleteRows.FAIL);
        final JavaRDD<PartMoment> parts = ListPartitions.map(vectors, part::sum);
        final PartMoment sum = MomentTree.sum(parts)
                .orElseThrow(() -> new JobException("There are no rows to sum up: check that the input is not empty."));
        final RowTally tally = sum.tally();
        if (incompleteRows == IncompleteRows.FAIL && tally.skipped() > 0) {
            throw new JobException(
                    tally.firstDefect() + ". Remove or replace such values, or choose to skip incomplete rows.");
        }
        if (sum.failure().isPresent()) {
            throw new JobException(sum.failure().get());
        }
        return new FrameMoment(
                new PreprocessedMoment(
                        sum.moment()
                                .orElseThrow(() -> new JobException("No row is left to sum up: "
                                        + (tally.rows() == 0 ? "the input has no rows" : tally.sentence("skipped"))
                                        + ".")),
                        preprocessing,
                        vectors.names()),
                tally);
    }

    /**
     * The moment as the table that the Second Moment Learner takes: a row for each dimension, with its covariances.
     *
     * @param spark the session
     * @return a data frame with the columns Index (names where there are, else numbers), N, Mean and Row
     */
    public Dataset<Row> toTable(final SparkSession spark) {
        final boolean isNamed = !moment.inputNames().isEmpty();
        final double[] mean = moment.moment().mean();
        final double[][] covariances = covariances();
        final List<Row> rows = new ArrayList<>();
        for (int i = 0; i < mean.length; i++) {
            final Object index = isNamed ? moment.inputNames().get(i) : (Object) (i + 1);
            rows.add(RowFactory.create(index, moment.moment().count(), mean[i], covariances[i]));
        }
        final StructType schema = new StructType()
                .add("Index", isNamed ? DataTypes.StringType : DataTypes.IntegerType, false)
                .add("N", DataTypes.LongType, false)
                .add("Mean", DataTypes.DoubleType, false)
                .add("Row", DataTypes.createArrayType(DataTypes.DoubleType, false), false);
        return spark.createDataFrame(rows, schema).coalesce(1); // names stay in order
    }

    private double[][] covariances() {
        try {
            return moment.moment().matrix(new Scale.One());
        } catch (final FitException e) {
            throw new IllegalStateException("A moment is of at least one row.", e);
        }
    }

    /** @return sentences that the user should know about the rows, often none */
    public List<String> warnings() {
        final List<String> warnings = new ArrayList<>(tally.warnings("Skipped"));
        if (moment.moment().count() == 1) {
            warnings.add("The second moment is of a single row.");
        }
        return warnings;
    }

    /** What a task does. Of arrays and enums only, which every serializer can handle. */
    private static final class Part implements java.io.Serializable {

        private static final long serialVersionUID = 1L;

        private final int dimension;
        private final String[] names;
        private final PreprocessingStep[] preprocessing;
        private final boolean endsAtDefect;

        Part(
                final int dimension,
                final String[] names,
                final PreprocessingStep[] preprocessing,
                final boolean endsAtDefect) {
            this.dimension = dimension;
            this.names = names;
            this.preprocessing = preprocessing;
            this.endsAtDefect = endsAtDefect;
        }

        Iterator<PartMoment> sum(final int index, final ListCursor lists) {
            final VectorRows<ListCursor> vectors =
                    new VectorRows<>(lists, List.of(names), dimension, Preprocessing.of(preprocessing), index);
            // the same bits with any number of threads
            final int threads =
                    TaskContext.get() == null ? 1 : TaskContext.get().cpus();
            if (threads == 1) {
                return List.of(sum(vectors, new SecondMomentAccumulator(dimension, true)))
                        .iterator();
            }
            final ExecutorService pool = Executors.newFixedThreadPool(threads - 1);
            try {
                return List.of(sum(vectors, new SecondMomentAccumulator(dimension, true, pool, threads - 1)))
                        .iterator();
            } finally {
                pool.shutdownNow();
            }
        }

        private PartMoment sum(final VectorRows<?> rows, final SecondMomentAccumulator sum) {
            try {
                while (rows.next()) {
                    if (rows.read(sum.nextRow())) {
                        sum.commitRow();
                    } else if (endsAtDefect) {
                        return PartMoment.empty(rows.tally());
                    }
                }
                return PartMoment.of(
                        sum.finish(i -> names.length == 0 ? "position " + (i + 1) : '"' + names[i] + '"'),
                        rows.tally());
            } catch (final FitException e) {
                return PartMoment.failed(e.getMessage(), rows.tally());
            }
        }
    }
}
