package org.latentalign.format.gct;

import java.io.IOException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;
import org.latentalign.format.hdf5.Hdf5Dataset;
import org.latentalign.format.hdf5.Hdf5File;
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

    private final Hdf5File file;

    private final Progress progress;

    /** What has been chosen of an axis. */
    private record Chosen(int[] indices, Metadata metadata, AxisReport report, List<String> doubts) {}

    /** The metadata fields of an axis, and those that cannot be read. */
    private record MetadataFields(Map<String, Hdf5Dataset> readable, List<String> leftOut) {}

    /** One sample or gene, with the values that were read of all. */
    private record Entry(String id, Map<String, String[]> values, int position) implements Element {
        @Override
        public String own(final String field) {
            final String[] texts = values.get(field);
            return texts == null ? null : texts[position];
        }
    }

    /** Some entries, which take no memory one by one. */
    private static final class Entries extends AbstractList<Entry> {

        private final String[] ids;

        private final Map<String, String[]> values;

        private final int[] positions;

        Entries(final String[] ids, final Map<String, String[]> values, final int[] positions) {
            this.ids = ids;
            this.values = values;
            this.positions = positions;
        }

        @Override
        public Entry get(final int index) {
            return new Entry(ids[positions[index]], values, positions[index]);
        }

        @Override
        public int size() {
            return positions.length;
        }
    }

    private GctxReader(final Path path, final Hdf5File file, final Progress progress) {
        this.path = path;
        this.file = file;
        this.progress = progress;
    }

    /** See {@link GctData#open}. */
    @SuppressWarnings("resource") // the file is closed with the data, or here when opening fails
    static GctData open(final Path path, final GctRequest request, final Progress progress) throws IOException {
        Hdf5File file = null;
        try {
            file = Hdf5File.open(path, request.temporaryFolder());
            return new GctxReader(path, file, progress).read(request);
        } catch (IOException e) {
            close(file);
            throw SourceStream.explain(path, e);
        } catch (RuntimeException e) {
            close(file);
            throw e;
        }
    }

    private static void close(final Hdf5File file) throws IOException {
        if (file != null) {
            file.close();
        }
    }

    @SuppressWarnings("resource") // matrix and store are closed with the data, or here when reading fails
    private GctData read(final GctRequest request) throws IOException {
        if (!request.metadataOnly()) {
            dataset(MATRIX); // what lacks it is another kind of file
        }
        final int sampleCount = length(SAMPLE_GROUP);
        final int geneCount = length(GENE_GROUP);
        if (!request.metadataOnly()) {
            requireMatrix(sampleCount, geneCount);
        }
        // Genes are few: what is wrong with their conditions is said before the samples are read.
        final Chosen genes = choose(Axis.Kind.GENES, GENE_GROUP, request.genes(), geneCount);
        final Chosen samples = choose(Axis.Kind.SAMPLES, SAMPLE_GROUP, request.samples(), sampleCount);
        final List<String> doubts = new ArrayList<>(samples.doubts);
        doubts.addAll(genes.doubts);
        final var report = new GctReport(samples.report, genes.report, 0, 0, doubts);
        if (request.metadataOnly()) {
            return new GctData(request.orientation(), samples.metadata, genes.metadata, new NoMatrix(file), report);
        }
        final var rows = new GctxMatrix(file, dataset(MATRIX), samples.indices, genes.indices, GctxMatrix.BAND_BYTES);
        if (request.orientation() == Orientation.SAMPLES_AS_ROWS) {
            return new GctData(request.orientation(), samples.metadata, genes.metadata, rows, report);
        }
        final var store =
                new MatrixStore(genes.indices.length, true, request.memoryBytes(), request.temporaryFolder(), progress);
        try (rows) {
            rows.forEach((index, values) -> store.add(values), progress);
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
        return new GctData(request.orientation(), samples.metadata, genes.metadata, store, report);
    }

    private void requireMatrix(final int sampleCount, final int geneCount) throws IOException {
        final Hdf5Dataset matrix = dataset(MATRIX);
        final long[] shape = matrix.shape();
        if (shape.length != 2 || !matrix.type().isNumeric()) {
            throw new FormatException(SourceStream.nameOf(path) + " is not a GCTX file: its dataset " + MATRIX
                    + " is not a matrix of numbers"
                    + (shape.length == 2 ? " but of " + matrix.type().description() : "") + ".");
        }
        if (shape[0] != sampleCount || shape[1] != geneCount) {
            throw new FormatException("In " + SourceStream.nameOf(path) + " the matrix has " + shape[0] + " rows of "
                    + shape[1] + " values, but there are identifiers for " + sampleCount + " samples and " + geneCount
                    + " genes; the file is damaged or was written transposed.");
        }
    }

    private Hdf5Dataset dataset(final String name) throws IOException {
        return file.dataset(name)
                .orElseThrow(() -> new FormatException(SourceStream.nameOf(path)
                        + " is an HDF5 file but not a GCTX file: it has no dataset " + name + "."));
    }

    private int length(final String group) throws IOException {
        final Hdf5Dataset ids = dataset(group + "/" + ID);
        final long length = ids.listLength().orElse(-1L);
        if (length < 0 || length > Integer.MAX_VALUE - 8 || !GctxTexts.canRead(ids.type())) {
            throw new FormatException("In " + SourceStream.nameOf(path) + " the dataset " + group + "/" + ID
                    + " is not a list of identifiers.");
        }
        if (length == 0) {
            throw new FormatException(SourceStream.nameOf(path) + " has no entries in " + group + "/" + ID
                    + "; there is nothing to read.");
        }
        return (int) length;
    }

    private Chosen choose(final Axis.Kind kind, final String group, final AxisRequest request, final int count)
            throws IOException {
        final MetadataFields fields = fields(group, count);
        final Map<String, Hdf5Dataset> readable = fields.readable;
        final var axis = new Axis(kind, path, request, List.copyOf(readable.keySet()));
        final var candidates = new BitSet(count);
        candidates.set(0, count);
        final GctxTexts idTexts = texts(dataset(group + "/" + ID));
        filter(candidates, axis.idTests(), idTexts);
        for (final var field : readable.entrySet()) {
            final List<ConditionTest> tests = axis.tests(field.getKey());
            if (!tests.isEmpty()) {
                filter(candidates, tests, texts(field.getValue()));
            }
        }
        final int[] chosen = candidates.stream().toArray();
        final String[] ids = idTexts.at(chosen);
        final var joinedBy = new HashMap<String, String[]>();
        for (final var field : readable.entrySet()) {
            if (axis.joinsBy(field.getKey()) && chosen.length > 0) {
                joinedBy.put(field.getKey(), texts(field.getValue()).at(chosen));
            }
        }
        axis.join(
                new Candidates(Arrays.asList(ids), true),
                field -> new Candidates(Arrays.asList(joinedBy.get(field)), true),
                progress);
        final var entries =
                new Entries(ids, joinedBy, IntStream.range(0, ids.length).toArray());
        final List<Integer> unmatched = axis.requireMatches(entries);
        final var kept = new BitSet(ids.length);
        final var finalIds = new ArrayList<String>();
        for (final Entry entry : entries) {
            if (axis.acceptsJoined(entry)) {
                final String finalId = axis.finalId(
                        entry.id, chosen[entry.position], index -> "entry " + (index + 1) + " of " + group + "/" + ID);
                if (finalId != null) {
                    kept.set(entry.position);
                    finalIds.add(finalId);
                }
            }
        }
        final int[] indices = kept.stream().map(position -> chosen[position]).toArray();
        final var own = new HashMap<String, String[]>();
        for (final var field : readable.entrySet()) {
            if (axis.keeps(field.getKey()) && indices.length > 0) {
                own.put(field.getKey(), texts(field.getValue()).at(indices));
            }
        }
        return new Chosen(
                indices,
                axis.metadata(finalIds, new Entries(ids, joinedBy, kept.stream().toArray()), own, count),
                axis.report(count, unmatched, fields.leftOut),
                axis.doubts());
    }

    private MetadataFields fields(final String group, final int count) throws IOException {
        final var readable = new TreeMap<String, Hdf5Dataset>();
        final var leftOut = new ArrayList<String>();
        for (final String name : file.members(group)) {
            if (name.equals(ID)) {
                continue;
            }
            final Hdf5Dataset dataset = file.dataset(group + "/" + name).orElse(null);
            if (dataset == null || dataset.shape().length == 0 || !GctxTexts.canRead(dataset.type())) {
                leftOut.add(name);
                continue;
            }
            if (dataset.listLength().orElse(-1L) != count) {
                throw new FormatException("In " + SourceStream.nameOf(path) + " the metadata field " + group + "/"
                        + name + " has the shape " + Arrays.toString(dataset.shape()) + ", but there are " + count
                        + " identifiers.");
            }
            readable.put(name, dataset);
        }
        return new MetadataFields(readable, leftOut);
    }

    private static void filter(final BitSet candidates, final List<ConditionTest> tests, final GctxTexts texts)
            throws IOException {
        if (tests.isEmpty()) {
            return;
        }
        final int[] indices = candidates.stream().toArray();
        if (tests.stream().anyMatch(ConditionTest::wantsToLook)) {
            texts.forEach(indices, (position, text) -> tests.forEach(test -> test.look(text)));
        }
        texts.forEach(indices, (position, text) -> {
            if (!tests.stream().allMatch(test -> test.accepts(text))) {
                candidates.clear(indices[position]);
            }
        });
    }

    private GctxTexts texts(final Hdf5Dataset dataset) throws IOException {
        return new GctxTexts(dataset, progress);
    }
}
