package org.latentalign.spark.job;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.NumpyFormat;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.autoencoder.PreprocessingStep;
import org.latentalign.autoencoder.StorageException;
import org.latentalign.spark.frame.JobException;
import org.latentalign.spark.frame.ParquetFrame;
import org.latentalign.spark.frame.ProfileFrame;
import org.latentalign.spark.frame.VectorFrame;
import org.latentalign.spark.frame.WordVectorFrame;

/** Reads what the options name. */
final class Input {

    /** The options that say where vectors are. */
    static final Set<String> OPTIONS = Set.of("input", "format", "vectors", "columns", "partition-bytes");

    private Input() {}

    /** What files hold. */
    enum Format {
        PARQUET,
        WORDS,
        GCT
    }

    /** Reads a file. */
    @FunctionalInterface
    interface Reader<T> {
        T read(InputStream stream) throws IOException;
    }

    /**
     * @param spark the session
     * @param arguments with {@link #OPTIONS}
     * @return the vectors
     * @throws JobException when there are none
     * @throws IOException when a file is not right, with the sentence for the user
     */
    static VectorFrame vectors(final SparkSession spark, final Arguments arguments) throws JobException, IOException {
        final List<String> paths = arguments.some("input");
        return switch (arguments.choice("format", Format.PARQUET)) {
            case PARQUET -> parquet(spark, paths, arguments);
            case WORDS -> WordVectorFrame.read(spark, paths);
            case GCT -> ProfileFrame.read(spark, paths);
        };
    }

    private static VectorFrame parquet(final SparkSession spark, final List<String> paths, final Arguments arguments)
            throws JobException {
        final Dataset<Row> frame = ParquetFrame.read(spark, paths, arguments.whole("partition-bytes", 0, 1));
        if (arguments.has("vectors") && arguments.has("columns")) {
            throw new JobException("Vectors are in one column of lists (--vectors) or in many columns of numbers"
                    + " (--columns): leave one of the two out.");
        }
        if (arguments.has("columns")) {
            final List<String> columns = arguments.some("columns");
            return VectorFrame.ofColumns(
                    frame, columns.equals(List.of("*")) ? VectorFrame.numericColumns(frame) : columns);
        }
        return arguments.has("vectors") ? VectorFrame.ofList(frame, arguments.one("vectors")) : VectorFrame.find(frame);
    }

    /**
     * @param arguments with the option {@code preprocess}
     * @return the steps
     * @throws JobException when there is no such step
     */
    static Preprocessing preprocessing(final Arguments arguments) throws JobException {
        final List<PreprocessingStep> steps = new ArrayList<>();
        for (final String step : arguments.all("preprocess")) {
            steps.add(Arguments.constant("preprocess", step, PreprocessingStep.class));
        }
        return new Preprocessing(steps);
    }

    /**
     * @param spark the session
     * @param arguments with the option {@code model}
     * @return the model
     * @throws JobException when it cannot be read
     */
    static Autoencoder model(final SparkSession spark, final Arguments arguments) throws JobException {
        return read(spark, arguments.one("model"), stream -> NumpyFormat.read(stream, Set.of())
                .model());
    }

    /**
     * Reads a file of any file system.
     *
     * @param spark knows the file systems
     * @param path the file
     * @param reader of its content
     * @return the content
     * @throws JobException when it cannot be read
     */
    @SuppressWarnings("resource") // file systems are shared and stay open
    static <T> T read(final SparkSession spark, final String path, final Reader<T> reader) throws JobException {
        final Path file = path(path);
        try (InputStream stream =
                file.getFileSystem(spark.sparkContext().hadoopConfiguration()).open(file)) {
            return reader.read(stream);
        } catch (final StorageException e) {
            throw new JobException(path + ": " + e.getMessage(), e);
        } catch (final IOException e) {
            throw cannotRead(path, e);
        }
    }

    private static Path path(final String path) throws JobException {
        try {
            return new Path(path);
        } catch (final IllegalArgumentException e) {
            throw cannotRead(path, e);
        }
    }

    private static JobException cannotRead(final String path, final Exception e) {
        return new JobException("The file " + path + " cannot be read: " + e.getMessage() + ".", e);
    }
}
