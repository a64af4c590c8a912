package org.latentalign.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Rows for tests, a few strong directions far from the origin: row i is the same wherever it is made. */
public final class MadeRows {

    private MadeRows() {}

    /**
     * @param i number of the row
     * @param d dimension
     * @return its vector
     */
    public static double[] row(final long i, final int d) {
        final Random random = new Random(i * 0x9E3779B97F4A7C15L);
        final double factor = random.nextGaussian();
        final double[] row = new double[d];
        for (int j = 0; j < d; j++) {
            row[j] = 5 + factor * (j + 1) / d + random.nextGaussian() / (1 + j);
        }
        return row;
    }

    /**
     * Writes rows with the columns {@code id} and {@code vector}.
     *
     * @param spark the session
     * @param target a folder
     * @param n how many rows
     * @param d dimension
     * @param files of about the same size
     */
    public static void write(final SparkSession spark, final Path target, final int n, final int d, final int files) {
        final List<Row> rows = new ArrayList<>();
        for (long i = 0; i < n; i++) {
            rows.add(RowFactory.create(i, row(i, d)));
        }
        write(spark, target, rows, files);
    }

    /**
     * Writes rows with the columns {@code id} and {@code vector}.
     *
     * @param spark the session
     * @param target a folder
     * @param rows a whole number and an array each
     * @param files of about the same size
     */
    @SuppressWarnings("resource") // the context is the session's
    public static void write(final SparkSession spark, final Path target, final List<Row> rows, final int files) {
        final StructType schema = new StructType(new StructField[] {
            new StructField("id", DataTypes.LongType, false, Metadata.empty()),
            new StructField("vector", DataTypes.createArrayType(DataTypes.DoubleType), true, Metadata.empty())
        });
        spark.createDataFrame(
                        JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(rows, files), schema)
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(target.toString());
    }
}
