package org.latentalign.node.ask.neighbors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.latentalign.node.shared.compare.ComparedRows;
import org.latentalign.node.shared.compare.ComparedRows.Head;
import org.latentalign.progress.Progress;

/** What one pass over the table finds of certain names and of certain rows. */
final class NamedRows {

    private final boolean isNameRowId;

    private final Set<String> names;

    private final Set<Long> sampled;

    /** By name: its vectors, of the first complete row. */
    private final Map<String, List<double[]>> vectors = new HashMap<>();

    /** By name: all rows of it. */
    private final Map<String, List<Long>> rows = new HashMap<>();

    private final List<Long> sampleRows = new ArrayList<>();

    private final List<List<double[]>> sampleVectors = new ArrayList<>();

    /**
     * @param isNameRowId whether a row's name is its RowID, and not its first label
     * @param names that are wanted
     * @param sampled numbers of rows that are wanted, whatever their names
     */
    NamedRows(final boolean isNameRowId, final Set<String> names, final Set<Long> sampled) {
        this.isNameRowId = isNameRowId;
        this.names = names;
        this.sampled = sampled;
    }

    void read(final ComparedRows table, final Progress progress) {
        table.read(
                head -> isWanted(head) || sampled.contains(head.index()),
                row -> {
                    var found = new ArrayList<double[]>();
                    found.add(row.before().clone());
                    if (row.after() != null) {
                        found.add(row.after().clone());
                    }
                    String name = name(isNameRowId, row.rowKey(), row.labels());
                    if (name != null && names.contains(name)) {
                        vectors.putIfAbsent(name, found);
                    }
                    if (sampled.contains(row.index())) {
                        sampleRows.add(row.index());
                        sampleVectors.add(found);
                    }
                },
                progress);
    }

    private boolean isWanted(final Head head) {
        String name = name(isNameRowId, head.rowKey(), head.labels());
        if (name == null || !names.contains(name)) {
            return false;
        }
        rows.computeIfAbsent(name, key -> new ArrayList<>()).add(head.index());
        return !vectors.containsKey(name);
    }

    /** The name of a row; null when it has none. */
    static String name(final boolean isRowId, final String rowKey, final String[] labels) {
        return isRowId ? rowKey : labels[0];
    }

    boolean has(final String name) {
        return vectors.containsKey(name);
    }

    double[] vector(final String name, final int space) {
        return vectors.get(name).get(space);
    }

    List<Long> rows(final String name) {
        return rows.getOrDefault(name, List.of());
    }

    long[] sampleRows() {
        return sampleRows.stream().mapToLong(Long::longValue).toArray();
    }

    double[][] sampleVectors(final int space) {
        return sampleVectors.stream().map(vectorsOf -> vectorsOf.get(space)).toArray(double[][]::new);
    }
}
