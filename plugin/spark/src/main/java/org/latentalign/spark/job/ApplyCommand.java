package org.latentalign.spark.job;

import java.io.IOException;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.spark.encode.FrameEncoder;
import org.latentalign.spark.frame.JobException;
import org.latentalign.spark.frame.VectorFrame;

/** Encodes every row and writes Parquet. */
final class ApplyCommand implements Command {

    private static final String EMBEDDING = "embedding";

    /** What to do with rows without a usable vector. */
    enum RowsWithoutVector {
        MISSING,
        FAIL
    }

    @Override
    public Set<String> options() {
        final Set<String> all = new HashSet<>(Input.OPTIONS);
        all.addAll(Set.of("model", EMBEDDING, "incomplete-rows", "output", "replace"));
        return all;
    }

    @Override
    public void run(final SparkSession spark, final Arguments arguments, final PrintStream out)
            throws JobException, IOException {
        final RowsWithoutVector rule = arguments.choice("incomplete-rows", RowsWithoutVector.MISSING);
        final Target target = Target.folder(spark, arguments);
        final Autoencoder model = Input.model(spark, arguments);
        final VectorFrame vectors = Input.vectors(spark, arguments);
        final String column = arguments.one(EMBEDDING, EMBEDDING);
        final Dataset<Row> encoded = FrameEncoder.encode(vectors, model, column);
        target.writeFolder(folder -> {
            // numbers that hardly ever repeat are not worth a dictionary
            encoded.write().option("parquet.enable.dictionary", "false").parquet(folder);
            final Dataset<Row> written = spark.read().parquet(folder).select(VectorFrame.column(encoded, column));
            final long rows = written.count();
            final long without =
                    written.where(VectorFrame.column(encoded, column).isNull()).count();
            if (without > 0 && rule == RowsWithoutVector.FAIL) {
                throw new JobException(without + " of " + rows + " rows have no usable vector: remove them, or leave"
                        + " --incomplete-rows out to give them no embedding.");
            }
            if (without > 0) {
                out.println(without + " of " + rows + " rows have no usable vector and got no embedding.");
            }
            out.println(rows + " rows, embeddings of " + model.latentDimension() + " dimensions in \"" + column + "\": "
                    + target);
        });
    }
}
