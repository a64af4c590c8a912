package org.latentalign.format.gct;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;
import org.latentalign.progress.Interruption;
import org.latentalign.progress.Progress;

/**
 * Reads a GCTX file: HDF5 with the matrix in {@code /0/DATA/0/matrix}, a row for each sample and a column for each gene,
 * and metadata in {@code /0/META/COL} (samples) and {@code /0/META/ROW} (genes), a dataset for each field, the
 * identifiers in {@code id}.
 */
final class GctxReader {

    private static final String MATRIX = "/0/DATA/0/matrix";

    private static final String SAMPLE_GROUP = "/0/META/COL";

    private static final String GENE_GROUP = "/0/META/ROW";

    private static final String ID = "id";

    private final Path path;

    private final HdfFile file;

    private final Progress progress;

    /** What has been chosen of an axis. */
    private record Chosen(int[] indices, Metadata metadata, int unmatched, long repeatedLines) {}

    private GctxReader(final Path path, final HdfFile file, final Progress progress) {
        this.path = path;
        this.file = file;
        this.progress = progress;
    }

    /** See {@link GctData#open}. */
    @SuppressWarnings("resource") // the file is closed with the data, or here when opening fails
    static GctData open(final Path path, final GctRequest request, final Progress progress) throws IOException {
        HdfFile file = null;
        try {
            file = new HdfFile(path);
            return new GctxReader(path, file, progress).read(request);
        } catch (IOException e) {
            close(file);
            throw SourceStream.explain(path, e);
        } catch (RuntimeException e) {
            close(file);
            throw explain(path, e);
        }
    }

    private static void close(final HdfFile file) {
        if (file != null) {
            file.close();
        }
    }

    @SuppressWarnings("resource") // matrix and store are closed with the data, or here when reading fails
    private GctData read(final GctRequest request) throws IOException {
        Dataset matrix = dataset(MATRIX);
        long[] shape = matrix.getDimensionsAsLong();
        if (shape.length != 2 || !GctxMatrix.isNumeric(matrix)) {
            throw new FormatException(SourceStream.nameOf(path) + " is not a GCTX file: its dataset " + MATRIX
                    + " is not a matrix of numbers.");
        }
        int sampleCount = length(SAMPLE_GROUP);
        int geneCount = length(GENE_GROUP);
        if (shape[0] != sampleCount || shape[1] != geneCount) {
            throw new FormatException("In " + SourceStream.nameOf(path) + " the matrix has " + shape[0] + " rows of "
                    + shape[1] + " values, but there are identifiers for " + sampleCount + " samples and " + geneCount
                    + " genes; the file is damaged or was written transposed.");
        }
        Chosen samples = choose(Axis.Kind.SAMPLES, SAMPLE_GROUP, request.samples(), sampleCount);
        Chosen genes = choose(Axis.Kind.GENES, GENE_GROUP, request.genes(), geneCount);
        var report = new GctReport(
                sampleCount,
                geneCount,
                samples.unmatched,
                genes.unmatched,
                samples.repeatedLines + genes.repeatedLines,
                0,
                0);
        var rows = new GctxMatrix(path, file, matrix, samples.indices, genes.indices, GctxMatrix.BAND_BYTES);
        if (request.orientation() == Orientation.SAMPLES_AS_ROWS) {
            return new GctData(request.orientation(), samples.metadata, genes.metadata, rows, report);
        }
        var store =
                new MatrixStore(genes.indices.length, true, request.memoryBytes(), request.temporaryFolder(), progress);
        try (rows) {
            rows.forEach((index, values) -> store.add(values), progress);
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
        return new GctData(request.orientation(), samples.metadata, genes.metadata, store, report);
    }

    private Dataset dataset(final String name) throws FormatException {
        Node node = file;
        for (String part : name.substring(1).split("/")) {
            node = node instanceof Group group ? group.getChild(part) : null;
        }
        if (node instanceof Dataset dataset) {
            return dataset;
        }
        throw new FormatException(
                SourceStream.nameOf(path) + " is an HDF5 file but not a GCTX file: it has no dataset " + name + ".");
    }

    private int length(final String group) throws FormatException {
        long[] shape = dataset(group + "/" + ID).getDimensionsAsLong();
        if (shape.length != 1 || shape[0] > Integer.MAX_VALUE - 8) {
            throw new FormatException("In " + SourceStream.nameOf(path) + " the dataset " + group + "/" + ID
                    + " is not a list of identifiers.");
        }
        return (int) shape[0];
    }

    private Chosen choose(final Axis.Kind kind, final String group, final AxisRequest request, final int count)
            throws IOException {
        if (count == 0) {
            throw new FormatException(SourceStream.nameOf(path) + " has no entries in " + group + "/" + ID
                    + "; there is nothing to read.");
        }
        Map<String, Dataset> fields = fields(group, count);
        var axis = new Axis(kind, path, request, List.copyOf(fields.keySet()));
        var candidates = new BitSet(count);
        candidates.set(0, count);
        filter(candidates, axis, ID, texts(dataset(group + "/" + ID)));
        for (var field : fields.entrySet()) {
            if (axis.tests(field.getKey())) {
                filter(candidates, axis, field.getKey(), texts(field.getValue()));
            }
        }
        int[] chosen = candidates.stream().toArray();
        String[] ids = texts(dataset(group + "/" + ID)).at(chosen);
        axis.join(new HashSet<>(Arrays.asList(ids))::contains, progress);
        int unmatched = axis.requireMatches(Arrays.asList(ids));
        for (int i = 0; i < ids.length; i++) {
            if (!axis.acceptsJoined(ids[i])) {
                candidates.clear(chosen[i]);
            }
        }
        int[] indices = candidates.stream().toArray();
        if (indices.length < chosen.length) {
            ids = Arrays.stream(ids).filter(axis::acceptsJoined).toArray(String[]::new);
        }
        var kept = new HashMap<String, String[]>();
        for (var field : fields.entrySet()) {
            if (axis.keeps(field.getKey()) && indices.length > 0) {
                kept.put(field.getKey(), texts(field.getValue()).at(indices));
            }
        }
        Metadata metadata = axis.metadata(
                Arrays.asList(ids), kept, count, i -> "entry " + (indices[i] + 1) + " of " + group + "/" + ID);
        return new Chosen(indices, metadata, unmatched, axis.repeatedLines());
    }

    private Map<String, Dataset> fields(final String group, final int count) throws FormatException {
        var fields = new TreeMap<String, Dataset>();
        for (Node node : dataset(group + "/" + ID).getParent()) {
            if (node.getName().equals(ID)) {
                continue;
            }
            Dataset dataset = dataset(group + "/" + node.getName());
            long[] shape = dataset.getDimensionsAsLong();
            if (shape.length != 1 || shape[0] != count) {
                throw new FormatException("In " + SourceStream.nameOf(path) + " the metadata field " + group + "/"
                        + node.getName() + " has the shape " + Arrays.toString(shape) + ", but there are " + count
                        + " identifiers.");
            }
            fields.put(node.getName(), dataset);
        }
        return fields;
    }

    private static void filter(final BitSet candidates, final Axis axis, final String field, final GctxTexts texts) {
        if (!axis.tests(field)) {
            return;
        }
        int[] indices = candidates.stream().toArray();
        texts.forEach(indices, (position, text) -> {
            if (!axis.accepts(field, text)) {
                candidates.clear(indices[position]);
            }
        });
    }

    private GctxTexts texts(final Dataset dataset) {
        return new GctxTexts(dataset, progress);
    }

    /**
     * Turns what jhdf has thrown into one sentence, and lets everything else pass.
     *
     * @return the exception to throw instead
     */
    static FormatException explain(final Path path, final RuntimeException e) {
        if (Thread.currentThread().isInterrupted() && !(e instanceof CancellationException)) {
            throw Interruption.cancellation(e);
        }
        // What jhdf throws when it follows addresses and lengths that are wrong.
        if (e instanceof HdfException
                || e instanceof IndexOutOfBoundsException
                || e instanceof IllegalArgumentException
                || e instanceof BufferUnderflowException
                || e instanceof ArithmeticException
                || e instanceof NegativeArraySizeException
                || e instanceof UnsupportedOperationException) {
            return new FormatException(
                    SourceStream.nameOf(path)
                            + " is damaged, incomplete or uses a part of HDF5 that is not supported: "
                            + e.getMessage(),
                    e);
        }
        throw e;
    }
}
