package org.latentalign.node.ask.signatures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knime.core.data.DataCell;
import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.KNIMEException;
import org.latentalign.format.gct.GeneLists;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.score.query.GeneNames;
import org.latentalign.score.query.GeneSets;

/** Makes queries of lists of genes. One that cannot be asked is kept with its reason, and the others are asked. */
final class GeneListQueries {

    private static final int MOST_SHOWN = 3;

    private final List<String> genes;

    private final GeneNames names;

    private final List<AskedSignature> asked = new ArrayList<>();

    private final List<RefusedQuery> refused = new ArrayList<>();

    private long missing;

    private long repeated;

    /** @param genes of the references, in their order */
    GeneListQueries(final List<String> genes) {
        this.genes = genes;
        names = new GeneNames(genes);
    }

    /** Takes lists from columns of a table. */
    void read(
            final BufferedDataTable table,
            final Optional<String> up,
            final Optional<String> down,
            final Optional<String> drugColumn) {
        var spec = table.getDataTableSpec();
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                var row = rows.next();
                String drug = drugColumn
                        .map(column -> row.getCell(spec.findColumnIndex(column)))
                        .filter(cell -> !cell.isMissing())
                        .map(DataCell::toString)
                        .orElse(null);
                add(
                        row.getKey().getString(),
                        drug,
                        elements(up.map(column -> row.getCell(spec.findColumnIndex(column)))),
                        elements(down.map(column -> row.getCell(spec.findColumnIndex(column)))));
            }
        }
    }

    /** Takes lists from a file, or from one for each direction. */
    void read(final Path lists, final Optional<Path> lowered) throws IOException {
        var read = lowered.isPresent() ? GeneLists.read(lists, lowered.get()) : GeneLists.read(lists);
        for (var one : read) {
            add(one.name(), null, one.up(), one.down());
        }
    }

    /** The elements of a list, or what is between commas, semicolons and blanks of a text; numbers are names, too. */
    private List<String> elements(final Optional<DataCell> chosen) {
        if (chosen.isEmpty() || chosen.get().isMissing()) {
            return List.of();
        }
        if (chosen.get() instanceof CollectionDataValue list) {
            List<String> texts = new ArrayList<>();
            for (DataCell element : list) {
                if (element.isMissing()) {
                    missing++;
                } else {
                    texts.add(element.toString());
                }
            }
            return texts;
        }
        return Stream.of(chosen.get().toString().split("[,;\\s]+")).toList();
    }

    void add(final String name, final String drug, final List<String> up, final List<String> down) {
        List<String> notFound = new ArrayList<>();
        int[] raised = find(up, notFound);
        int[] lowered = find(down, notFound);
        var both = new HashSet<>(IntStream.of(raised).boxed().toList());
        both.retainAll(IntStream.of(lowered).boxed().collect(Collectors.toSet()));
        if (raised.length + lowered.length == 0) {
            refused.add(new RefusedQuery(
                    name,
                    drug,
                    notFound,
                    notFound.isEmpty()
                            ? "its lists are empty"
                            : "none of its genes is in the references, such as " + VectorSource.list(notFound)));
        } else if (!both.isEmpty()) {
            refused.add(new RefusedQuery(
                    name,
                    drug,
                    notFound,
                    VectorSource.list(both.stream().sorted().map(genes::get).toList())
                            + (both.size() == 1 ? " is" : " are") + " both raised and lowered"));
        } else {
            var sets = new GeneSets(raised, lowered);
            asked.add(new AskedSignature(name, drug, sets.direction(genes.size()), null, sets, false, notFound));
        }
    }

    private int[] find(final List<String> list, final List<String> notFound) {
        int[] found = names.find(list, notFound);
        long written = list.stream().filter(name -> !name.isBlank()).count();
        long unknown = list.stream()
                .filter(name -> !name.isBlank() && names.find(name) == GeneNames.NONE)
                .count();
        repeated += written - unknown - found.length;
        return found;
    }

    List<AskedSignature> asked() {
        return asked;
    }

    List<RefusedQuery> refused() {
        return refused;
    }

    /** Says what was left out, and fails when that is everything. */
    void complain(final List<String> warnings) throws KNIMEException {
        if (missing > 0) {
            warnings.add((missing == 1 ? "1 missing element" : missing + " missing elements")
                    + " of the lists of genes stood for no gene.");
        }
        if (repeated > 0) {
            warnings.add((repeated == 1 ? "1 gene" : repeated + " genes")
                    + " of the lists stood there more than once, and counted once.");
        }
        if (refused.isEmpty()) {
            return;
        }
        String reasons = refused.stream()
                        .limit(MOST_SHOWN)
                        .map(query -> '"' + query.name() + "\" (" + query.reason() + ")")
                        .collect(Collectors.joining(", "))
                + (refused.size() > MOST_SHOWN ? " and " + (refused.size() - MOST_SHOWN) + " more" : "");
        if (asked.isEmpty()) {
            throw new KNIMEException("No list of genes can be asked: " + reasons + ". The references call genes "
                    + VectorSource.list(genes) + ": use the same kind of names.");
        }
        warnings.add(refused.size() + " of " + (asked.size() + refused.size()) + " lists of genes "
                + (refused.size() == 1 ? "was" : "were") + " not asked: " + reasons + ".");
    }
}
