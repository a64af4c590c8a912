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

    /** So many lines have to have row names when the first has. */
    private static final int LINES_WITH_ROW_NAMES = 50;

    /** Ensembl's identifiers of genes, transcripts and proteins of all species, with their version. */
    private static final Pattern VERSIONED = Pattern.compile("ENS[A-Z]*\\d+\\.\\d+(_PAR_Y)?");

    /** A file whose identifiers are those of samples or genes. */
    public MetadataFile(final Path path, final Optional<String> idColumn) {
        this(path, idColumn, Optional.empty());
    }

    /** Whole numbers, or others with a decimal comma. */
    private static final Pattern WITH_COMMA = Pattern.compile("[-+]?\\d+(,\\d+)?([eE][-+]?\\d+)?");

    /** A comma that is none between thousands. */
    private static final Pattern WITH_DECIMAL_COMMA =
            Pattern.compile("[-+]?(0\\d*,\\d+|\\d+,(\\d{1,2}|\\d{4,})|\\d{4,},\\d+)([eE][-+]?\\d+)?");

    /** The lines that belong to identifiers of interest. */
    static final class Lines {

        private final String idField;

        private final List<String> fields;

        private final boolean ignoringVersions;

        private final List<String> doubts;

        private final Map<String, String[]> values = new HashMap<>();

        /** By what {@link #alike} gives, where this is not the identifier itself. */
        private final Map<String, String[]> valuesOfAlike = new HashMap<>();

        private long repeated;

        private String first = "";

        Lines(
                final String idField,
                final List<String> fields,
                final boolean ignoringVersions,
                final List<String> doubts) {
            this.idField = idField;
            this.fields = fields;
            this.ignoringVersions = ignoringVersions;
            this.doubts = new ArrayList<>(doubts);
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
            if (exact != null) {
                return exact;
            }
            final String alike = alike(id, ignoringVersions);
            final String[] plain = values.get(alike);
            return plain != null ? plain : valuesOfAlike.get(alike);
        }

        /** @return how the file was understood, where that is not plain: sentences */
        List<String> doubts() {
            return doubts;
        }

        /** @return a sentence, after a blank, that says where identifiers were looked for and what is there; or nothing */
        String example() {
            return first.isEmpty()
                    ? ""
                    : " Its column " + TabReader.quote(idField) + " begins with " + TabReader.quote(first) + ".";
        }

        void forEach(final Consumer<String[]> sink) {
            values.values().forEach(sink);
        }

        private void see(final String id) {
            if (first.isEmpty()) {
                first = id;
            }
        }

        /** @param isExact whether it is looked for as it is written */
        private void add(final String id, final boolean isExact, final String[] texts) {
            if (values.putIfAbsent(id, texts) != null) {
                repeated++;
                return;
            }
            final String alike = alike(id, ignoringVersions);
            if (!alike.equals(id) && valuesOfAlike.putIfAbsent(alike, texts) != null && !isExact) {
                repeated++;
            }
        }

        /** Writes decimals with a point in fields whose numbers have decimal commas. */
        private void replaceCommas(final char separator, final String file) {
            final var pool = new MetadataColumn.TextPool();
            for (int i = 0; i < fields.size(); i++) {
                final int field = i;
                if (hasDecimalCommas(field, separator)) {
                    values.values().forEach(texts -> texts[field] = pool.share(texts[field].replace(',', '.')));
                    doubts.add("The numbers of " + TabReader.quote(fields.get(field)) + " in " + file
                            + " have decimal commas, and were read so.");
                }
            }
        }

        /** Where tabs separate fields, English programs may have written thousands with a comma. */
        private boolean hasDecimalCommas(final int field, final char separator) {
            if (values.values().stream().noneMatch(texts -> texts[field].indexOf(',') >= 0)) {
                return false;
            }
            boolean any = false;
            for (final String[] texts : values.values()) {
                final String text = texts[field];
                if (!MissingValues.isMissing(text)) {
                    if (!WITH_COMMA.matcher(text).matches()) {
                        return false;
                    }
                    any |= separator == ';'
                            ? text.indexOf(',') >= 0
                            : WITH_DECIMAL_COMMA.matcher(text).matches();
                }
            }
            return any;
        }
    }

    /** @return what stands for the identifier and for others that differ from it only in how they are written */
    private static String alike(final String id, final boolean ignoringVersions) {
        final int point = id.indexOf('.');
        if (point > 0 && ignoringVersions && id.startsWith("ENS")) {
            return VERSIONED.matcher(id).matches() ? id.substring(0, point) : id;
        }
        return point > 0 ? FileNumber.withoutZeroDecimals(id) : id;
    }

    /**
     * How the file is written.
     *
     * @param separation what is between fields
     * @param header names of the columns
     * @param hasRowNames whether the first column is one of row names, which the file itself does not name
     */
    private record Form(TabReader.Separation separation, List<String> header, boolean hasRowNames) {}

    /** A column that holds identifiers, and what is to be said about the choice; usually nothing. */
    private record IdColumn(int index, List<String> doubts) {}

    /** What the first lines have in a column: identifiers of the matrix, in how many lines, and all of them in one number. */
    private static final class Shared {

        private final Set<String> ids = new HashSet<>();

        private int lines;

        private int hash;

        void add(final String id, final String alike) {
            ids.add(alike);
            lines++;
            hash = 31 * hash + id.hashCode();
        }

        /** More different ones are better, then fewer repeated ones: positive where these are better than others. */
        int against(final Shared other) {
            final int byCount = Integer.compare(ids.size(), other.ids.size());
            return byCount != 0 ? byCount : Integer.compare(other.lines, lines);
        }
    }

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
        final Set<String> exactIds = new HashSet<>();
        known.ids().forEach(id -> exactIds.add(id));
        exactIds.remove(null);
        final Set<String> ids = new HashSet<>(exactIds);
        exactIds.forEach(id -> ids.add(alike(id, ignoringVersions)));
        final IdColumn idColumnFound = findIdColumn(form, usualNames, ids, ignoringVersions, progress);
        final int idIndex = idColumnFound.index;
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
                header.get(idIndex),
                IntStream.of(kept).mapToObj(header::get).toList(),
                ignoringVersions,
                idColumnFound.doubts);
        try (var reader = TabReader.openTable(path, form.separation)) {
            reader.nextLine();
            final var pool = new MetadataColumn.TextPool();
            final var line = new String[header.size()];
            while (nextLine(reader, form, line, progress)) {
                final String id = line[idIndex];
                lines.see(id);
                if (!id.isEmpty() && (!known.complete() || isAmong(ids, id, ignoringVersions))) {
                    lines.add(
                            id,
                            exactIds.contains(id),
                            IntStream.of(kept)
                                    .mapToObj(i -> pool.share(line[i]))
                                    .toArray(String[]::new));
                }
            }
        }
        if (form.separation.mark() != ',') {
            lines.replaceCommas(form.separation.mark(), SourceStream.nameOf(path));
        }
        return lines;
    }

    private static boolean isAmong(final Set<String> ids, final String id, final boolean ignoringVersions) {
        return ids.contains(id) || ids.contains(alike(id, ignoringVersions));
    }

    private IdColumn findIdColumn(
            final Form form,
            final List<String> usualNames,
            final Set<String> ids,
            final boolean ignoringVersions,
            final Progress progress)
            throws IOException {
        final List<String> header = form.header;
        if (idColumn.isPresent()) {
            final int index = header.indexOf(idColumn.get());
            if (index < 0) {
                throw new FormatException(SourceStream.nameOf(path) + " has no column "
                        + TabReader.quote(idColumn.get()) + " to find the identifiers in; it has "
                        + Listing.of(header) + ".");
            }
            return new IdColumn(index, List.of());
        }
        final int[] byLikelihood = IntStream.range(0, header.size())
                .boxed()
                .sorted((a, b) -> Integer.compare(rank(header.get(a), usualNames), rank(header.get(b), usualNames)))
                .mapToInt(Integer::intValue)
                .toArray();
        final List<Shared> shared = shared(form, ids, ignoringVersions, progress);
        int best = byLikelihood[0];
        for (final int column : byLikelihood) {
            if (shared.get(column).against(shared.get(best)) > 0) {
                best = column;
            }
        }
        if (shared.get(best).lines == 0 && rank(header.get(best), usualNames) == usualNames.size()) {
            throw new FormatException("None of the columns of " + SourceStream.nameOf(path) + " (it has "
                    + Listing.of(header) + ") holds identifiers of the matrix, and none has a usual name for them; name"
                    + " the column to join by, or choose the file that belongs to it.");
        }
        return new IdColumn(best, doubts(header, byLikelihood, best, shared, usualNames));
    }

    /** Another column may have as good a claim. */
    private List<String> doubts(
            final List<String> header,
            final int[] columns,
            final int best,
            final List<Shared> shared,
            final List<String> usualNames) {
        for (final int column : columns) {
            if (column != best
                    && shared.get(best).lines > 0
                    && shared.get(column).against(shared.get(best)) == 0
                    && shared.get(column).hash != shared.get(best).hash
                    && rank(header.get(column), usualNames) == rank(header.get(best), usualNames)) {
                return List.of("Both the columns " + TabReader.quote(header.get(best)) + " and "
                        + TabReader.quote(header.get(column)) + " of " + SourceStream.nameOf(path)
                        + " hold identifiers; the first was taken, name the other if it is the one.");
            }
        }
        return List.of();
    }

    private int rank(final String column, final List<String> usualNames) {
        if (by.filter(column::equals).isPresent()) {
            return -1;
        }
        final int index = usualNames.indexOf(column.toLowerCase(Locale.ROOT));
        return index < 0 ? usualNames.size() : index;
    }

    /** What the first lines have of the identifiers in each column. */
    private List<Shared> shared(
            final Form form, final Set<String> ids, final boolean ignoringVersions, final Progress progress)
            throws IOException {
        final List<Shared> shared =
                form.header.stream().map(name -> new Shared()).toList();
        try (var reader = TabReader.openTable(path, form.separation)) {
            reader.nextLine();
            final var line = new String[form.header.size()];
            int lines = 0;
            while (nextLine(reader, form, line, progress) && lines < LINES_LOOKED_AT) {
                boolean any = false;
                for (int i = 0; i < line.length; i++) {
                    if (isAmong(ids, line[i], ignoringVersions)) {
                        shared.get(i).add(line[i], alike(line[i], ignoringVersions));
                        any = true;
                    }
                }
                lines += any ? 1 : 0;
            }
        }
        return shared;
    }

    private Form form() throws IOException {
        final TabReader.Separation separation = TabReader.separationOf(path);
        try (var reader = TabReader.openTable(path, separation)) {
            reader.nextLine();
            final var names = new ArrayList<String>();
            while (reader.nextField()) {
                names.add(reader.text());
            }
            while (names.size() > 1 && names.get(names.size() - 1).isEmpty()) {
                names.remove(names.size() - 1);
            }
            // R's write.table names no column of row names.
            final boolean hasRowNames = hasRowNames(reader, names);
            if (hasRowNames) {
                names.add(0, "");
            }
            if (names.size() < 2) {
                throw new FormatException(SourceStream.nameOf(path)
                        + " is not a table of metadata: its first line has no tab, comma or semicolon between column"
                        + " names; a list of identifiers can be given as one instead.");
            }
            return new Form(separation, List.copyOf(names), hasRowNames);
        }
    }

    /** Whether the next lines have one field more than there are names, and it is clear that it is not one too many. */
    private static boolean hasRowNames(final TabReader reader, final List<String> names) throws IOException {
        boolean clear = false;
        int lines = 0;
        int full = 0;
        while (lines < LINES_WITH_ROW_NAMES && reader.nextLine()) {
            reader.nextField();
            if (lines == 0 && names.size() == 1 && isTitle(names.get(0), reader.text())) {
                return false;
            }
            clear |= reader.rawText().startsWith("\"") || reader.text().equals("1");
            boolean isFull = false;
            while (reader.nextField()) {
                isFull = !reader.text().isEmpty();
            }
            if (reader.column() != names.size() + 1) {
                return false;
            }
            full += isFull ? 1 : 0;
            lines++;
        }
        return full > 1 || full == 1 && clear;
    }

    /** A single name above two columns may be a title, with the names of the columns below it. */
    private static boolean isTitle(final String name, final String below) {
        final String lower = below.toLowerCase(Locale.ROOT);
        return name.startsWith("#")
                || name.indexOf(' ') >= 0
                || SAMPLE_ID_NAMES.contains(lower)
                || GENE_ID_NAMES.contains(lower);
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
