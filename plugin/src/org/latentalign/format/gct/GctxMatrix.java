package org.latentalign.format.gct;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.object.message.DataLayout;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.latentalign.progress.Progress;

/**
 * The chosen samples and genes of the matrix of a GCTX file, streamed by slices. A slice covers whole rows and, where the
 * matrix is stored in chunks, whole rows of chunks, so that no chunk is unpacked twice. Several slices are unpacked at
 * the same time.
 */
final class GctxMatrix implements GctData.Rows {

    /** What the slices that are unpacked at the same time may take together; a single slice may be larger. */
    private static final int BLOCK_BYTES = 1 << 24;

    private static final int SLICE_BYTES = 1 << 20;

    private final Path path;

    private final HdfFile file;

    private final Dataset matrix;

    private final int[] samples;

    private final int[] genes;

    private final int geneCount;

    /** Samples with the indices from first to before end, of which some are chosen. */
    private record Slice(int first, int end) {}

    /**
     * @param file is closed with this
     * @param matrix samples x genes
     * @param samples which rows, ascending
     * @param genes which values of a row, ascending
     */
    GctxMatrix(final Path path, final HdfFile file, final Dataset matrix, final int[] samples, final int[] genes) {
        this.path = path;
        this.file = file;
        this.matrix = matrix;
        this.samples = samples;
        this.genes = genes;
        this.geneCount = Math.toIntExact(matrix.getDimensionsAsLong()[1]);
    }

    /** @return whether the dataset holds numbers */
    static boolean isNumeric(final Dataset dataset) {
        Class<?> type = dataset.getJavaType();
        return type == float.class
                || type == double.class
                || type == int.class
                || type == long.class
                || type == short.class
                || type == byte.class;
    }

    @Override
    public <X extends Exception> void forEach(final VectorSink<X> sink, final Progress progress) throws IOException, X {
        List<Slice> slices = slices();
        int atOnce = slicesAtOnce(slices);
        var values = new double[genes.length];
        int row = 0;
        for (int i = 0; i < slices.size(); i += atOnce) {
            int done = row;
            progress.report(
                    (double) done / samples.length, () -> "Reading sample " + (done + 1) + " of " + samples.length);
            List<Slice> block = slices.subList(i, Math.min(slices.size(), i + atOnce));
            List<Object> contents = read(block);
            for (int j = 0; j < block.size(); j++) {
                Slice slice = block.get(j);
                for (; row < samples.length && samples[row] < slice.end; row++) {
                    choose(contents.get(j), samples[row] - slice.first, values);
                    sink.accept(row, values);
                }
            }
        }
    }

    /** Leaves out slices without a chosen sample, and the rows before the first and behind the last in a slice. */
    private List<Slice> slices() {
        if (matrix.getDataLayout() == DataLayout.COMPACT) {
            return List.of(new Slice(0, Math.toIntExact(matrix.getDimensionsAsLong()[0])));
        }
        int length = sliceLength();
        var slices = new ArrayList<Slice>();
        int next = 0;
        while (next < samples.length) {
            int first = samples[next];
            long end = (long) (first / length + 1) * length;
            int last = first;
            while (next < samples.length && samples[next] < end) {
                last = samples[next++];
            }
            slices.add(new Slice(first, last + 1));
        }
        return slices;
    }

    private int sliceLength() {
        int length = (int) Math.max(1, SLICE_BYTES / rowBytes());
        return matrix instanceof ChunkedDataset chunked
                ? Math.max(1, length / chunked.getChunkDimensions()[0]) * chunked.getChunkDimensions()[0]
                : length;
    }

    private int slicesAtOnce(final List<Slice> slices) {
        long largest = slices.stream()
                .mapToLong(slice -> (slice.end - slice.first) * rowBytes())
                .max()
                .orElse(1);
        return (int) Math.max(1, Math.min(BLOCK_BYTES / largest, slices.size()));
    }

    private long rowBytes() {
        return (long) geneCount * matrix.getDataType().getSize();
    }

    private List<Object> read(final List<Slice> block) throws IOException {
        try {
            return IntStream.range(0, block.size())
                    .parallel()
                    .mapToObj(i -> read(block.get(i)))
                    .toList();
        } catch (RuntimeException e) {
            throw GctxReader.explain(path, e);
        }
    }

    private Object read(final Slice slice) {
        if (matrix.getDataLayout() == DataLayout.COMPACT) {
            return matrix.getData(); // jhdf has no slices of these; they are below 64 KB
        }
        return matrix.getData(new long[] {slice.first, 0}, new int[] {slice.end - slice.first, geneCount});
    }

    private void choose(final Object slice, final int row, final double[] values) {
        if (slice instanceof float[][] floats) {
            float[] from = floats[row];
            for (int i = 0; i < values.length; i++) {
                values[i] = MissingValues.orNaN(NearestDecimal.of(from[genes[i]]));
            }
        } else if (slice instanceof double[][] doubles) {
            double[] from = doubles[row];
            for (int i = 0; i < values.length; i++) {
                values[i] = MissingValues.orNaN(from[genes[i]]);
            }
        } else {
            Object from = ((Object[]) slice)[row];
            for (int i = 0; i < values.length; i++) {
                values[i] = MissingValues.orNaN(Array.getDouble(from, genes[i]));
            }
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
