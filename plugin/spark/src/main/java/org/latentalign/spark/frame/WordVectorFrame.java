package org.latentalign.spark.frame;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.latentalign.format.words.WordVectorOptions;
import org.latentalign.format.words.WordVectorReader;
import org.latentalign.format.words.WordVectorSink;
import org.latentalign.progress.Progress;

/**
 * Word vectors as a data frame with the columns {@code word}, {@code rank} and {@code vector}. One task reads a file, with
 * the reader of the nodes: any of its formats, plain, gzipped or zipped. Of a word that a file has twice the first counts.
 */
public final class WordVectorFrame {

    private static final StructType SCHEMA = new StructType()
            .add("word", DataTypes.StringType, false)
            .add("rank", DataTypes.LongType, false)
            .add("vector", DataTypes.createArrayType(DataTypes.DoubleType, false), false);

    private WordVectorFrame() {}

    /**
     * @param spark the session
     * @param paths files, folders, or patterns with wildcards; every machine must be able to read them
     * @return the vectors, a partition for each file in the order of their names
     * @throws JobException when there are no files
     */
    @SuppressWarnings("resource") // the context is the session's
    public static VectorFrame read(final SparkSession spark, final List<String> paths) throws JobException {
        final List<String> files = InputFiles.of(spark, paths).files();
        final JavaRDD<Row> rows = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(files, files.size())
                .mapPartitions(WordVectorFrame::words);
        return VectorFrame.ofList(spark.createDataFrame(rows, SCHEMA), "vector");
    }

    private static Iterator<Row> words(final Iterator<String> files) {
        final String file = files.next();
        return PulledRows.of(sink -> {
            try (LocalFile local = LocalFile.of(file)) {
                final WordVectorSink words = new WordVectorSink() {
                    @Override
                    public void begin(final int dimension) {
                        // every vector has its own length
                    }

                    @Override
                    public void accept(final String word, final long rank, final double[] vector) {
                        sink.accept(RowFactory.create(word, rank, vector.clone()));
                    }
                };
                WordVectorReader.read(local.path(), WordVectorOptions.DEFAULT, words, Progress.NONE);
            }
        });
    }
}
