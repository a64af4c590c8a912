package org.latentalign.format.gct;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;

/**
 * Identifiers that a file lists: CMap's grp has one a line, GenePattern's gmt a set a line behind the set's name and
 * description, and of any other table the first column counts. Lines that begin with a number sign are comments.
 */
public final class IdentifierList {

    private static final int NAME_AND_DESCRIPTION = 2;

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
            while (reader.nextLine()) {
                for (int i = 0; reader.nextField() && (hasSets || i == 0); i++) {
                    final String id = reader.text();
                    if (i == 0 && id.startsWith("#")) {
                        break;
                    }
                    final boolean isName = reader.line() == 1 && isUsualName(id);
                    if (!id.isEmpty() && !isName && (!hasSets || i >= NAME_AND_DESCRIPTION)) {
                        ids.add(id);
                    }
                }
            }
        }
        if (ids.isEmpty()) {
            throw new FormatException(SourceStream.nameOf(path) + " lists no identifiers; choose a file that has one a"
                    + " line, or sets of them in a file of the kind gmt.");
        }
        return new ArrayList<>(ids);
    }

    private static boolean isUsualName(final String id) {
        final String lower = id.toLowerCase(Locale.ROOT);
        return MetadataFile.SAMPLE_ID_NAMES.contains(lower) || MetadataFile.GENE_ID_NAMES.contains(lower);
    }
}
