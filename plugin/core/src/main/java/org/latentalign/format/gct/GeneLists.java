package org.latentalign.format.gct;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;

/**
 * Genes that something raises and genes that it lowers, as files list them: GenePattern's gmt has a set of genes a line, behind
 * its name and a description, and CMap's grp has one set, a gene a line. Files tell the direction by the end of a set's name,
 * such as {@code _UP} and {@code _DN}, or there is one file for each direction.
 *
 * @param name of the two lists
 * @param up raised genes, as they stand; may be empty
 * @param down lowered genes; may be empty
 */
public record GeneLists(String name, List<String> up, List<String> down) {

    private static final Pattern DIRECTION =
            Pattern.compile("(.+?)[_ .:-]+\\(?(up|dn|down)\\)?", Pattern.CASE_INSENSITIVE);

    /** Copies the lists. */
    public GeneLists {
        up = List.copyOf(up);
        down = List.copyOf(down);
    }

    /** A set of genes, and where it is. */
    private record GeneSet(String name, List<String> genes, long line) {

        /** The name without its direction. */
        String base() {
            final Matcher matcher = DIRECTION.matcher(name);
            return matcher.matches() ? matcher.group(1) : name;
        }

        boolean isDown() {
            final Matcher matcher = DIRECTION.matcher(name);
            return matcher.matches()
                    && matcher.group(2).toLowerCase(Locale.ROOT).startsWith("d");
        }
    }

    /**
     * Reads a file, plain or gzipped. A set whose name ends with up belongs to the one that is called the same but for dn or
     * down at its end; sets whose names tell no direction are raised.
     *
     * @param path of the file; one whose name ends with gmt has sets, others have one a file
     * @return in the file's order; a set without a partner keeps its whole name
     * @throws FormatException when the file cannot be read, lists no genes or has two sets of one name
     */
    public static List<GeneLists> read(final Path path) throws IOException {
        final Map<String, GeneSet> raised = new LinkedHashMap<>();
        final Map<String, GeneSet> lowered = new LinkedHashMap<>();
        final Map<String, GeneSet> bases = new LinkedHashMap<>();
        for (final GeneSet set : sets(path)) {
            put(set.isDown() ? lowered : raised, set, path);
            bases.putIfAbsent(set.base(), set);
        }
        return paired(bases, raised, lowered);
    }

    /**
     * Reads two files, plain or gzipped: sets of the same name, but for a direction at its end, belong together. Where both
     * files have one set, the two belong together whatever their names.
     *
     * @param raised sets of raised genes
     * @param lowered sets of lowered genes
     * @return in the files' order; a set that the other file does not have stands alone
     * @throws FormatException as for one file
     */
    public static List<GeneLists> read(final Path raised, final Path lowered) throws IOException {
        final List<GeneSet> up = sets(raised);
        final List<GeneSet> down = sets(lowered);
        if (up.size() == 1 && down.size() == 1) {
            final GeneSet set = up.get(0);
            final String name = set.base().equals(down.get(0).base()) ? set.base() : set.name();
            return List.of(new GeneLists(name, set.genes(), down.get(0).genes()));
        }
        final Map<String, GeneSet> ups = new LinkedHashMap<>();
        final Map<String, GeneSet> downs = new LinkedHashMap<>();
        final Map<String, GeneSet> bases = new LinkedHashMap<>();
        for (final GeneSet set : up) {
            put(ups, set, raised);
            bases.putIfAbsent(set.base(), set);
        }
        for (final GeneSet set : down) {
            put(downs, set, lowered);
            bases.putIfAbsent(set.base(), set);
        }
        return paired(bases, ups, downs);
    }

    private static void put(final Map<String, GeneSet> sets, final GeneSet set, final Path path)
            throws FormatException {
        final GeneSet other = sets.putIfAbsent(set.base(), set);
        if (other != null) {
            throw new FormatException("Line " + set.line() + " of " + SourceStream.nameOf(path) + " has the set "
                    + TabReader.quote(set.name()) + ", which cannot be told from that in line " + other.line()
                    + ": give the sets different names.");
        }
    }

    private static List<GeneLists> paired(
            final Map<String, GeneSet> bases, final Map<String, GeneSet> raised, final Map<String, GeneSet> lowered) {
        final List<GeneLists> lists = new ArrayList<>();
        bases.forEach((base, first) -> {
            final GeneSet up = raised.get(base);
            final GeneSet down = lowered.get(base);
            lists.add(new GeneLists(
                    up != null && down != null ? base : first.name(),
                    up == null ? List.of() : up.genes(),
                    down == null ? List.of() : down.genes()));
        });
        return lists;
    }

    private static List<GeneSet> sets(final Path path) throws IOException {
        final String file = String.valueOf(path.getFileName());
        final String plain =
                file.toLowerCase(Locale.ROOT).endsWith(".gz") ? file.substring(0, file.length() - 3) : file;
        final List<GeneSet> sets =
                plain.toLowerCase(Locale.ROOT).endsWith(".gmt") ? sets(path, new ArrayList<>()) : oneSet(path, plain);
        if (sets.stream().allMatch(set -> set.genes().isEmpty())) {
            throw new FormatException(
                    SourceStream.nameOf(path) + " lists no genes; a line of a file of the kind gmt has a"
                            + " name, a description and genes, with a tab between them, and other files have one gene a line.");
        }
        return sets;
    }

    private static List<GeneSet> sets(final Path path, final List<GeneSet> sets) throws IOException {
        try (var reader = TabReader.openTable(path, '\t')) {
            while (reader.nextLine()) {
                final List<String> fields = new ArrayList<>();
                while (reader.nextField()) {
                    fields.add(reader.text());
                }
                final String name = fields.get(0);
                final List<String> genes = IdentifierList.genes(fields);
                if (name.isEmpty() && !genes.isEmpty()) {
                    throw new FormatException("Line " + reader.line() + " of " + SourceStream.nameOf(path)
                            + " has genes but no name of their set: put one before the first tab.");
                }
                if (!name.isEmpty() && !name.startsWith("#")) {
                    sets.add(new GeneSet(name, genes, reader.line()));
                }
            }
        }
        return sets;
    }

    private static List<GeneSet> oneSet(final Path path, final String file) throws IOException {
        final int dot = file.lastIndexOf('.');
        return List.of(new GeneSet(dot > 0 ? file.substring(0, dot) : file, IdentifierList.read(path), 1));
    }
}
