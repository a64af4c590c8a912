package org.latentalign.node.fit.alignment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.knime.core.node.BufferedDataTable;
import org.latentalign.node.shared.compare.ComparedRows;
import org.latentalign.node.shared.compare.SpaceAfter;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.progress.Progress;

/** The vectors of one space, in the order of the table, with what they have in common with the other one. */
final class SpaceRows {

    private final String which;

    private final boolean isUnique;

    private final ComparedRows rows;

    private final boolean hasKeyColumn;

    private final List<double[]> vectors = new ArrayList<>();

    private final List<String> keys = new ArrayList<>();

    private final List<String> heldOutLabels = new ArrayList<>();

    private final Map<String, Integer> places = new HashMap<>();

    private long repeated;

    private String firstRepeated;

    private long withoutKey;

    /**
     * @param which "first" or "second", for messages
     * @param table with the vectors
     * @param source where they are
     * @param columns the key's, unless RowIDs are keys, and then the held-out group's, if there is one
     * @param hasKeyColumn whether the first of the columns is the key
     * @param isUnique whether a key stands for one row; else it is a group
     * @param encoding the model, if there is one
     */
    SpaceRows(
            final String which,
            final BufferedDataTable table,
            final VectorSource source,
            final List<String> columns,
            final boolean hasKeyColumn,
            final boolean isUnique,
            final SpaceAfter encoding) {
        this.which = which;
        this.hasKeyColumn = hasKeyColumn;
        this.isUnique = isUnique;
        rows = new ComparedRows(table, source, columns, encoding);
    }

    void read(final Progress progress) throws InterruptedException, ExecutionException {
        rows.read(this::isWanted, this::take, progress);
    }

    private boolean isWanted(final ComparedRows.Head head) {
        var key = key(head.rowKey(), head.labels());
        if (key == null) {
            withoutKey++;
            return false;
        }
        if (isUnique && places.putIfAbsent(key, places.size()) != null) {
            repeated++;
            if (firstRepeated == null) {
                firstRepeated = key;
            }
            return false;
        }
        return true;
    }

    private String key(final String rowKey, final String... labels) {
        return hasKeyColumn ? labels[0] : rowKey;
    }

    private void take(final ComparedRows.Row row) {
        vectors.add((row.after() == null ? row.before() : row.after()).clone());
        keys.add(key(row.rowKey(), row.labels()));
        int label = hasKeyColumn ? 1 : 0;
        heldOutLabels.add(row.labels().length > label ? row.labels()[label] : null);
    }

    double[][] vectors() {
        return vectors.toArray(double[][]::new);
    }

    double[] vector(final int row) {
        return vectors.get(row);
    }

    List<String> keys() {
        return keys;
    }

    String heldOutLabel(final int row) {
        return heldOutLabels.get(row);
    }

    List<String> warnings() {
        var warnings = new ArrayList<>(rows.warnings());
        if (withoutKey > 0) {
            warnings.add("Left out " + withoutKey + (withoutKey == 1 ? " row" : " rows") + " of the " + which
                    + " table without a value in the column of the anchors.");
        }
        if (repeated > 0) {
            warnings.add("Left out " + repeated + (repeated == 1 ? " row" : " rows") + " of the " + which
                    + " table with a key that an earlier row has; the first: \"" + firstRepeated + "\".");
        }
        return warnings;
    }
}
