package org.latentalign.spark.frame;

import java.util.List;
import org.apache.spark.SparkException;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Parquet files as a data frame whose partitions depend on the files alone. By itself, Spark cuts them into pieces by the
 * number of cores, and a sum over other pieces has other last bits.
 */
public final class ParquetFrame {

    /** So many pieces, if they do not become too small: more would send more moments around than they are worth. */
    private static final int PIECES = 400;

    /** Smaller pieces of a file are mostly empty: rows are stored in groups of some 100 MB, each of which has one piece. */
    private static final long SMALLEST_PIECE = 64L << 20;

    /** Decoded at a time: of Spark's 4,096 rows, long lists take many megabytes and have left the caches when they are used. */
    private static final int BATCH_ROWS = 512;

    private ParquetFrame() {}

    /**
     * Reads in pieces of at least 64 MB, 400 of them if there is more.
     *
     * @param spark the session; its settings stay as they are
     * @param paths files, folders, or patterns with wildcards
     * @return all columns of all rows
     * @throws JobException when there are no files, or they are not Parquet
     */
    public static Dataset<Row> read(final SparkSession spark, final List<String> paths) throws JobException {
        return read(spark, paths, 0);
    }

    /**
     * @param spark the session; its settings stay as they are
     * @param paths files, folders, or patterns with wildcards
     * @param pieceBytes how long a piece is; 0 to choose by how much there is. Other pieces give other last bits
     * @return all columns of all rows
     * @throws JobException when there are no files, or they are not Parquet
     */
    @SuppressWarnings("resource") // to close a session would end all of its context
    public static Dataset<Row> read(final SparkSession spark, final List<String> paths, final long pieceBytes)
            throws JobException {
        final InputFiles input = InputFiles.of(spark, paths);
        final SparkSession own = spark.newSession();
        own.conf().set("spark.sql.files.minPartitionNum", 1);
        own.conf().set("spark.sql.files.maxPartitionBytes", piece(pieceBytes, input.bytes()));
        own.conf().set("spark.sql.files.openCostInBytes", 0);
        own.conf().set("spark.sql.parquet.columnarReaderBatchSize", BATCH_ROWS);
        final DataFrameReader reader = own.read();
        // folders with names such as cell=A549 below it make columns
        input.folder().ifPresent(folder -> reader.option("basePath", folder));
        try {
            return open(reader, input);
        } catch (final AnalysisException | SparkException e) {
            throw new JobException(
                    "The files in " + String.join(", ", paths) + " cannot be read as Parquet: "
                            + firstLine(e.getCause() == null ? e : e.getCause()) + ".",
                    e);
        }
    }

    /** Scala does not declare what it throws. */
    private static Dataset<Row> open(final DataFrameReader reader, final InputFiles input)
            throws AnalysisException, SparkException {
        return reader.parquet(input.files().toArray(new String[0]));
    }

    private static long piece(final long wanted, final long bytes) {
        return wanted > 0 ? wanted : Math.max(SMALLEST_PIECE, bytes / PIECES + 1);
    }

    private static String firstLine(final Throwable e) {
        final String message =
                String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }
}
