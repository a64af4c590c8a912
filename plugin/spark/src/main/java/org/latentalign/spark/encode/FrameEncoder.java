package org.latentalign.spark.encode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.AutoencoderFormat;
import org.latentalign.autoencoder.Encoder;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.autoencoder.RowCondition;
import org.latentalign.spark.frame.JobException;
import org.latentalign.spark.frame.RowLists;
import org.latentalign.spark.frame.VectorFrame;
import org.latentalign.spark.frame.VectorRows;

/**
 * Appends the embedding of every row to a data frame, as a list of numbers; the numbers are the bits that Autoencoder Apply
 * computes. Rows that have no usable vector get none.
 */
public final class FrameEncoder {

    private static final int BLOCK_VALUES = 1 << 17;
    private static final int MAX_BLOCK_ROWS = 256;

    private static final String VECTOR = "vector of the model";

    private FrameEncoder() {}

    /**
     * Encodes.
     *
     * @param vectors where they are
     * @param model the autoencoder
     * @param column name of the new column
     * @return all columns and the new one; computed when it is used
     * @throws JobException when the vectors are not what the model was fitted to, or there is such a column already
     */
    @SuppressWarnings("resource") // the context is the session's
    public static Dataset<Row> encode(final VectorFrame vectors, final Autoencoder model, final String column)
            throws JobException {
        requireFit(vectors, model);
        final Dataset<Row> frame = vectors.frame();
        if (List.of(frame.columns()).contains(column)) {
            throw new JobException(
                    "There is a column \"" + column + "\" already: choose another name for the embedding.");
        }
        final SparkSession spark = frame.sparkSession();
        final StructType schema = frame.schema()
                .add(VECTOR, DataTypes.createArrayType(DataTypes.DoubleType, true))
                .add(column, DataTypes.createArrayType(DataTypes.DoubleType, false));
        final Part part = new Part(
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(bytes(model)),
                vectors.names().toArray(new String[0]),
                frame.columns().length);
        final JavaRDD<InternalRow> rows = frame.select(
                        functions.col("*"), vectors.vector().as(VECTOR))
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitionsWithIndex(part::encode, true);
        return spark.internalCreateDataFrame(rows.rdd(), schema, false).drop(VECTOR);
    }

    /**
     * Refuses vectors that the model was not made for.
     *
     * @param vectors where they are
     * @param model the autoencoder
     * @throws JobException with the sentence for the user
     */
    public static void requireFit(final VectorFrame vectors, final Autoencoder model) throws JobException {
        final List<String> expected = model.inputNames();
        final List<String> found = vectors.names();
        if (!expected.isEmpty() && !found.isEmpty() && !found.equals(expected)) {
            final List<String> missing = new ArrayList<>(expected);
            missing.removeAll(found);
            throw new JobException(
                    missing.isEmpty()
                            ? "The dimensions are those of the model in another order, or more: name "
                                    + VectorFrame.listed(expected) + " in this order."
                            : "The model was fitted to other dimensions: " + missing.size() + " of its "
                                    + expected.size() + " are not there, such as \"" + missing.get(0)
                                    + "\". Take the vectors that the model was made for.");
        }
        final int dimension = vectors.dimension();
        if (dimension != model.inputDimension()) {
            throw new JobException("The vectors have " + dimension + " dimensions, but the model expects "
                    + model.inputDimension() + ". Take the vectors that the model was made for.");
        }
    }

    /**
     * @param model any
     * @return its bytes, for other machines
     */
    public static byte[] bytes(final Autoencoder model) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            AutoencoderFormat.write(model, bytes);
        } catch (final IOException e) { // memory has no faults
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * @param bytes of a model
     * @return the model, new
     */
    public static Autoencoder model(final byte[] bytes) {
        try {
            return AutoencoderFormat.read(new ByteArrayInputStream(bytes));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a task does. */
    private static final class Part implements Serializable {

        private static final long serialVersionUID = 1L;

        private final Broadcast<byte[]> model;
        private final String[] names;
        private final int columns;

        Part(final Broadcast<byte[]> model, final String[] names, final int columns) {
            this.model = model;
            this.names = names;
            this.columns = columns;
        }

        Iterator<InternalRow> encode(final int index, final Iterator<InternalRow> rows) {
            final Autoencoder autoencoder = model(model.value());
            final VectorRows<RowLists> vectors = new VectorRows<>(
                    new RowLists(rows, columns),
                    List.of(names),
                    autoencoder.inputDimension(),
                    Preprocessing.NONE,
                    index);
            return new EncodedRows(vectors, autoencoder);
        }
    }

    /** Encodes a block of rows at a time, which is faster than one by one. */
    private static final class EncodedRows implements Iterator<InternalRow> {

        private final VectorRows<RowLists> source;
        private final Encoder encoder;
        private final double[][] vectors;
        private final double[][] embeddings;
        private final RowCondition[] conditions;

        /** The rows of the block, without embeddings. */
        private final List<InternalRow> read = new ArrayList<>();

        /** By row of the block: which of the vectors is its own, or -1. */
        private final List<Integer> places = new ArrayList<>();

        private final Queue<InternalRow> ready = new ArrayDeque<>();
        private boolean isOver;

        EncodedRows(final VectorRows<RowLists> source, final Autoencoder model) {
            this.source = source;
            encoder = model.encoder();
            final int rows = Math.max(
                    1,
                    Math.min(MAX_BLOCK_ROWS, BLOCK_VALUES / Math.max(model.inputDimension(), model.latentDimension())));
            vectors = new double[rows][model.inputDimension()];
            embeddings = new double[rows][model.latentDimension()];
            conditions = new RowCondition[rows];
        }

        @Override
        public boolean hasNext() {
            if (ready.isEmpty() && !isOver) {
                encodeBlock();
            }
            return !ready.isEmpty();
        }

        @Override
        public InternalRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }

        private void encodeBlock() {
            read.clear();
            places.clear();
            int count = 0;
            while (read.size() < vectors.length && !isOver) {
                isOver = !source.next();
                if (!isOver) {
                    places.add(source.read(vectors[count]) ? count++ : -1);
                    read.add(source.lists().row().copy()); // Spark uses the row again
                }
            }
            encoder.encodeAll(vectors, count, embeddings, conditions);
            for (int i = 0; i < read.size(); i++) {
                final int place = places.get(i);
                final boolean hasEmbedding = place >= 0 && conditions[place].isUsable();
                final Object[] last = {hasEmbedding ? UnsafeArrayData.fromPrimitiveArray(embeddings[place]) : null};
                ready.add(new JoinedRow(read.get(i), new GenericInternalRow(last)));
            }
        }
    }
}
