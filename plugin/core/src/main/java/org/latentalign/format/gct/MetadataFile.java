package org.latentalign.format.gct;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;
import org.latentalign.progress.Progress;

/**
 * A table of metadata with a header line, like CMap's sig_info, inst_info and gene_info files, plain or gzipped, separated
 * by tabs, commas or semicolons. Its lines belong to samples or genes by an identifier, or by the value of a field: that
 * of compounds by pert_id, say.
 *
 * @param path the file
 * @param idColumn name of the column that holds the identifiers; empty means that it is the one that shares most of them
 *     with the matrix
 * @param by the metadata field whose values this file's identifiers are; empty means that they are those of samples or
 *     genes
 */
public record MetadataFile(Path path, Optional<String> idColumn, Optional<String> by) {

    /** Usual names of identifier columns for samples, in lower case, the likeliest first. */
    static final List<String> SAMPLE_ID_NAMES = List.of(
            "sig_id", "inst_id", "id", "distil_id", "cid", "sample_id", "profile_id", "sample", "sample_name", "name");

    /** The same for genes. */
    static final List<String> GENE_ID_NAMES = List.of(
            "pr_gene_id",
            "gene_id",
            "id",
            "rid",
            "pr_id",
            "entrez_id",
            "probe_id",
            "feature_id",
            "ensembl_id",
            "gene_symbol",
            "pr_gene_symbol",
            "gene",
            "name");

    /** After so many lines with an identifier of the matrix it is clear which column holds them. */
    private static final int LINES_LOOKED_AT = 5000;

    /** Ensembl's identifiers of genes, transcripts and proteins of all species, with their version. */
    private static final Pattern VERSIONED = Pattern.compile("ENS[A-Z]*\\d+\\.\\d+(_PAR_Y)?");

    /** A file whose identifiers are those of samples or genes. */
    public MetadataFile(final Path path, final Optional<String> idColumn) {
        this(path, idColumn, Optional.empty());
    }

    /** The lines that belong to identifiers of interest. */
    static final class Lines {

        private final String idField;

        private final List<String> fields;

        private final boolean ignoringVersions;

        private final Map<String, String[]> values = new HashMap<>();

        /** By the identifier without its version, for those that are not there as they are. */
        private final Map<String, String[]> unversioned = new HashMap<>();

        private long repeated;

        Lines(final String idField, final List<String> fields, final boolean ignoringVersions) {
            this.idField = idField;
            this.fields = fields;
            this.ignoringVersions = ignoringVersions;
        }

        /** @return the name of the column of identifiers */
        String idField() {
            return idField;
        }

        /** @return names of the kept columns, without that of the identifiers */
        List<String> fields() {
            return fields;
        }

        /** @return how many further lines had an identifier of interest again; the first line counts */
        long repeated() {
            return repeated;
        }

        /** @return one text for each field, or null when there is no line for the identifier */
        String[] of(final String id) {
            final String[] exact = values.get(id);
            return exact != null || !ignoringVersions ? exact : unversioned.get(unversioned(id));
        }

        void forEach(final Consumer<String[]> sink) {
            values.values().forEach(sink);
        }

        private void add(final String id, final String[] texts) {
            if (values.putIfAbsent(id, texts) != null) {
                repeated++;
            } else if (ignoringVersions) {
                unversioned.putIfAbsent(unversioned(id), texts);
            }
        }
    }

    private static String unversioned(final String id) {
        return id.startsWith("ENS") && VERSIONED.matcher(id).matches() ? id.substring(0, id.indexOf('.')) : id;
    }

    /**
     * How the file is written.
     *
     * @param header names of the columns
     * @param hasRowNames whether the first column is one of row names, which the file itself does not name
     */
    private record Form(char separator, List<String> header, boolean hasRowNames) {}

    /**
     * Reads the lines of interest.
     *
     * @param usualNames names that an identifier column may have, see above
     * @param known the identifiers that are looked for, as far as they are known
     * @param keep says whether a column is of interest
     * @param ignoringVersions whether Ensembl's identifiers are the same with and without their version
     * @throws FormatException when the file is not of this kind or has no column of identifiers
     */
    Lines read(
            final List<String> usualNames,
            final Candidates known,
            final Predicate<String> keep,
            final boolean ignoringVersions,
            final Progress progress)
            throws IOException {
        final Form form = form();
        final Set<String> ids = new HashSet<>(known.ids());
        if (ignoringVersions) {
            known.ids().forEach(id -> ids.add(id == null ? null : unversioned(id)));
        }
        ids.remove(null);
        final Predicate<String> shared = id -> ids.contains(id) || ignoringVersions && ids.contains(unversioned(id));
        final int idIndex = findIdColumn(form, usualNames, shared, progress);
        final List<String> header = form.header;
        final int[] kept = IntStream.range(0, header.size())
                .filter(i -> i != idIndex && !header.get(i).isEmpty() && keep.test(header.get(i)))
                .toArray();
        final Set<String> names = new HashSet<>();
        for (final int i : kept) {
            if (!names.add(header.get(i))) {
                throw new FormatException("The first line of " + SourceStream.nameOf(path) + " names the column "
                        + TabReader.quote(header.get(i)) + " twice; give the columns different names, or do not keep"
                        + " this one.");
            }
        }
        final var lines = new Lines(
                header.get(idIndex), IntStream.of(kept).mapToObj(header::get).toList(), ignoringVersions);
        try (var reader = TabReader.openTable(path, form.separator)) {
            reader.nextLine();
            final var pool = new MetadataColumn.TextPool();
            final var line = new String[header.size()];
            while (nextLine(reader, form, line, progress)) {
                final String id = line[idIndex];
                if (!id.isEmpty() && (!known.complete() || shared.test(id))) {
                    lines.add(
                            id,
                            IntStream.of(kept)
                                    .mapToObj(i -> pool.share(line[i]))
                                    .toArray(String[]::new));
                }
            }
        }
        return lines;
    }

    private int findIdColumn(
            final Form form, final List<String> usualNames, final Predicate<String> shared, final Progress progress)
            throws IOException {
        final List<String> header = form.header;
        if (idColumn.isPresent()) {
            final int index = header.indexOf(idColumn.get());
            if (index < 0) {
                throw new FormatException(SourceStream.nameOf(path) + " has no column "
                        + TabReader.quote(idColumn.get()) + " to find the identifiers in; it has "
                        + Listing.of(header) + ".");
            }
            return index;
        }
        final int[] byLikelihood = IntStream.range(0, header.size())
                .boxed()
                .sorted((a, b) -> Integer.compare(rank(header.get(a), usualNames), rank(header.get(b), usualNames)))
                .mapToInt(Integer::intValue)
                .toArray();
        final long[] counts = sharedCounts(form, shared, progress);
        int best = byLikelihood[0];
        for (final int column : byLikelihood) {
            if (counts[column] > counts[best]) {
                best = column;
            }
        }
        if (counts[best] == 0 && rank(header.get(best), usualNames) == usualNames.size()) {
            throw new FormatException("None of the columns of " + SourceStream.nameOf(path) + " (it has "
                    + Listing.of(header) + ") holds identifiers of the matrix, and none has a usual name for them; name"
                    + " the column to join by, or choose the file that belongs to it.");
        }
        return best;
    }

    private int rank(final String column, final List<String> usualNames) {
        if (by.filter(column::equals).isPresent()) {
            return -1;
        }
        final int index = usualNames.indexOf(column.toLowerCase(Locale.ROOT));
        return index < 0 ? usualNames.size() : index;
    }

    /** How many of the first lines have an identifier in each column. */
    private long[] sharedCounts(final Form form, final Predicate<String> shared, final Progress progress)
            throws IOException {
        final var counts = new long[form.header.size()];
        try (var reader = TabReader.openTable(path, form.separator)) {
            reader.nextLine();
            final var line = new String[form.header.size()];
            int lines = 0;
            while (nextLine(reader, form, line, progress) && lines < LINES_LOOKED_AT) {
                boolean any = false;
                for (int i = 0; i < line.length; i++) {
                    if (shared.test(line[i])) {
                        counts[i]++;
                        any = true;
                    }
                }
                lines += any ? 1 : 0;
            }
        }
        return counts;
    }

    private Form form() throws IOException {
        final char separator = TabReader.separatorOf(path);
        try (var reader = TabReader.openTable(path, separator)) {
            reader.nextLine();
            final var names = new ArrayList<String>();
            while (reader.nextField()) {
                names.add(reader.text());
            }
            while (names.size() > 1 && names.get(names.size() - 1).isEmpty()) {
                names.remove(names.size() - 1);
            }
            // R's write.table names no column of row names.
            final boolean hasRowNames = hasRowNames(reader, names.size());
            if (hasRowNames) {
                names.add(0, "");
            }
            if (names.size() < 2) {
                throw new FormatException(SourceStream.nameOf(path)
                        + " is not a table of metadata: its first line has no tab, comma or semicolon between column"
                        + " names; a list of identifiers can be given as one instead.");
            }
            return new Form(separator, List.copyOf(names), hasRowNames);
        }
    }

    /** Whether the next lines have one value more than there are names, and it is clear that it is not one too many. */
    private static boolean hasRowNames(final TabReader reader, final int names) throws IOException {
        boolean clear = false;
        int lines = 0;
        while (lines < 2 && reader.nextLine()) {
            reader.nextField();
            clear |= reader.rawText().startsWith("\"") || reader.text().equals("1");
            int fields = 1;
            while (reader.nextField()) {
                fields = reader.text().isEmpty() ? fields : reader.column();
            }
            if (fields != names + 1) {
                return false;
            }
            lines++;
        }
        return lines == 2 || lines == 1 && clear;
    }

    /** Reads a line into the array; what it has too few of is empty. */
    private static boolean nextLine(
            final TabReader reader, final Form form, final String[] line, final Progress progress) throws IOException {
        if (!reader.nextLine()) {
            return false;
        }
        if ((reader.line() & 0x3ff) == 0) {
            progress.report(reader.fraction(), () -> "Reading metadata, " + reader.place());
        }
        int count = 0;
        while (count < line.length && reader.nextField()) {
            line[count++] = reader.text();
        }
        Arrays.fill(line, count, line.length, "");
        if (form.hasRowNames && count > 1 && count < line.length) {
            throw reader.complain("is the last one, but line 2 has one more than the first line names, as R writes row"
                    + " names; correct the line that has another number of values.");
        }
        if (!reader.restIsEmpty()) {
            throw reader.complain("has a value although the first line names only " + line.length + " columns.");
        }
        return true;
    }
}
