package org.latentalign.format.gct;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;
import org.latentalign.progress.Progress;

/**
 * Reads a GCT file, version 1.2 or 1.3, in one pass.
 *
 * <p>Line 1 names the version, line 2 announces how many genes, samples and, in version 1.3, gene and sample metadata
 * fields there are. Line 3 names the gene metadata fields and the samples; version 1.3 has a line for each sample
 * metadata field next. Each further line is a gene.
 */
final class GctTextReader {

    /** After so many fields a reader asks whether to go on; takes a few milliseconds. */
    private static final int FIELDS_BETWEEN_REPORTS = 1 << 16;

    private final Path path;

    private final GctRequest request;

    private final Progress progress;

    private int fieldsSinceReport;

    /** What line 2 announces. */
    private record Counts(int genes, int samples, int geneFields, int sampleFields) {}

    /** What line 3 names. */
    private record Header(List<String> geneFields, List<String> sampleIds) {}

    GctTextReader(final Path path, final GctRequest request, final Progress progress) {
        this.path = path;
        this.request = request;
        this.progress = progress;
    }

    GctData read() throws IOException {
        try (var reader = TabReader.open(path)) {
            Counts counts = readCounts(reader);
            Header header = readHeader(reader, counts);
            var fields = new LinkedHashMap<String, String[]>();
            for (int i = 0; i < counts.sampleFields; i++) {
                readSampleField(reader, counts, fields);
            }
            var axis = new Axis(Axis.Kind.SAMPLES, path, request.samples(), List.copyOf(fields.keySet()));
            int[] candidates = IntStream.range(0, counts.samples)
                    .filter(i -> axis.accepts(Condition.ID, header.sampleIds.get(i))
                            && fields.entrySet().stream()
                                    .allMatch(field -> !axis.tests(field.getKey())
                                            || axis.accepts(field.getKey(), field.getValue()[i])))
                    .toArray();
            List<String> candidateIds =
                    IntStream.of(candidates).mapToObj(header.sampleIds::get).toList();
            axis.join(Set.copyOf(candidateIds)::contains, progress);
            int unmatched = axis.requireMatches(candidateIds);
            int[] chosen = IntStream.of(candidates)
                    .filter(i -> axis.acceptsJoined(header.sampleIds.get(i)))
                    .toArray();
            var kept = new HashMap<String, String[]>();
            fields.forEach((name, values) -> {
                if (axis.keeps(name)) {
                    kept.put(name, IntStream.of(chosen).mapToObj(i -> values[i]).toArray(String[]::new));
                }
            });
            Metadata samples = axis.metadata(
                    IntStream.of(chosen).mapToObj(header.sampleIds::get).toList(),
                    kept,
                    counts.samples,
                    i -> "column " + (chosen[i] + 2 + counts.geneFields) + " of line 3");
            return readGenes(reader, counts, header, chosen, samples, axis, unmatched);
        }
    }

    private Counts readCounts(final TabReader reader) throws IOException {
        reader.nextLine();
        reader.nextField();
        String version = reader.text();
        boolean withMetadata = version.equals("#1.3");
        if (!withMetadata && !version.equals("#1.2")) {
            throw new FormatException(SourceStream.nameOf(path)
                    + " is not a GCT file of version 1.2 or 1.3: its first line reads " + TabReader.quote(version)
                    + " instead of #1.2 or #1.3.");
        }
        if (!reader.nextLine()) {
            throw endsEarly(reader, "the line of counts");
        }
        var numbers = new ArrayList<String>();
        while (reader.nextField()) {
            numbers.add(reader.text());
        }
        int expected = withMetadata ? 4 : 2;
        var counts = new int[4];
        boolean right = numbers.size() >= expected;
        for (int i = 0; right && i < numbers.size(); i++) {
            if (i < expected) {
                right = numbers.get(i).matches("\\d{1,9}");
                counts[i] = right ? Integer.parseInt(numbers.get(i)) : 0;
            } else {
                right = numbers.get(i).matches("0?");
            }
        }
        if (!right) {
            throw new FormatException("Line 2 of " + SourceStream.nameOf(path) + " reads "
                    + TabReader.quote(String.join(" ", numbers)) + "; a GCT file " + version.substring(1)
                    + " has the number of genes, of samples"
                    + (withMetadata ? ", of gene metadata fields and of sample metadata fields" : "")
                    + " there, separated by tabs.");
        }
        if (counts[0] == 0 || counts[1] == 0) {
            throw new FormatException("Line 2 of " + SourceStream.nameOf(path) + " announces " + counts[0]
                    + " genes and " + counts[1] + " samples; there is nothing to read.");
        }
        return new Counts(counts[0], counts[1], withMetadata ? counts[2] : 1, withMetadata ? counts[3] : 0);
    }

    private Header readHeader(final TabReader reader, final Counts counts) throws IOException {
        if (!reader.nextLine()) {
            throw endsEarly(reader, "the line of sample identifiers");
        }
        reader.nextField();
        var geneFields = new ArrayList<String>(counts.geneFields);
        for (int i = 0; i < counts.geneFields && reader.nextField(); i++) {
            String name = reader.text();
            if (name.isEmpty()) {
                throw reader.complain("is empty, but has to name a gene metadata field.");
            }
            if (geneFields.contains(name)) {
                throw reader.complain("names the gene metadata field " + TabReader.quote(name) + " a second time.");
            }
            geneFields.add(name);
        }
        var ids = new ArrayList<String>(counts.samples);
        while (reader.nextField()) {
            report(reader);
            ids.add(reader.text());
        }
        while (ids.size() > counts.samples && ids.get(ids.size() - 1).isEmpty()) {
            ids.remove(ids.size() - 1);
        }
        if (ids.size() != counts.samples) {
            throw new FormatException("Line 3 of " + SourceStream.nameOf(path) + " names " + ids.size()
                    + " samples after " + (1 + counts.geneFields) + " other columns, but line 2 announces "
                    + counts.samples + "; one of the two lines is wrong.");
        }
        return new Header(geneFields, ids);
    }

    private void readSampleField(final TabReader reader, final Counts counts, final Map<String, String[]> fields)
            throws IOException {
        if (!reader.nextLine()) {
            throw endsEarly(reader, counts.sampleFields + " lines of sample metadata");
        }
        reader.nextField();
        String name = reader.text();
        if (name.isEmpty()) {
            throw reader.complain("is empty, but has to name a sample metadata field.");
        }
        if (fields.containsKey(name)) {
            throw reader.complain("names the sample metadata field " + TabReader.quote(name) + " a second time.");
        }
        skip(reader, counts.geneFields);
        var values = new String[0];
        if (request.samples().concerns(name)) {
            var pool = new MetadataColumn.TextPool();
            values = new String[counts.samples];
            for (int i = 0; i < counts.samples; i++) {
                requireMore(reader.nextField(), reader, i, counts);
                values[i] = pool.share(reader.text());
            }
            requireEnd(reader, counts);
        }
        fields.put(name, values);
    }

    @SuppressWarnings("resource") // the store is closed with the data, or here when reading fails
    private GctData readGenes(
            final TabReader reader,
            final Counts counts,
            final Header header,
            final int[] chosen,
            final Metadata samples,
            final Axis sampleAxis,
            final int unmatchedSamples)
            throws IOException {
        var axis = new Axis(Axis.Kind.GENES, path, request.genes(), header.geneFields);
        axis.join(id -> true, progress);
        var store = new MatrixStore(
                chosen.length,
                request.orientation() == Orientation.SAMPLES_AS_ROWS,
                request.memoryBytes(),
                request.temporaryFolder(),
                progress);
        try {
            var collected = new GeneRows(header.geneFields);
            var values = new double[chosen.length];
            for (int i = 0; i < counts.genes; i++) {
                if (!reader.nextLine()) {
                    throw endsEarly(reader, counts.genes + " genes, of which it has " + i);
                }
                if (collected.read(reader, axis)) {
                    readValues(reader, counts, chosen, values);
                    store.add(values);
                }
                report(reader);
            }
            while (reader.nextLine()) {
                if (!reader.restIsEmpty()) {
                    throw new FormatException("After the " + counts.genes + " genes that line 2 of "
                            + SourceStream.nameOf(path) + " announces, line " + reader.line()
                            + " has a further one; correct line 2.");
                }
            }
            int unmatchedGenes = axis.requireMatches(collected.candidates);
            Metadata genes = axis.metadata(
                    collected.ids, collected.columns(axis), counts.genes, i -> "line " + collected.lines.get(i));
            var report = new GctReport(
                    counts.samples,
                    counts.genes,
                    unmatchedSamples,
                    unmatchedGenes,
                    sampleAxis.repeatedLines() + axis.repeatedLines(),
                    0,
                    0);
            return new GctData(request.orientation(), samples, genes, store, report);
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private void readValues(final TabReader reader, final Counts counts, final int[] chosen, final double[] values)
            throws IOException {
        int next = 0;
        for (int i = 0; i < counts.samples; i++) {
            if (next < chosen.length && chosen[next] == i) {
                requireMore(reader.nextNumber(), reader, i, counts);
                values[next++] = reader.number();
            } else {
                requireMore(reader.nextField(), reader, i, counts);
            }
        }
        requireEnd(reader, counts);
    }

    private void requireMore(final boolean more, final TabReader reader, final int done, final Counts counts)
            throws FormatException {
        if (!more) {
            throw new FormatException("Line " + reader.line() + " of " + SourceStream.nameOf(path) + " has only "
                    + done + " values, but line 2 announces " + counts.samples
                    + " samples; the line is cut off or the file is incomplete.");
        }
        if (++fieldsSinceReport >= FIELDS_BETWEEN_REPORTS) {
            report(reader);
        }
    }

    private void requireEnd(final TabReader reader, final Counts counts) throws IOException {
        if (!reader.restIsEmpty()) {
            throw reader.complain("has a value, but line 2 announces only " + counts.samples + " samples.");
        }
    }

    private static void skip(final TabReader reader, final int count) throws IOException {
        for (int i = 0; i < count; i++) {
            reader.nextField();
        }
    }

    private void report(final TabReader reader) {
        fieldsSinceReport = 0;
        progress.report(reader.fraction(), () -> "Reading " + reader.place());
    }

    private FormatException endsEarly(final TabReader reader, final String announced) {
        return new FormatException(SourceStream.nameOf(path) + " ends after line " + reader.line() + ", before "
                + announced + "; the copy is incomplete or its second line is wrong.");
    }

    /** What is read of the genes besides their values. */
    private static final class GeneRows {

        private final List<String> fields;

        private final List<List<String>> values;

        private final MetadataColumn.TextPool pool = new MetadataColumn.TextPool();

        private final String[] row;

        /** Genes that fulfill the conditions on the file's own fields. */
        private final List<String> candidates = new ArrayList<>();

        private final List<String> ids = new ArrayList<>();

        private final List<Long> lines = new ArrayList<>();

        GeneRows(final List<String> fields) {
            this.fields = fields;
            this.row = new String[fields.size()];
            this.values = fields.stream()
                    .map(field -> (List<String>) new ArrayList<String>())
                    .toList();
        }

        /** Reads a line up to the values; says whether the gene is chosen. */
        boolean read(final TabReader reader, final Axis axis) throws IOException {
            reader.nextField();
            String id = reader.text();
            boolean accepted = axis.accepts(Condition.ID, id);
            for (int i = 0; i < row.length; i++) {
                row[i] = reader.nextField() ? reader.text() : "";
                accepted = accepted && axis.accepts(fields.get(i), row[i]);
            }
            if (!accepted) {
                return false;
            }
            candidates.add(id);
            if (!axis.acceptsJoined(id)) {
                return false;
            }
            ids.add(id);
            lines.add(reader.line());
            for (int i = 0; i < row.length; i++) {
                values.get(i).add(pool.share(row[i]));
            }
            return true;
        }

        Map<String, String[]> columns(final Axis axis) {
            var columns = new HashMap<String, String[]>();
            for (int i = 0; i < row.length; i++) {
                if (axis.keeps(fields.get(i))) {
                    columns.put(fields.get(i), values.get(i).toArray(new String[0]));
                }
            }
            return columns;
        }
    }
}
