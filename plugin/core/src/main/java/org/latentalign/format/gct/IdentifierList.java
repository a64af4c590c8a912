package org.latentalign.format.gct;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;

/**
 * Identifiers that a file lists: CMap's grp has one a line, GenePattern's gmt a set a line behind the set's name and
 * description, and of any other table the first column counts, or all of it when it is a single line. Lines that begin with a
 * number sign are comments.
 */
public final class IdentifierList {

    private static final int NAME_AND_DESCRIPTION = 2;

    private static final Pattern WEIGHTED = Pattern.compile(".+,\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

    private IdentifierList() {}

    /**
     * Reads a list, plain or gzipped.
     *
     * @param path of the file; one whose name ends with gmt has sets
     * @return the different identifiers, in the file's order, without a first line that is a usual name for them
     * @throws FormatException when the file cannot be read or lists nothing
     */
    public static List<String> read(final Path path) throws IOException {
        final String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        final boolean hasSets = name.endsWith(".gmt") || name.endsWith(".gmt.gz");
        final boolean isList = hasSets || name.endsWith(".grp") || name.endsWith(".grp.gz");
        final Set<String> ids = new LinkedHashSet<>();
        final var separation = isList ? new TabReader.Separation('\t', false) : TabReader.separationOf(path);
        try (var reader = TabReader.openTable(path, separation)) {
            List<String> only = List.of();
            int lines = 0;
            while (reader.nextLine()) {
                final List<String> fields = fields(reader, hasSets || lines == 0);
                if (!fields.isEmpty() && !fields.get(0).startsWith("#")) {
                    if (hasSets) {
                        ids.addAll(genes(fields));
                    } else if (lines > 0 || !isUsualName(fields.get(0))) {
                        ids.addAll(identifiers(fields));
                    }
                    only = lines == 0 ? fields : List.of();
                    lines++;
                }
            }
            if (lines == 1 && !hasSets) {
                only.stream().filter(id -> !id.isEmpty() && !isUsualName(id)).forEach(ids::add);
            }
        }
        if (ids.isEmpty()) {
            throw new FormatException(SourceStream.nameOf(path) + " lists no identifiers; choose a file that has one a"
                    + " line, or sets of them in a file of the kind gmt.");
        }
        return new ArrayList<>(ids);
    }

    /** What is in a line, without empty fields at its end, or only its first field where that says all. */
    private static List<String> fields(final TabReader reader, final boolean all) throws IOException {
        final List<String> fields = new ArrayList<>();
        while ((all || fields.isEmpty() || fields.get(0).isEmpty()) && reader.nextField()) {
            fields.add(reader.text());
        }
        while (!fields.isEmpty() && fields.get(fields.size() - 1).isEmpty()) {
            fields.remove(fields.size() - 1);
        }
        return fields;
    }

    /** The first field, or the only one that is there; a return that ends no other line is in it where lines end otherwise. */
    private static List<String> identifiers(final List<String> fields) {
        final List<String> there =
                fields.stream().filter(field -> !field.isEmpty()).toList();
        final String id = there.size() == 1 ? there.get(0) : fields.get(0);
        return id.isEmpty() ? List.of() : List.of(id.split("\r"));
    }

    /**
     * The genes of a set of a file of the kind gmt. Some libraries write a weight behind each, with a comma between.
     *
     * @param fields name, description and genes
     */
    static List<String> genes(final List<String> fields) {
        final List<String> genes = fields.stream()
                .skip(NAME_AND_DESCRIPTION)
                .filter(gene -> !gene.isEmpty())
                .toList();
        final boolean areWeighted =
                genes.stream().allMatch(gene -> WEIGHTED.matcher(gene).matches());
        return areWeighted
                ? genes.stream()
                        .map(gene -> gene.substring(0, gene.lastIndexOf(',')))
                        .toList()
                : genes;
    }

    private static boolean isUsualName(final String id) {
        final String lower = id.toLowerCase(Locale.ROOT);
        return MetadataFile.SAMPLE_ID_NAMES.contains(lower) || MetadataFile.GENE_ID_NAMES.contains(lower);
    }
}
