package org.latentalign.node.write.gct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.latentalign.figure.Numbers;
import org.latentalign.format.Field;
import org.latentalign.format.gct.WrittenAxis;
import org.latentalign.node.shared.cells.HeldField;

/** Finds what a table of gene metadata says of the dimensions of vectors. */
final class GeneLabels {

    private final List<String> warnings = new ArrayList<>();

    private final WrittenAxis axis;

    /**
     * @param names of the dimensions, or none
     * @param dimension how many there are
     * @param table what is known of genes, if anything is
     * @param nameColumn among the fields of the table, the one that has the names of the dimensions; without it the
     *     identifiers are these
     */
    GeneLabels(
            final List<String> names,
            final int dimension,
            final Optional<LabelTable> table,
            final Optional<String> nameColumn) {
        if (table.isEmpty()) {
            axis = new WrittenAxis(names.isEmpty() ? numbered(dimension) : names, List.of());
            return;
        }
        LabelTable genes = table.get();
        int[] rows = names.isEmpty()
                ? rowsInOrder(dimension, genes)
                : rowsByName(names, genes, nameColumn.flatMap(name -> field(genes, name)));
        var ids = new ArrayList<String>();
        for (int i = 0; i < dimension; i++) {
            ids.add(rows[i] >= 0 ? genes.ids().get(rows[i]) : names.isEmpty() ? Integer.toString(i + 1) : names.get(i));
        }
        var ordered = new LabelTable(
                ids, genes.fields().stream().map(field -> field.inOrder(rows)).toList());
        List<Field> fields = ordered.newFields();
        axis = new WrittenAxis(ids, fields);
    }

    private static List<String> numbered(final int dimension) {
        return IntStream.rangeClosed(1, dimension).mapToObj(Integer::toString).toList();
    }

    private static Optional<HeldField> field(final LabelTable genes, final String name) {
        return genes.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst();
    }

    private int[] rowsInOrder(final int dimension, final LabelTable genes) {
        if (genes.ids().size() == dimension) {
            return IntStream.range(0, dimension).toArray();
        }
        warnings.add("The dimensions of the vectors have no names, and the gene metadata have "
                + Numbers.count(genes.ids().size()) + " rows for " + Numbers.count(dimension)
                + " dimensions: genes were numbered, and their metadata left out.");
        var none = new int[dimension];
        Arrays.fill(none, -1);
        return none;
    }

    private int[] rowsByName(final List<String> names, final LabelTable genes, final Optional<HeldField> column) {
        Map<String, Integer> rows = new HashMap<>();
        for (int i = 0; i < genes.ids().size(); i++) {
            int row = i;
            column.ifPresentOrElse(
                    field -> {
                        if (!field.isMissing(row)) {
                            rows.putIfAbsent(field.text(row), row);
                        }
                    },
                    () -> rows.put(genes.ids().get(row), row));
        }
        int[] found =
                names.stream().mapToInt(name -> rows.getOrDefault(name, -1)).toArray();
        long missing = IntStream.of(found).filter(row -> row < 0).count();
        if (missing > 0) {
            warnings.add(Numbers.count(missing) + " of " + Numbers.count(names.size())
                    + " genes have no row in the gene metadata: their names are their identifiers, and their metadata"
                    + " are missing.");
        }
        long unused = genes.ids().size()
                - IntStream.of(found).filter(row -> row >= 0).distinct().count();
        if (unused > 0) {
            warnings.add(
                    Numbers.count(unused) + " of " + Numbers.count(genes.ids().size())
                            + " rows of the gene metadata are of no gene of the vectors and were not written.");
        }
        return found;
    }

    WrittenAxis axis() {
        return axis;
    }

    List<String> warnings() {
        return warnings;
    }
}
