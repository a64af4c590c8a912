package org.latentalign.spark.frame;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.latentalign.format.gct.AxisRequest;
import org.latentalign.format.gct.Condition;
import org.latentalign.format.gct.GctData;
import org.latentalign.format.gct.GctData.FileKind;
import org.latentalign.format.gct.GctRequest;
import org.latentalign.format.gct.MetadataColumn;
import org.latentalign.format.gct.Orientation;
import org.latentalign.progress.Progress;

/**
 * Expression profiles of GCT and GCTX files as a data frame: a row for each sample, with its {@code id}, a column of text
 * for each field of the metadata, and its profile in {@code vector}, a value for each gene. Of a GCTX file every task reads
 * some thousand samples; other files are read by one task each.
 */
public final class ProfileFrame {

    /** So many samples of a GCTX file make a task. */
    private static final int SLICE = 1 << 14;

    private static final String ID = "id";
    private static final String VECTOR = "vector";

    /** What a task reads. */
    private static final class Slice implements Serializable {

        private static final long serialVersionUID = 1L;

        private final String file;

        /** The samples; null for all. */
        private final ArrayList<String> ids;

        Slice(final String file, final List<String> ids) {
            this.file = file;
            this.ids = ids == null ? null : new ArrayList<>(ids);
        }

        AxisRequest samples() {
            return ids == null ? AxisRequest.ALL : AxisRequest.ALL.where(Condition.listed(ids));
        }
    }

    private ProfileFrame() {}

    /**
     * @param spark the session
     * @param paths files, folders, or patterns with wildcards; every machine must be able to read them
     * @return the profiles, files in the order of their names, samples in the order of their files
     * @throws JobException when there are no files, or their genes are not the same
     * @throws IOException when a file is not right, with a sentence for the user
     */
    public static VectorFrame read(final SparkSession spark, final List<String> paths)
            throws JobException, IOException {
        return read(spark, paths, SLICE);
    }

    /** @param slice so many samples of a GCTX file make a task */
    @SuppressWarnings("resource") // the context is the session's
    static VectorFrame read(final SparkSession spark, final List<String> paths, final int slice)
            throws JobException, IOException {
        final List<Slice> slices = new ArrayList<>();
        List<String> genes = null;
        List<String> fields = List.of();
        String first = null;
        for (final String file : InputFiles.of(spark, paths).files()) {
            try (LocalFile local = LocalFile.of(file);
                    GctData data =
                            GctData.open(local.path(), request(AxisRequest.ALL).withoutMatrix(), Progress.NONE)) {
                if (genes == null) {
                    genes = data.genes().ids();
                    fields = data.samples().columns().stream()
                            .map(MetadataColumn::name)
                            .toList();
                    first = file;
                } else if (!genes.equals(data.genes().ids())) {
                    throw new JobException("The genes of " + file + " are not those of " + first
                            + " in the same order: read files of the same genes together.");
                }
                final List<String> ids = data.samples().ids();
                if (GctData.kindOf(local.path()) == FileKind.GCTX) {
                    for (int from = 0; from < ids.size(); from += slice) {
                        slices.add(new Slice(file, ids.subList(from, Math.min(ids.size(), from + slice))));
                    }
                } else {
                    slices.add(new Slice(file, null));
                }
            }
        }
        final String[] kept = fields.stream()
                .filter(field -> !field.equals(ID) && !field.equals(VECTOR))
                .toArray(String[]::new);
        StructType schema = new StructType().add(ID, DataTypes.StringType, false);
        for (final String field : kept) {
            schema = schema.add(field, DataTypes.StringType, true);
        }
        schema = schema.add(VECTOR, DataTypes.createArrayType(DataTypes.DoubleType, true), false);
        final JavaRDD<Row> rows = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(slices, slices.size())
                .mapPartitions(part -> profiles(part.next(), kept));
        return VectorFrame.ofList(spark.createDataFrame(rows, schema), VECTOR, genes);
    }

    private static GctRequest request(final AxisRequest samples) {
        return new GctRequest(Orientation.SAMPLES_AS_ROWS, samples, AxisRequest.ALL);
    }

    private static Iterator<Row> profiles(final Slice slice, final String[] fields) {
        return PulledRows.of(sink -> {
            try (LocalFile local = LocalFile.of(slice.file);
                    GctData data = GctData.open(local.path(), request(slice.samples()), Progress.NONE)) {
                final List<Optional<MetadataColumn>> columns =
                        Arrays.stream(fields).map(data.samples()::column).toList();
                data.forEachRow(
                        (index, values) -> {
                            final Object[] row = new Object[fields.length + 2];
                            row[0] = data.samples().ids().get(index);
                            for (int i = 0; i < fields.length; i++) {
                                row[i + 1] = text(columns.get(i), index);
                            }
                            row[fields.length + 1] = profile(values);
                            sink.accept(RowFactory.create(row));
                        },
                        Progress.NONE);
            }
        });
    }

    private static String text(final Optional<MetadataColumn> column, final int index) {
        return column.isEmpty() || column.get().isMissing(index)
                ? null
                : column.get().text(index);
    }

    /** A file's NaN is a missing value, which only an array of objects can hold. */
    private static Object profile(final double[] values) {
        for (final double value : values) {
            if (Double.isNaN(value)) {
                return Arrays.stream(values)
                        .mapToObj(x -> Double.isNaN(x) ? null : (Double) x)
                        .toArray();
            }
        }
        return values.clone();
    }
}
