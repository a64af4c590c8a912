package org.latentalign.spark.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentalign.spark.Cluster;

/** Batches of columns give the same vectors as rows, with all that can be missing in them. */
class ListPartitionsTest {

    /** More than a batch, and no multiple of what is turned at a time. */
    private static final int N = 5_003;

    private static final List<String> COLUMNS = List.of("a", "b", "c");

    @TempDir
    static Path folder;

    private static SparkSession spark;

    @BeforeAll
    static void write() {
        spark = Cluster.start("local[2]");
        final List<Row> lists = new ArrayList<>();
        final List<Row> columns = new ArrayList<>();
        for (int i = 0; i < N; i++) {
            final Double[] vector = {i / 3.0, i % 7 == 0 ? Double.NaN : -i, i % 11 == 0 ? null : 1.0 / (i + 1)};
            final Double[] list = i % 5 == 0 ? null : i % 13 == 0 ? new Double[0] : vector;
            final Float[] single = list == null
                    ? null
                    : Arrays.stream(list)
                            .map(value -> value == null ? null : value.floatValue())
                            .toArray(Float[]::new);
            lists.add(RowFactory.create(list, single));
            columns.add(RowFactory.create(
                    vector[0], vector[1].floatValue(), vector[2], i, i % 2 == 0 ? null : (Object) 2.5));
        }
        spark.createDataFrame(
                        lists,
                        new StructType()
                                .add("double", DataTypes.createArrayType(DataTypes.DoubleType))
                                .add("single", DataTypes.createArrayType(DataTypes.FloatType)))
                .coalesce(2)
                .write()
                .parquet(folder.resolve("lists").toString());
        spark.createDataFrame(
                        columns,
                        new StructType()
                                .add("a", DataTypes.DoubleType)
                                .add("b", DataTypes.FloatType)
                                .add("c", DataTypes.DoubleType)
                                .add("whole", DataTypes.IntegerType)
                                .add("gaps", DataTypes.DoubleType))
                .coalesce(2)
                .write()
                .parquet(folder.resolve("columns").toString());
    }

    @AfterAll
    static void stop() {
        Cluster.stop();
    }

    private static Dataset<Row> read(final String name) throws JobException {
        return ParquetFrame.read(spark, List.of(folder.resolve(name).toString()));
    }

    @Test
    void listsAreThoseOfRows() throws JobException {
        for (final String column : List.of("double", "single")) {
            final VectorFrame frame = VectorFrame.ofList(read("lists"), column);
            assertTrue(ListPartitions.batches(frame).isPresent(), column);
            assertSame(frame);
        }
    }

    @Test
    void rowsOfColumnsAreThoseOfRows() throws JobException {
        for (final List<String> names : List.of(COLUMNS, List.of("a", "gaps"), List.of("b"))) {
            final VectorFrame frame = VectorFrame.ofColumns(read("columns"), names);
            assertTrue(ListPartitions.batches(frame).isPresent(), names::toString);
            assertSame(frame);
        }
    }

    /** Else a filter would be forgotten, or columns would change places. */
    @Test
    void whatIsDoneOnTheWayIsDone() throws JobException {
        final Dataset<Row> lists = read("lists");
        final Dataset<Row> columns = read("columns");
        for (final VectorFrame frame : List.of(
                VectorFrame.ofList(
                        lists.where(functions.size(functions.col("double")).equalTo(3)), "double"),
                VectorFrame.ofList(
                        lists.orderBy(functions.col("double").getItem(0).desc()), "double"),
                VectorFrame.ofList(lists.limit(10), "double"),
                VectorFrame.ofColumns(columns.where("a > 100"), COLUMNS),
                VectorFrame.ofColumns(columns, List.of("c", "a")),
                VectorFrame.ofColumns(columns, List.of("a", "whole")))) {
            assertFalse(ListPartitions.batches(frame).isPresent());
            assertSame(frame);
        }
    }

    /** With the rows that Spark makes of the same columns. */
    private static void assertSame(final VectorFrame frame) {
        final List<String> expected = new ArrayList<>();
        for (final Row row : frame.frame().select(frame.vector()).collectAsList()) {
            expected.add(row.isNullAt(0) ? "none" : row.getList(0).toString());
        }
        assertEquals(
                expected,
                ListPartitions.map(frame, (index, lists) -> texts(lists).iterator())
                        .collect());
    }

    private static List<String> texts(final ListCursor lists) {
        final List<String> texts = new ArrayList<>();
        while (lists.next()) {
            if (lists.isMissing()) {
                texts.add("none");
                continue;
            }
            final double[] vector = new double[lists.length()];
            lists.copyTo(vector);
            final List<Double> values = new ArrayList<>();
            for (int j = 0; j < vector.length; j++) {
                values.add(lists.isMissing(j) ? null : Double.valueOf(vector[j]));
                if (lists.isMissing(j) && !lists.mayHaveGaps()) {
                    throw new IllegalStateException("a gap where none may be");
                }
            }
            texts.add(values.toString());
        }
        return texts;
    }
}
