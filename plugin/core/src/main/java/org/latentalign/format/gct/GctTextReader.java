package org.latentalign.format.gct;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;
import org.latentalign.progress.Progress;

/**
 * Reads a GCT file, version 1.2 or 1.3, in one pass. Behind the three lines of {@link GctHeader} there is, in version 1.3,
 * a line for each sample metadata field, and then one for each gene.
 */
final class GctTextReader {

    /** After so many fields a reader asks whether to go on; takes a few milliseconds. */
    private static final int FIELDS_BETWEEN_REPORTS = 1 << 16;

    /** Enough genes, and no more than can be read at once, to see which column of a further file holds them. */
    private static final int GENES_LOOKED_AT = 2000;

    private static final long BYTES_LOOKED_AT = 1 << 23;

    private final Path path;

    private final GctRequest request;

    private final Progress progress;

    private int fieldsSinceReport;

    /** The samples that are read, and what is known of them. */
    private record Samples(int[] chosen, Metadata metadata, AxisReport report, List<String> doubts) {}

    /** One sample. */
    private record Sample(String id, int index, Map<String, String[]> fields) implements Element {
        @Override
        public String own(final String field) {
            final String[] values = fields.get(field);
            return values == null ? null : values[index];
        }
    }

    GctTextReader(final Path path, final GctRequest request, final Progress progress) {
        this.path = path;
        this.request = request;
        this.progress = progress;
    }

    GctData read() throws IOException {
        try (var reader = TabReader.open(path)) {
            final GctHeader header = GctHeader.read(reader, path, request.genes());
            // What is wrong with the genes' conditions and files is said before the samples are read.
            final var genes = new Axis(Axis.Kind.GENES, path, request.genes(), header.geneFields());
            genes.join(firstGenes(header), field -> Candidates.UNKNOWN, progress);
            return readGenes(reader, header, readSamples(reader, header), genes);
        }
    }

    private Samples readSamples(final TabReader reader, final GctHeader header) throws IOException {
        final var fields = new LinkedHashMap<String, String[]>();
        for (int i = 0; i < header.sampleFields(); i++) {
            readSampleField(reader, header, fields);
        }
        final var axis = new Axis(Axis.Kind.SAMPLES, path, request.samples(), List.copyOf(fields.keySet()));
        look(axis.idTests(), header.sampleIds());
        fields.forEach((name, values) -> look(axis.tests(name), Arrays.asList(values)));
        final var candidates = new ArrayList<Sample>();
        for (int i = 0; i < header.samples(); i++) {
            final int index = i;
            if (axis.acceptsId(header.sampleIds().get(i))
                    && fields.entrySet().stream()
                            .allMatch(field -> axis.tests(field.getKey()).isEmpty()
                                    || axis.accepts(field.getKey(), field.getValue()[index]))) {
                candidates.add(new Sample(header.sampleIds().get(i), i, fields));
            }
        }
        axis.join(
                new Candidates(candidates.stream().map(Sample::id).toList(), true),
                field -> new Candidates(
                        candidates.stream().map(sample -> sample.own(field)).toList(), true),
                progress);
        final List<Integer> unmatched = axis.requireMatches(candidates);
        final var kept = new ArrayList<Sample>();
        final var ids = new ArrayList<String>();
        for (final Sample sample : candidates) {
            if (axis.acceptsJoined(sample)) {
                final String id = axis.finalId(
                        sample.id,
                        header.firstSampleColumn() + sample.index,
                        column -> "column " + column + " of line 3");
                if (id != null) {
                    ids.add(id);
                    kept.add(sample);
                }
            }
        }
        final int[] chosen = kept.stream().mapToInt(Sample::index).toArray();
        final var own = new HashMap<String, String[]>();
        fields.forEach((name, values) -> {
            if (axis.keeps(name)) {
                own.put(name, IntStream.of(chosen).mapToObj(i -> values[i]).toArray(String[]::new));
            }
        });
        return new Samples(
                chosen,
                axis.metadata(ids, kept, own, header.samples()),
                axis.report(header.samples(), unmatched, List.of()),
                axis.doubts());
    }

    private static void look(final List<ConditionTest> tests, final List<String> texts) {
        for (final ConditionTest test : tests) {
            if (test.wantsToLook()) {
                texts.forEach(test::look);
            }
        }
    }

    private void readSampleField(final TabReader reader, final GctHeader header, final Map<String, String[]> fields)
            throws IOException {
        if (!reader.nextLine()) {
            throw GctHeader.endsEarly(reader, path, header.sampleFields() + " lines of sample metadata");
        }
        skip(reader, header.leading());
        reader.nextField();
        final String name = reader.text();
        if (name.isEmpty()) {
            throw reader.complain("is empty, but has to name a sample metadata field.");
        }
        final boolean concerned = request.samples().concerns(name);
        if (concerned && fields.containsKey(name)) {
            throw reader.complain("names the sample metadata field " + TabReader.quote(name) + " a second time.");
        }
        skip(reader, header.geneFields().size());
        var values = new String[0];
        if (concerned) {
            final var pool = new MetadataColumn.TextPool();
            final var read = new ArrayList<String>();
            for (int i = 0; i < header.samples(); i++) {
                requireMore(reader.nextField(), reader, i, header);
                read.add(pool.share(reader.text()));
            }
            values = read.toArray(values);
            requireEnd(reader, header);
        }
        fields.put(name, values);
    }

    /** The first identifiers of genes, when a further file is to be joined by them. */
    private Candidates firstGenes(final GctHeader header) throws IOException {
        if (request.genes().metadataFiles().isEmpty()) {
            return Candidates.UNKNOWN;
        }
        final var ids = new ArrayList<String>();
        try (var reader = TabReader.open(path)) {
            for (int i = 0; i < 3 + header.sampleFields(); i++) {
                reader.nextLine();
            }
            while (ids.size() < GENES_LOOKED_AT && reader.bytesRead() < BYTES_LOOKED_AT && reader.nextLine()) {
                skip(reader, header.leading());
                reader.nextField();
                ids.add(reader.text());
            }
        }
        return new Candidates(ids, false);
    }

    @SuppressWarnings("resource") // the store is closed with the data, or here when reading fails
    private GctData readGenes(final TabReader reader, final GctHeader header, final Samples samples, final Axis axis)
            throws IOException {
        final boolean transposed = request.orientation() == Orientation.SAMPLES_AS_ROWS;
        final var store = new MatrixStore(
                samples.chosen.length, transposed, request.memoryBytes(), request.temporaryFolder(), progress);
        try {
            final var rows = new GeneRows(header, axis);
            final var values = new double[samples.chosen.length];
            for (int i = 0; i < header.genes(); i++) {
                if (!reader.nextLine()) {
                    throw GctHeader.endsEarly(reader, path, header.genes() + " genes, of which it has " + i);
                }
                if (rows.read(reader) && !request.metadataOnly()) {
                    readValues(reader, header, samples.chosen, values);
                    store.add(values);
                }
                report(reader);
            }
            while (reader.nextLine()) {
                if (!reader.restIsEmpty()) {
                    throw new FormatException("After the " + header.genes() + " genes that line 2 of "
                            + SourceStream.nameOf(path) + " announces, line " + reader.line()
                            + " has a further one; correct line 2.");
                }
            }
            final List<Integer> unmatched = axis.requireMatches(rows.candidates);
            final Metadata genes = axis.metadata(rows.finalIds, rows.kept, rows.columns(), header.genes());
            final List<String> doubts = new ArrayList<>(rows.doubts(path));
            doubts.addAll(samples.doubts);
            doubts.addAll(axis.doubts());
            final var report =
                    new GctReport(samples.report, axis.report(header.genes(), unmatched, List.of()), 0, 0, doubts);
            return new GctData(
                    request.orientation(),
                    samples.metadata,
                    genes,
                    request.metadataOnly() ? new NoMatrix(store) : store,
                    report);
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private void readValues(final TabReader reader, final GctHeader header, final int[] chosen, final double[] values)
            throws IOException {
        int next = 0;
        for (int i = 0; i < header.samples(); i++) {
            if (next < chosen.length && chosen[next] == i) {
                requireMore(reader.nextNumber(), reader, i, header);
                values[next++] = reader.number();
            } else {
                requireMore(reader.nextField(), reader, i, header);
            }
        }
        requireEnd(reader, header);
    }

    private void requireMore(final boolean more, final TabReader reader, final int done, final GctHeader header)
            throws FormatException {
        if (!more) {
            throw new FormatException("Line " + reader.line() + " of " + SourceStream.nameOf(path) + " has only "
                    + done + " values, but line 2 announces " + header.samples()
                    + " samples; the line is cut off or the file is incomplete.");
        }
        if (++fieldsSinceReport >= FIELDS_BETWEEN_REPORTS) {
            report(reader);
        }
    }

    private static void requireEnd(final TabReader reader, final GctHeader header) throws IOException {
        if (!reader.restIsEmpty()) {
            throw reader.complain("has a value, but line 2 announces only " + header.samples() + " samples.");
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

    /** What is read of the genes besides their values. */
    private static final class GeneRows {

        private final Axis axis;

        private final int leading;

        private final List<String> fields;

        private final MetadataColumn.TextPool pool = new MetadataColumn.TextPool();

        /** Genes that fulfill the conditions on the file's own fields, when a further file is joined. */
        private final List<Gene> candidates = new ArrayList<>();

        private final List<Gene> kept = new ArrayList<>();

        private final List<String> finalIds = new ArrayList<>();

        /** The first line's identifier, when none of its fields has a value, as in lines of sample metadata. */
        private String firstWithoutValues = "";

        private long firstLine;

        private boolean othersHaveValues;

        /** A gene with its values of all fields. */
        private record Gene(String id, List<String> fields, String[] values) implements Element {
            @Override
            public String own(final String field) {
                final int index = fields.indexOf(field);
                return index < 0 ? null : values[index];
            }
        }

        GeneRows(final GctHeader header, final Axis axis) {
            this.axis = axis;
            leading = header.leading();
            fields = header.geneFields();
        }

        /** Reads a line up to the values; says whether the gene is chosen. */
        boolean read(final TabReader reader) throws IOException {
            skip(reader, leading);
            reader.nextField();
            final String id = reader.text();
            boolean accepted = axis.acceptsId(id);
            final var values = new String[fields.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = reader.nextField() ? pool.share(reader.text()) : "";
                accepted = accepted && axis.accepts(fields.get(i), values[i]);
            }
            final boolean hasValues = !Stream.of(values).allMatch(MissingValues::isMissing);
            othersHaveValues |= hasValues && firstLine > 0;
            if (firstLine == 0) {
                firstLine = reader.line();
                firstWithoutValues = hasValues ? "" : id;
            }
            if (!accepted) {
                return false;
            }
            final var gene = new Gene(id, fields, values);
            if (axis.joinsFiles()) {
                candidates.add(gene);
            }
            if (!axis.acceptsJoined(gene)) {
                return false;
            }
            final String finalId = axis.finalId(id, Math.toIntExact(reader.line()), line -> "line " + line);
            if (finalId == null) {
                return false;
            }
            kept.add(gene);
            finalIds.add(finalId);
            return true;
        }

        /** What a line of sample metadata whose values are numbers looks like when it is not announced. */
        List<String> doubts(final Path path) {
            final boolean isOldVersion = fields.size() == 1 && fields.get(0).equalsIgnoreCase("Description");
            if (firstWithoutValues.isEmpty() || !othersHaveValues || isOldVersion) {
                return List.of();
            }
            return List.of("The first gene of " + SourceStream.nameOf(path) + ", "
                    + TabReader.quote(firstWithoutValues) + " in line " + firstLine
                    + ", has no value in any metadata field, as lines of sample metadata have none; if it is one of these, "
                    + "correct the counts in line 2.");
        }

        Map<String, String[]> columns() {
            final var columns = new HashMap<String, String[]>();
            for (int i = 0; i < fields.size(); i++) {
                final int index = i;
                if (axis.keeps(fields.get(i))) {
                    columns.put(
                            fields.get(i),
                            kept.stream().map(gene -> gene.values[index]).toArray(String[]::new));
                }
            }
            return columns;
        }
    }
}
