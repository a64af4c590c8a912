package org.latentalign.spark.frame;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.ColumnarToRowExec;
import org.apache.spark.sql.execution.InputAdapter;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.WholeStageCodegenExec;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * The vectors of a data frame, partition by partition. Where they come out of files as batches of columns, as from Parquet,
 * they are taken from these: to make rows of them first, as Spark does, copies every number once more. Where anything is
 * done to the columns on the way, or they are of other types, they come as rows. The numbers are the same either way.
 */
public final class ListPartitions {

    private ListPartitions() {}

    /**
     * What is done to a partition.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    public interface Work<T> extends Serializable {
        /**
         * @param index of the partition, from 0
         * @param lists its vectors
         * @return what comes of it
         */
        Iterator<T> apply(int index, ListCursor lists);
    }

    /**
     * Does something to every partition.
     *
     * @param <T> what comes of a partition
     * @param vectors where they are
     * @param work what is done
     * @return what comes of all partitions, in their order
     */
    public static <T> JavaRDD<T> map(final VectorFrame vectors, final Work<T> work) {
        final int dimension = vectors.columns().size();
        final boolean isList = vectors.isList();
        final Optional<JavaRDD<ColumnarBatch>> batches = batches(vectors);
        return batches.isPresent()
                ? batches.get()
                        .mapPartitionsWithIndex(
                                (index, part) -> work.apply(
                                        index, isList ? new BatchLists(part) : new BatchColumns(part, dimension)),
                                true)
                : vectors.frame()
                        .select(vectors.vector())
                        .queryExecution()
                        .toRdd()
                        .toJavaRDD()
                        .mapPartitionsWithIndex((index, rows) -> work.apply(index, new RowLists(rows, 0)), true);
    }

    /** The columns as they are read, if nothing else is done to them. */
    static Optional<JavaRDD<ColumnarBatch>> batches(final VectorFrame vectors) {
        final Dataset<Row> columns = vectors.frame().select(vectors.columns().toArray(new Column[0]));
        final List<DataType> types = Stream.of(columns.schema().fields())
                .map(field -> field.dataType())
                .toList();
        if (!types.stream().allMatch(vectors.isList() ? ListPartitions::isListOfReals : ListPartitions::isReal)) {
            return Optional.empty();
        }
        final SparkPlan plan = withoutRows(columns.queryExecution().executedPlan());
        final boolean isAsAsked = plan.schema().equals(columns.schema()); // else columns may have changed places
        return plan.supportsColumnar() && isAsAsked
                ? Optional.of(plan.executeColumnar().toJavaRDD())
                : Optional.empty();
    }

    /** What is read, without what makes rows of it; nothing that does more is left out. */
    private static SparkPlan withoutRows(final SparkPlan plan) {
        if (plan.supportsColumnar()) {
            return plan;
        }
        if (plan instanceof final WholeStageCodegenExec stage) {
            return withoutRows(stage.child());
        }
        if (plan instanceof final ColumnarToRowExec rows) {
            return withoutRows(rows.child());
        }
        return plan instanceof final InputAdapter input ? withoutRows(input.child()) : plan;
    }

    private static boolean isListOfReals(final DataType type) {
        return type instanceof final ArrayType list && isReal(list.elementType());
    }

    private static boolean isReal(final DataType type) {
        return type instanceof DoubleType || type instanceof FloatType;
    }
}
