package org.latentalign.format.gct;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;
import org.latentalign.progress.Progress;

/**
 * A tab-separated file of metadata with a header line, like CMap's sig_info, inst_info and gene_info files, plain or
 * gzipped. Its lines belong to samples or genes by an identifier.
 *
 * @param path the file
 * @param idColumn name of the column that holds the identifiers; empty means that it is guessed from the usual names,
 *     and where several of these occur, from how many identifiers they share with the matrix
 */
public record MetadataFile(Path path, Optional<String> idColumn) {

    /** Usual names of identifier columns for samples, in CMap's releases, in lower case. */
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

    /**
     * The lines that belong to identifiers of interest.
     *
     * @param fields names of the kept columns, without that of the identifiers
     * @param values for each identifier, one text for each field
     * @param repeated how many further lines had an identifier of interest again; the first line counts
     * @param lines how many lines the file has below its header
     */
    record Lines(List<String> fields, Map<String, String[]> values, long repeated, long lines) {}

    /**
     * Reads the lines of interest.
     *
     * @param usualNames names that an identifier column may have, see above
     * @param wanted says whether an identifier is of interest
     * @param keep says whether a column is of interest
     * @throws FormatException when the file is not of this kind or has no column of identifiers
     */
    Lines read(
            final List<String> usualNames,
            final Predicate<String> wanted,
            final Predicate<String> keep,
            final Progress progress)
            throws IOException {
        int idIndex = findIdColumn(usualNames, wanted, progress);
        try (var reader = TabReader.open(path)) {
            List<String> header = header(reader);
            int[] kept = IntStream.range(0, header.size())
                    .filter(i -> i != idIndex && keep.test(header.get(i)))
                    .toArray();
            var values = new HashMap<String, String[]>();
            var pool = new MetadataColumn.TextPool();
            long repeated = 0;
            long lines = 0;
            var line = new String[header.size()];
            while (nextLine(reader, line, progress)) {
                lines++;
                String id = line[idIndex];
                if (id.isEmpty() || !wanted.test(id)) {
                    continue;
                }
                if (values.containsKey(id)) {
                    repeated++;
                    continue;
                }
                values.put(
                        id,
                        IntStream.of(kept).mapToObj(i -> pool.share(line[i])).toArray(String[]::new));
            }
            return new Lines(IntStream.of(kept).mapToObj(header::get).toList(), values, repeated, lines);
        }
    }

    private int findIdColumn(final List<String> usualNames, final Predicate<String> wanted, final Progress progress)
            throws IOException {
        try (var reader = TabReader.open(path)) {
            List<String> header = header(reader);
            if (idColumn.isPresent()) {
                int index = header.indexOf(idColumn.get());
                if (index < 0) {
                    throw new FormatException(SourceStream.nameOf(path) + " has no column "
                            + TabReader.quote(idColumn.get()) + " to find the identifiers in; it has "
                            + Listing.of(header) + ".");
                }
                return index;
            }
            var candidates = new ArrayList<Integer>();
            for (String name : usualNames) {
                for (int i = 0; i < header.size(); i++) {
                    if (header.get(i).toLowerCase(Locale.ROOT).equals(name)) {
                        candidates.add(i);
                    }
                }
            }
            if (candidates.isEmpty()) {
                throw new FormatException("None of the columns of " + SourceStream.nameOf(path)
                        + " has a usual name for identifiers (it has " + Listing.of(header)
                        + "); name the column to join by.");
            }
            return candidates.size() == 1
                    ? candidates.get(0)
                    : mostShared(reader, header, candidates, wanted, progress);
        }
    }

    private static int mostShared(
            final TabReader reader,
            final List<String> header,
            final List<Integer> candidates,
            final Predicate<String> wanted,
            final Progress progress)
            throws IOException {
        var shared = new long[header.size()];
        var line = new String[header.size()];
        while (nextLine(reader, line, progress)) {
            for (int candidate : candidates) {
                if (wanted.test(line[candidate])) {
                    shared[candidate]++;
                }
            }
        }
        int best = candidates.get(0);
        for (int candidate : candidates) {
            if (shared[candidate] > shared[best]) {
                best = candidate;
            }
        }
        return best;
    }

    private List<String> header(final TabReader reader) throws IOException {
        reader.nextLine();
        var names = new ArrayList<String>();
        while (reader.nextField()) {
            names.add(reader.text());
        }
        while (names.size() > 1 && names.get(names.size() - 1).isEmpty()) {
            names.remove(names.size() - 1);
        }
        if (names.size() < 2) {
            throw new FormatException(SourceStream.nameOf(path)
                    + " is not a tab-separated metadata file: its first line has no tab between column names.");
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new FormatException("The first line of " + SourceStream.nameOf(path) + " names the column "
                        + TabReader.quote(name) + " twice; give the columns different names.");
            }
        }
        return names;
    }

    /** Reads a line into the array; what it has too few of is empty. */
    private static boolean nextLine(final TabReader reader, final String[] line, final Progress progress)
            throws IOException {
        if (!reader.nextLine()) {
            return false;
        }
        if ((reader.line() & 0x3ff) == 0) {
            progress.report(reader.fraction(), () -> "Reading metadata, " + reader.place());
        }
        for (int i = 0; i < line.length; i++) {
            line[i] = reader.nextField() ? reader.text() : "";
        }
        if (!reader.restIsEmpty()) {
            throw reader.complain("has a value although the first line names only " + line.length + " columns.");
        }
        return true;
    }
}
